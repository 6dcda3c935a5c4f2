import { expect, test } from "vitest";

import {
  expectNothingSerious,
  expectOnRecord,
  expectPublished,
  expectStanding,
  galleryRow,
  makeMove,
  openMove,
  seatBothSides,
} from "./both-sides.ts";
import { chooseFromMenu, pressButton, tabTo } from "./keyboard.ts";

const REALITY = { id: "W-13", search: "Reality" };
const LEFT =
  "Guild took the table off the record. Whatever binds is on the record of both sides all the same.";

test("OFFRECORD-5 OFFRECORD-6 LOOK-1 by keyboard alone a chief takes the table off the record and the other puts it back, everybody reads it, and the observer sees only how things stand after it", async () => {
  await using sides = await seatBothSides();
  const { guild, producers, observer } = sides;
  await guild.locator(".grid-line").first().waitFor();
  await tabTo(guild, ".session-day button");
  await guild.keyboard.press("Enter");
  await pressButton(guild, "Open the session");
  await guild.getByRole("dialog").waitFor({ state: "detached" });

  await chooseFromMenu(guild, ".session-more", "Go off the record");
  const asked = guild.getByRole("dialog", { name: "Go off the record" });
  await asked.getByRole("region", { name: "As Producers will see it" }).getByText(LEFT).waitFor();
  await expectNothingSerious(guild);
  await makeMove(guild, "Go off the record");
  for (const page of [guild, producers, observer])
    await page
      .getByRole("banner")
      .getByText(/^Off the record since \d\d:\d\d/)
      .waitFor();
  await observer.getByText(/^The table is off the record since .*\d\d:\d\d/).waitFor();
  await expectNothingSerious(observer);

  await openMove(producers, REALITY, "Reject");
  await producers
    .getByRole("note")
    .getByText("The table is off the record, but a move never is: it binds")
    .waitFor();
  await makeMove(producers, "Reject pass 1");
  await expectStanding(guild, REALITY, "Rejected");
  const row = galleryRow(observer, REALITY.id);
  expect(await row.getByText("Rejected").count()).toBe(0);

  await chooseFromMenu(producers, ".session-more", "Go back on the record");
  await producers.getByRole("dialog", { name: "Go back on the record" }).waitFor();
  await makeMove(producers, "Go back on the record");
  await row.getByText("Rejected").waitFor();
  await row.getByText(/off the record, from .* to /).waitFor();
  await expectPublished(
    observer,
    "Producers put the table back on the record. Off the record from",
  );
  expect(await observer.getByText(/rejected W-13/).count()).toBe(0);
  await expectNothingSerious(observer);
  for (const page of [guild, producers, observer])
    await page
      .getByText(/^Off the record since/)
      .first()
      .waitFor({ state: "detached" });

  await expectOnRecord(guild, LEFT);
  await guild.keyboard.press("/");
  const search = guild.getByRole("dialog", { name: "Search" });
  await search.getByRole("searchbox").fill("off the record");
  await search.getByText(LEFT).first().waitFor();
});
