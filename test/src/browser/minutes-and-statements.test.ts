import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import {
  expectNothingSerious,
  expectOnRecord,
  expectPublished,
  seatForWholeFile,
  writeInto,
} from "./both-sides.ts";
import { chooseFromMenu, pressButton } from "./keyboard.ts";
import { closeDialog } from "./rooms.ts";

const sides = seatForWholeFile();

const WORDS = "Both sides will bring figures on the sale of DVDs to the next session.";
const OURS = "We met for six hours and meet again on Monday.";
const JOINT = "Both sides will meet again on Monday.";

async function openStatements(page: Page): Promise<void> {
  await page.getByRole("grid").waitFor();
  await chooseFromMenu(page, ".table-toolbar", "Minutes and statements");
  await pressButton(page, "Statements");
}

/** Everything that the page sends from its next load on. */
function listen(page: Page): string[] {
  const sent: string[] = [];
  page.on("request", (request) => sent.push(request.postData() ?? ""));
  page.on("websocket", (socket) =>
    socket.on("framesent", ({ payload }) => sent.push(payload.toString("latin1"))),
  );
  return sent;
}

test("MINUTES-1 MINUTES-2 MINUTES-4 LOOK-1 ACCESS-2 one chief offers an entry by keyboard alone, the other declines it with a reason and then signs a better one, and both read it", async () => {
  const { guild, producers } = sides();
  await guild.getByRole("grid").waitFor();
  await guild.getByRole("button", { name: "Open a session" }).click();
  await guild.getByRole("button", { name: "Open the session" }).click();
  await guild.getByRole("dialog").waitFor({ state: "detached" });
  for (const page of [guild, producers]) {
    await page.getByRole("grid").waitFor();
    await chooseFromMenu(page, ".table-toolbar", "Minutes and statements");
    await page.getByText("Both sides have signed no entry of joint minutes yet.").waitFor();
  }

  const offer = async (words: string): Promise<void> => {
    await pressButton(guild, "Offer an entry");
    await writeInto(guild, "What the minutes shall say", words);
    await guild
      .getByRole("region", { name: "As Producers will see it" })
      .getByText(words)
      .waitFor();
    await pressButton(guild, "Offer it to Producers");
  };
  await offer("The Producers will bring figures.");
  const first = producers.getByRole("region", { name: "Entry 1, offered by Guild" });
  await first.getByText("Not in the minutes: it waits for your side.").waitFor();
  await expectNothingSerious(producers);
  await pressButton(producers, "Decline it");
  await writeInto(
    producers,
    "Why your side does not sign it (on the record)",
    "Both sides said so.",
  );
  await pressButton(producers, "Decline the entry");
  await guild.getByText("1 entry that was offered and not signed").waitFor();
  await guild.getByText("Both sides have signed no entry of joint minutes yet.").waitFor();

  await offer(WORDS);
  const second = producers.getByRole("region", { name: "Entry 2, offered by Guild" });
  await second.waitFor();
  await pressButton(producers, "Sign these words");
  // The last look has the very words that are signed.
  await second.getByRole("region", { name: "As Guild will see it" }).getByText(WORDS).waitFor();
  await pressButton(producers, "Not now");
  await pressButton(producers, "Sign these words");
  await pressButton(producers, "Sign entry 2: it stands for good");
  for (const page of [guild, producers]) {
    const session = page.getByRole("region", { name: "Session 1" });
    await session.getByText(WORDS).waitFor();
    expect(await session.textContent()).not.toContain("The Producers will bring figures.");
  }
  await expectNothingSerious(guild);
  await guild.getByText("1 entry that was offered and not signed").click();
  await guild.getByText("Producers declined it").waitFor();
  await expectNothingSerious(guild);
  await producers.keyboard.press("Escape");
  await producers.getByRole("dialog").waitFor({ state: "detached" });
  await expectOnRecord(
    producers,
    "Producers signed entry 2: it stands in the joint minutes of session 1.",
  );
});

test("STATEMENT-1 STATEMENT-3 STATEMENT-4 LOOK-1 ACCESS-2 a chief begins a statement that leaves the device with the last button alone, and the observer reads it under the side's name", async () => {
  const { guild, observer } = sides();
  const sent = listen(guild);
  await guild.reload();
  await openStatements(guild);
  await guild.getByText("No statement has been published yet.").waitFor();
  await pressButton(guild, "Write a statement");
  await writeInto(guild, "The statement, word for word", OURS);
  const later = guild.getByLabel(/^Not before/);
  await later.fill("2099-01-01T18:30");
  await guild.getByText(/^You keep it until 1 Jan 2099/).waitFor();
  await guild.getByRole("button", { name: "Publish it now", disabled: true }).waitFor();
  await expectNothingSerious(guild);

  // It outlives the page, and the table says until when it is kept.
  await guild.reload();
  const strip = guild.getByRole("region", { name: "Your statement" });
  await strip.getByText(/kept until 1 Jan 2099/).waitFor();
  await openStatements(guild);
  await pressButton(guild, "Go on with it");
  await later.fill("2007-01-01T18:30");
  expect(sent.length).toBeGreaterThan(0);
  expect(sent.join("\n")).not.toContain(OURS);
  const seen = guild.getByRole("region", { name: "As Producers will see it" });
  await seen.getByText("Guild published a statement.").waitFor();
  await seen.getByText(OURS).waitFor();
  await pressButton(guild, "Publish it now");
  await guild.getByRole("list", { name: "Statements" }).getByText(OURS).waitFor();
  expect(sent.join("\n")).toContain(OURS);
  await strip.waitFor({ state: "detached" });

  const published = observer.getByRole("region", { name: "Statements" });
  await published.getByText(OURS).waitFor();
  expect(await published.textContent()).not.toContain("chief");
  await expectPublished(observer, "Guild published a statement.");
  await expectNothingSerious(observer);
});

test("STATEMENT-2 ACCESS-2 a joint statement is out with the second signature, by keyboard alone, and the observer reads nothing of it before", async () => {
  const { guild, producers, observer } = sides();
  for (const page of [guild, producers]) {
    await closeDialog(page);
    await openStatements(page);
  }
  await pressButton(producers, "Write a statement");
  await writeInto(producers, "The statement, word for word", JOINT);
  await producers.keyboard.press("Shift+Tab");
  await producers.keyboard.press("ArrowDown");
  await producers
    .getByRole("region", { name: "As Guild will see it" })
    .getByText("Producers offered a joint statement.")
    .waitFor();
  await pressButton(producers, "Offer it to Guild");
  const offer = guild.getByRole("region", { name: "Joint statement offered by Producers" });
  await offer.getByText("Not published: it waits for your side.").waitFor();
  await expectNothingSerious(guild);
  await pressButton(guild, "Sign this statement");
  const seen = offer.getByRole("region", { name: "As Producers will see it" });
  await seen.getByText(JOINT).waitFor();
  const published = observer.getByRole("region", { name: "Statements" });
  expect(await published.getByText(JOINT).count()).toBe(0);
  await pressButton(guild, "Sign it: it is published at once");
  await published.getByText(JOINT).waitFor();
  await published.getByText("Guild and Producers").waitFor();
  await expectPublished(observer, "Both sides published a joint statement.");
  for (const page of [guild, producers])
    await page.getByRole("list", { name: "Statements" }).getByText(JOINT).waitFor();
});
