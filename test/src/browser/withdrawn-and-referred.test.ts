import { expect, test } from "vitest";

import {
  expectNothingSerious,
  expectOnRecord,
  expectPublished,
  expectRefused,
  expectStanding,
  galleryRow,
  makeMove,
  openMove,
  panelOf,
  seatForWholeFile,
  writeInto,
} from "./both-sides.ts";
import { pressButton, tabToField } from "./keyboard.ts";

const REALITY = { id: "W-13", search: "Reality" };
const CW = { id: "wga-cw", search: "My Network" };
const CW_NAME = "The CW (and My Network TV) rates and residuals";
const ANIMATION = { id: "wga-animation", search: "Animation" };
const EST = { id: "P-est", search: "sell-through" };
const EST_NAME = "Electronic sell-through (permanent downloads) at the existing home video formula";
const CONDITION = "Producers take back their recoupment proposal.";
const TASK = "Count the programs of an hour.";
const REPORT = "There are 41 programs, 12 of them of an hour.";

const sides = seatForWholeFile();

test("MOVE-3 LOOK-1 a chief withdraws on a condition and without prejudice, and everybody reads in which way", async () => {
  const { guild, producers, observer } = sides();
  await openMove(guild, CW, "Withdraw");
  const dialog = guild.getByRole("dialog");
  await tabToField(guild, dialog.getByRole("radio", { name: /^Unconditional/ }));
  await guild.keyboard.press("Space");
  await guild.keyboard.press("ArrowDown");
  await expectRefused(guild, "Withdraw it", "Say in which way it is withdrawn");
  await writeInto(guild, "On what condition?", CONDITION);
  await writeInto(guild, "Words for the record (may be left empty)", "A step towards them.");
  const sentence = `Guild withdrew ${CW_NAME} on the condition: ${CONDITION}`;
  await dialog
    .getByRole("region", { name: "As Producers will see it" })
    .getByText(sentence, { exact: true })
    .waitFor();
  await expectNothingSerious(guild);
  await makeMove(guild, "Withdraw it");
  for (const page of [guild, producers]) {
    await expectStanding(page, CW, "Withdrawn");
    const fact = panelOf(page).locator(".panel-fact", { hasText: "on a condition" });
    await expect
      .poll(() => fact.locator("> :not(:first-child)").allTextContents())
      .toEqual(["The condition:", CONDITION, "Said with it:", "A step towards them."]);
  }
  await expectOnRecord(producers, sentence);
  await galleryRow(observer, CW.id).getByText("Withdrawn").waitFor();
  // What it hangs on is the table's own business.
  await expectPublished(observer, `Guild withdrew ${CW_NAME} on a condition.`);
  expect(await observer.content()).not.toContain(CONDITION);

  await openMove(guild, ANIMATION, "Withdraw");
  await guild.getByRole("radio", { name: /^Without prejudice/ }).check();
  await makeMove(guild, "Withdraw it");
  await expectStanding(producers, ANIMATION, "Withdrawn");
  await panelOf(producers).getByText("Withdrawn without prejudice").waitFor();
  await expectOnRecord(producers, "Guild withdrew Animation jurisdiction without prejudice.");
  await expectPublished(observer, "Guild withdrew Animation jurisdiction without prejudice");
});

test("GROUP-1 GROUP-2 a working group is offered, named by the other side, formed and brought back, and everybody reads its task and its report", async () => {
  const { guild, producers, observer } = sides();
  await openMove(guild, REALITY, "Refer to a working group");
  await writeInto(guild, "What the group shall do (may be left empty)", TASK);
  await makeMove(guild, "Offer a group to Producers");
  await expectPublished(observer, "Guild offered a working group on W-13 a) and b).");

  await openMove(producers, REALITY, "Refer to a working group");
  const theirs = producers.getByRole("dialog");
  await theirs.getByText(TASK).waitFor();
  for (const name of ["Producers negotiator 1", "Producers staff 1"])
    await theirs.getByRole("checkbox", { name, exact: true }).check();
  await makeMove(producers, "Name them to Guild");

  // Whoever names its members last says its task once more without writing it again.
  await openMove(guild, REALITY, "Refer to a working group");
  const ours = guild.getByRole("dialog");
  await ours.getByText("Producers named Producers negotiator 1, Producers staff 1.").waitFor();
  await ours.getByRole("checkbox", { name: "Guild negotiator 1", exact: true }).check();
  await makeMove(guild, "Name them and refer it");
  for (const page of [guild, producers]) {
    const panel = panelOf(page);
    await panel.getByText("has Guild negotiator 1 in the working group").waitFor();
    await panel
      .getByText("has Producers negotiator 1, Producers staff 1 in the working group")
      .waitFor();
    await panel.getByText(TASK).waitFor();
    await expectStanding(page, REALITY, "Tabled");
  }

  await openMove(producers, REALITY, "Report back");
  await expectRefused(producers, "Bring the report back", "Write the words for the record.");
  await writeInto(producers, "What the group found", REPORT);
  await expectNothingSerious(producers);
  await makeMove(producers, "Bring the report back");
  for (const page of [guild, producers]) {
    await panelOf(page).getByText("The working group reported (Guild negotiator 1;").waitFor();
    await panelOf(page).getByText(REPORT).waitFor();
  }
  await expectOnRecord(producers, REPORT);
  await expectOnRecord(
    guild,
    "Guild named Guild negotiator 1: W-13 a) and b) is referred to a working group of both sides.",
  );
  await expectPublished(observer, "The working group on W-13 a) and b) reported back.");
  expect(await observer.content()).not.toContain(REPORT);
});

test("MOVE-18 LOOK-1 a text that undoes an agreement and a signature says so before it is sent, and to everybody afterwards", async () => {
  const { guild, producers, observer } = sides();
  await openMove(guild, EST, "Accept");
  await makeMove(guild, "Accept pass 1");
  await openMove(guild, EST, "Sign TA");
  await makeMove(guild, "Sign this text");
  await expectStanding(producers, EST, "Agreed in principle");
  await panelOf(producers).getByText("Guild: signed by Guild chief").waitFor();

  await openMove(producers, EST, "Pass a text");
  await writeInto(producers, "Text of the pass", "Downloads are paid as DVDs are, less costs.");
  await pressButton(producers, "Review as they will see it");
  await producers
    .getByRole("note", { name: "Before you send it" })
    .getByText("This undoes that agreement. The signature of Guild is void then.")
    .waitFor();
  await expectNothingSerious(producers);
  await makeMove(producers, "Pass to Guild");
  for (const page of [guild, producers]) {
    await expectStanding(page, EST, "Tabled");
    await panelOf(page)
      .getByRole("region", { name: "Positions" })
      .getByText("It undid what was agreed in principle, pass 1, with its signatures.")
      .waitFor();
  }
  await expectOnRecord(
    guild,
    `Producers passed a text on ${EST_NAME}. What was agreed in principle, pass 1, is not agreed any more.`,
  );
  await expectPublished(observer, "What was agreed in principle on it is not agreed any more.");
  const published = galleryRow(observer, EST.id);
  await expect.poll(() => published.textContent()).toContain("Tabled");
});
