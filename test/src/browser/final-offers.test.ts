import { expect, test } from "vitest";

import { openTestHouse } from "../harness/test-house.ts";
import {
  expectNothingSerious,
  expectPublished,
  expectRefused,
  expectStanding,
  makeMove,
  openMove,
  panelOf,
  writeInto,
} from "./both-sides.ts";
import { pressButton, tabTo } from "./keyboard.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";
import { goToRoom, openProposal } from "./rooms.ts";

const REALITY = { id: "W-13", search: "Reality" };
const ASKED = "Is this as far as you go?";

test("MOVE-13 MOVE-14 LOOK-1 ACCESS-2 a text, a package and then the whole are declared final by keyboard alone, and both sides read who asked and how", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const world = { browser, house };
  const { page: guild } = await takeSeat(world, "Guild chief");
  const { page: producers } = await takeSeat(world, "Producers chief");
  const { page: observer } = await takeSeat(world, "Observer 1");
  const dialog = guild.getByRole("dialog");

  await openMove(guild, REALITY, "Final offer");
  await tabTo(guild, "[role=dialog] select");
  await guild.keyboard.press("ArrowDown");
  await expectRefused(guild, "Declare pass 1 final", "Write in what words it was asked for.");
  await writeInto(guild, "In what words was it asked for?", "Is that your last word on it?");
  await expectNothingSerious(guild);
  await makeMove(guild, "Declare pass 1 final");
  for (const page of [guild, producers]) {
    await openProposal(page, REALITY);
    const fact = panelOf(page).locator(".panel-fact", { hasText: "Guild calls pass 1 its last" });
    await fact.getByText("Producers had asked:").waitFor();
    await fact.getByText("Is that your last word on it?").waitFor();
  }
  await expectPublished(observer, "Guild called its text on W-13 a) and b) its last, best and");
  // It is answered as any other, and a further text of its side is warned of.
  await openMove(producers, REALITY, "Reject");
  await makeMove(producers, "Reject pass 1");
  await expectStanding(guild, REALITY, "Rejected");
  await openMove(guild, REALITY, "Pass a text");
  await writeInto(guild, "Text of the pass", "MBA rates from 2008 on.");
  await pressButton(guild, "Review as they will see it");
  await dialog.getByText("its last, best and final offer. A further text shows").waitFor();
  await guild.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await guild.getByRole("button", { name: "Close the panel" }).press("Enter");

  const strip = guild.getByRole("region", { name: "Packages that wait for an answer" });
  await strip.getByRole("button", { name: /Guild Package/ }).press("Enter");
  await pressButton(guild, "Final offer");
  await tabTo(guild, "[role=dialog] select");
  await guild.keyboard.press("End");
  await tabTo(guild, "[role=dialog] textarea");
  await guild.keyboard.type(ASKED);
  await dialog
    .getByRole("region", { name: "As Producers will see it" })
    .getByText(`its last, best and final offer, asked for by the mediator: “${ASKED}”`)
    .waitFor();
  await pressButton(guild, "Declare package 4 final");
  await dialog.waitFor({ state: "detached" });

  const theirs = producers.getByRole("region", { name: "Packages that wait for an answer" });
  const offered = theirs.getByRole("button", { name: /Guild Package/ });
  await offered.getByText("final offer").waitFor();
  await offered.press("Enter");
  const card = producers.getByRole("article");
  await card.getByText("Guild calls this package its last, best and final offer").waitFor();
  await card.getByText("The mediator had asked:").waitFor();
  await card.getByText(ASKED).waitFor();
  // It binds nobody: the package is answered as any other.
  const accept = producers.getByRole("button", { name: "Accept as a whole" });
  await expect.poll(() => accept.isEnabled()).toBe(true);
  await producers.keyboard.press("Escape");

  await guild.getByRole("button", { name: /^Packages/ }).press("Enter");
  await pressButton(guild, "Final offer on the whole");
  await pressButton(guild, "Declare all that we offer final");
  await pressButton(guild, "Declare all of it final");
  await dialog.waitFor({ state: "detached" });
  const whole = producers.getByRole("region", { name: "Last, best and final offers on the whole" });
  await whole.getByRole("button", { name: /Guild Final offer on the whole/ }).press("Enter");
  await producers
    .getByRole("dialog")
    .getByText(/^Guild calls all that it had on the table \(\d+ texts and 1 package\)/)
    .waitFor();
  await producers.keyboard.press("Escape");
  await goToRoom(producers, "Record");
  const record = producers.getByRole("main");
  await record.getByText(`asked for by the mediator: “${ASKED}”`).waitFor();
  await record.getByText("asked for by Producers: “Is that your last word on it?”").waitFor();
  await record.getByText(/declared all that it has on the table/).waitFor();
});
