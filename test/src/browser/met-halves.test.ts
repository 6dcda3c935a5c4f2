import { MAX_WORDS_CHARS } from "@crosstable/shared/limits";
import { expect, test } from "vitest";

import {
  expectNothingSerious,
  expectOnRecord,
  expectRefused,
  expectStanding,
  makeMove,
  openMove,
  panelOf,
  seatForWholeFile,
  writeInto,
} from "./both-sides.ts";
import { pressButton } from "./keyboard.ts";

const EST = { id: "P-est", search: "sell-through" };
const REALITY = { id: "W-13", search: "Reality" };
const FREE = "Words for the record (may be left empty)";
const CONDITION = "If the recoupment proposal is dropped.";
const READ = "I have read it. Go on";

const sides = seatForWholeFile();

test("MOVE-20 MOVE-12 BOUND-1 ACCESS-2 an offer that came while one's own was written is read before it is agreed to, and nothing that was written is lost", async () => {
  const { guild, producers } = sides();
  await openMove(producers, EST, "Current contract language");
  await writeInto(producers, FREE, "We leave it as it is.");
  await openMove(guild, EST, "Current contract language");
  await writeInto(guild, FREE, "As it is.");
  await makeMove(guild, "Offer it to Producers");
  const dialog = producers.getByRole("dialog");
  await dialog.getByText("Guild has offered it meanwhile.").waitFor();
  await expectRefused(producers, "Offer it to Guild", "Read first what Guild has said.");
  await expectNothingSerious(producers);
  await pressButton(producers, READ);
  await dialog.getByText("With your word the proposal is closed").waitFor();
  const written = dialog.getByLabel(FREE, { exact: true });
  // Not on what closes the dialog, where Enter would lose what is written.
  expect(await written.evaluate((field) => field === document.activeElement)).toBe(true);

  // What has been read is put in other words once more.
  await pressButton(guild, "Take back the offer to leave it as it is");
  await makeMove(guild, "Take it back");
  await openMove(guild, EST, "Current contract language");
  await writeInto(guild, FREE, CONDITION);
  await makeMove(guild, "Offer it to Producers");
  await dialog.getByText("Guild has said it anew meanwhile.").waitFor();
  await dialog.getByText(CONDITION).waitFor();
  await expectStanding(guild, EST, "Tabled");
  await expectRefused(producers, "Agree to close it so", "Read first what Guild has said.");
  await pressButton(producers, READ);
  await dialog.locator("blockquote", { hasText: CONDITION }).waitFor();
  expect(await written.inputValue()).toBe("We leave it as it is.");
  // What no move can hold is said with how much is too much, before anybody tries.
  await written.fill("x".repeat(MAX_WORDS_CHARS + 2));
  await dialog.getByText("Your words are 2 signs too long: 4,000 are the most.").waitFor();
  const agree = dialog.getByRole("button", { name: "Agree to close it so" });
  const collect = dialog.getByRole("button", { name: "Put into a transmittal" });
  expect([await agree.isDisabled(), await collect.isDisabled()]).toEqual([true, true]);
  await written.fill("We leave it as it is.");
  await makeMove(producers, "Agree to close it so");
  for (const page of [guild, producers])
    await expectStanding(page, EST, "Current contract language");
});

test("MOVE-21 ACCESS-2 an answer that is being written when the question ends and another is asked says so, and is given to the question that was read", async () => {
  const { guild, producers } = sides();
  const ask = async (words: string) => {
    await openMove(producers, REALITY, "Hold");
    await writeInto(producers, "Question or request", words);
    await makeMove(producers, "Put it on hold");
  };
  await ask("What would it cost?");
  await openMove(guild, REALITY, "Answer the question");
  await writeInto(guild, "Your answer", "Four million.");
  await openMove(producers, REALITY, "Counter");
  await writeInto(producers, "Text of the pass", "Programs of an hour alone.");
  await pressButton(producers, "Review as they will see it");
  await makeMove(producers, "Counter pass 1");
  const dialog = guild.getByRole("dialog");
  await dialog.getByText("This question is not open any more.").waitFor();
  await ask("How many programs are there?");
  await dialog.getByText("Producers has asked something else meanwhile.").waitFor();
  await expectRefused(guild, "Give the answer", "Read first what has come of the question.");
  await expectNothingSerious(guild);
  await pressButton(guild, READ);
  await dialog.locator("blockquote", { hasText: "How many programs are there?" }).waitFor();
  const written = dialog.getByLabel("Your answer", { exact: true });
  expect(await written.inputValue()).toBe("Four million.");
  await writeInto(guild, "Your answer", "Forty-one.");
  await makeMove(guild, "Give the answer");
  await panelOf(producers).getByText("Forty-one.").first().waitFor();
  await expectOnRecord(producers, "Forty-one.");
});
