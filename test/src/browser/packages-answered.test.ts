import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import {
  expectNothingSerious,
  expectOnRecord,
  expectPublished,
  expectStanding,
  galleryRow,
  makeMove,
  panelOf,
  seatBothSides,
} from "./both-sides.ts";
import { pressButton, tabTo } from "./keyboard.ts";
import { choose } from "./package-screens.ts";
import { NEXT_PACKAGE } from "./packages-of-the-case.ts";
import { openProposal, pressTool } from "./rooms.ts";

const REALITY = { id: "W-13", search: "Reality" };
const NAME = "W-13 a) and b)";
const EST = { id: "P-est", search: "sell-through" };
const EST_NAME = "Electronic sell-through (permanent downloads) at the existing home video formula";

/** Begins a package with a text on the reality programs. */
async function beginPackage(page: Page, text: string): Promise<void> {
  await openProposal(page, REALITY);
  await panelOf(page).getByRole("button", { name: "Add to a package" }).click();
  await choose(page, { proposal: NAME, offer: "pass", text });
}

/** Opens a package from the list of all. */
async function openPackage(page: Page, label: string): Promise<void> {
  await pressTool(page, /^Packages/);
  const named = page.locator("strong", { hasText: label });
  await page.locator(".package-line").filter({ has: named }).click();
  await page.getByRole("dialog", { name: label }).waitFor();
}

async function close(page: Page): Promise<void> {
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

test("PACKAGE-2 PACKAGE-6 PACKAGE-9 a package is answered with another, that one is taken back, and then two cross: both stand until one is accepted, and both sides and the gallery read what became of each", async () => {
  await using sides = await seatBothSides();
  const { guild, producers, observer } = sides;
  const [ours, theirs] = [`Guild package ${NEXT_PACKAGE}`, `Producers package ${NEXT_PACKAGE + 1}`];
  await beginPackage(guild, "MBA minimums for reality programs of an hour.");
  await choose(guild, { proposal: EST_NAME, offer: "accept" });
  await choose(guild, { proposal: "W-12 a)", offer: "withdraw" });
  await pressButton(guild, "Review as they will see it");
  await makeMove(guild, "Offer the package to Producers");

  // Answered with another, which begins with their text.
  await openPackage(producers, ours);
  await pressButton(producers, "Answer with a package");
  const answer = producers.getByRole("dialog");
  await answer.getByText(`It answers ${ours}, which ends with it.`).waitFor();
  // Of the three they take two: the withdrawal is not asked for.
  await answer.getByRole("checkbox", { name: "W-12 a)" }).uncheck();
  await choose(producers, { proposal: NAME, offer: "pass", text: "MBA minimums from 2009 on." });
  await choose(producers, { proposal: EST_NAME, offer: "pass", text: "Paid as DVDs are." });
  await pressButton(producers, "Review as they will see it");
  await answer.getByText(`In answer to ${ours}`).waitFor();
  await makeMove(producers, "Offer the package to Guild");
  await openPackage(guild, ours);
  const read = guild.getByRole("dialog");
  await read.getByText(/^Offered .*, answered with another package/).waitFor();
  // A package that is over says nothing of what may be had of it, nor of what lies beneath another.
  await read.getByText("It is over: nothing here is on offer any more.").waitFor();
  expect(await read.getByText("Beneath, by itself").count()).toBe(0);
  await close(guild);
  const standing = (id: string) => guild.locator(`[data-line="${id}"][data-column="standing"]`);
  await expect.poll(() => standing("W-12a").textContent()).toBe("Tabled");
  await expectPublished(
    observer,
    `Producers offered a package, all or none: ${theirs}, in answer to ${ours}.`,
  );

  // Taken back by its own side.
  await openPackage(producers, theirs);
  await pressButton(producers, "Withdraw the offer");
  await tabTo(producers, "[role=dialog] textarea");
  await producers.keyboard.type("We think again.");
  await answer
    .getByRole("region", { name: "As Guild will see it" })
    .getByText(`Producers withdrew its package ${NEXT_PACKAGE + 1}.`)
    .waitFor();
  await expectNothingSerious(producers);
  await makeMove(producers, "Withdraw the offer");
  await openPackage(guild, theirs);
  await read.getByText(/, withdrawn .*: We think again\.$/).waitFor();
  expect(await read.getByRole("button", { name: "Accept as a whole" }).count()).toBe(0);
  await close(guild);
  await expectStanding(guild, EST, "Tabled");
  await expectOnRecord(guild, "We think again.");
  await expectPublished(observer, `Producers took back the offer of ${theirs}.`);

  // Both offer another in the same moment.
  for (const page of [guild, producers]) {
    await beginPackage(page, page === guild ? "MBA minimums from 2008 on." : "From 2010 on.");
    await pressButton(page, "Review as they will see it");
  }
  await Promise.all([
    makeMove(guild, "Offer the package to Producers"),
    makeMove(producers, "Offer the package to Guild"),
  ]);
  for (const page of [guild, producers]) {
    const panel = panelOf(page);
    await panel.getByText(/Guild package \d+ holds it alone/).waitFor();
    await panel.getByText(/Producers package \d+ holds it alone/).waitFor();
    await panel.locator(".panel-standing").getByText("Both").waitFor();
  }
  const line = panelOf(guild).locator(".panel-package", { hasText: "Producers" });
  await line.getByRole("button", { name: "Open" }).click();
  await read.getByText("From 2010 on.").waitFor();
  await pressButton(guild, "Accept as a whole");
  await read.getByText(/^Guild package \d+ would end with this/).waitFor();
  await makeMove(guild, "Accept the whole package");
  for (const page of [guild, producers]) await expectStanding(page, REALITY, "Agreed in principle");
  await galleryRow(observer, REALITY.id).getByText("From 2010 on.").waitFor();
  const packages = observer.getByRole("region", { name: "Packages" });
  await packages.getByText("No longer there as a whole").waitFor();
  expect(await observer.content()).not.toContain("from 2008");
});
