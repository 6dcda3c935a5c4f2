import type { Page } from "playwright-core";
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
import { pressButton } from "./keyboard.ts";

const CW = { id: "wga-cw", search: "CW" };
const PAY = { id: "wga-paytv-basiccable-residuals", search: "pay television" };
const ANIMATION = { id: "wga-animation", search: "Animation" };
const CW_NAME = "The CW (and My Network TV) rates and residuals";
const PAY_NAME = "Residuals for programs made for pay television and basic cable";

const sides = seatForWholeFile();

/** The id under which a page shows the proposal that is open beside the grid. */
async function openId(page: Page): Promise<string> {
  // The grid scrolls there first, and draws what comes into sight.
  const line = '[aria-selected="true"] [data-line], [aria-selected="true"][data-line]';
  return (await page.locator(line).first().getAttribute("data-line")) ?? "";
}

test("CITE-1 PART-1 GALLERY-1 ACCESS-2 two proposals are merged and get a further part, and whoever looks for one of them is led to it", async () => {
  const { guild, producers, observer } = sides();
  await openMove(guild, CW, "Merge");
  await expectRefused(guild, "Merge them before Producers", "Choose at least one more proposal");
  await guild.getByRole("checkbox", { name: PAY_NAME }).focus();
  await guild.keyboard.press("Space");
  await writeInto(guild, "New number (may be left empty)", "W-12 a)");
  await writeInto(guild, "What it is about", "Television residuals");
  await expectRefused(guild, "Merge them before Producers", "used");
  await writeInto(guild, "New number (may be left empty)", "W-40");
  const asSeen = guild.getByRole("region", { name: "As Producers will see it" });
  await asSeen.getByText("Television residuals").waitFor();
  await makeMove(guild, "Merge them before Producers");

  // The other side finds an old name, and is led on from it.
  await expectStanding(producers, CW, "Goes on under another number");
  await pressButton(producers, "W-40");
  await producers.getByRole("complementary", { name: "Proposal W-40" }).waitFor();
  const merged = { id: await openId(producers), search: "W-40" };
  await panelOf(producers).getByText("It comes from").waitFor();
  await expectStanding(guild, PAY, "Goes on under another number");
  const row = galleryRow(observer, CW.id);
  await row.getByText("It was merged with others, and goes on as").waitFor();
  await observer.getByRole("searchbox", { name: "Search the proposals" }).fill("My Network");
  await row.getByRole("button", { name: "W-40" }).click();
  await expect
    .poll(() => observer.evaluate(() => (document.activeElement as HTMLElement).dataset))
    .toMatchObject({ proposal: merged.id });
  await galleryRow(observer, merged.id).getByText("It comes from").waitFor();
  const told = `Guild merged ${CW_NAME} and ${PAY_NAME} into one: they go on as W-40.`;
  await expectPublished(observer, told);
  await expectNothingSerious(observer);
  const sentence = `Guild merged ${CW_NAME}, ${PAY_NAME} into W-40.`;
  for (const page of [guild, producers]) await expectOnRecord(page, sentence);

  await openMove(guild, merged, "Add a part");
  await writeInto(guild, "What it is about", "My Network TV");
  await writeInto(guild, "Letter", "1");
  await expectRefused(guild, "Add it before Producers", "Give the part a letter from a to z");
  await writeInto(guild, "Letter", "c");
  await makeMove(guild, "Add c) before Producers");
  await openMove(guild, merged, "Add a part");
  await writeInto(guild, "What it is about", "Another");
  await writeInto(guild, "Letter", "c");
  await expectRefused(guild, "Add c) before Producers", "W-40 c)");
  await guild.keyboard.press("Escape");
  await guild.getByRole("dialog").waitFor({ state: "detached" });

  await expectStanding(producers, merged, "Tabled");
  await pressButton(producers, "W-40 c)");
  await producers.getByRole("complementary", { name: "Proposal W-40 c)" }).waitFor();
  await openMove(producers, { id: await openId(producers), search: "W-40 c" }, "Reject");
  await makeMove(producers, "Reject pass 1");
  // The part alone is refused.
  await expectStanding(guild, merged, "Tabled");
  await expectPublished(observer, "Guild added W-40 c) to W-40.");
  await expectPublished(observer, "Producers rejected W-40 c). It is still on the table.");
  await galleryRow(observer, merged.id).getByText("Its parts:").waitFor();
  for (const page of [guild, producers]) await expectOnRecord(page, "Guild added W-40 c) to W-40.");
});

test("CITE-1 GALLERY-1 ACCESS-2 a proposal is renumbered and split into proposals of their own, and its numbers lead everybody to them", async () => {
  const { guild, producers, observer } = sides();
  await openMove(guild, ANIMATION, "Renumber");
  await writeInto(guild, "New number", "W-12 a)");
  await expectRefused(guild, "Renumber it", "used");
  await writeInto(guild, "New number", "W-41");
  await makeMove(guild, "Renumber it");
  await openMove(guild, ANIMATION, "Renumber");
  await writeInto(guild, "New number", "W-42");
  await makeMove(guild, "Renumber it");

  await openMove(guild, ANIMATION, "Split");
  await guild.getByRole("radio", { name: /^Proposals of their own/ }).check();
  const pieces = ["Piece 1", "Piece 2"].map((name) => guild.getByRole("region", { name }));
  for (const [index, piece] of pieces.entries()) {
    await piece.getByLabel("Number (may be left empty)").fill(index === 0 ? "W-43" : "W-41");
    await piece.getByLabel("What it is about").fill(["Television", "Features"][index] ?? "");
  }
  await expectRefused(guild, "Split it before Producers", "used");
  await pieces[1]?.getByLabel("Number (may be left empty)").fill("W-44");
  await makeMove(guild, "Split it before Producers");

  await expectStanding(producers, { ...ANIMATION, search: "W-41" }, "Goes on under another number");
  await panelOf(producers).getByText("Formerly W-41").waitFor();
  await pressButton(producers, "W-44");
  await producers.getByRole("complementary", { name: "Proposal W-44" }).waitFor();
  await observer.getByRole("searchbox", { name: "Search the proposals" }).fill("W-41");
  const row = galleryRow(observer, ANIMATION.id);
  await row.getByText("Formerly W-41").waitFor();
  await row.getByText("It was split, and goes on as").waitFor();
  expect(await row.getByRole("button").allTextContents()).toEqual(["W-43", "W-44"]);
  await expectPublished(observer, "Guild renumbered W-41: it is W-42 now.");
  await expectPublished(observer, "Guild split W-42: it goes on as W-43 and W-44.");
  for (const page of [guild, producers]) {
    await expectOnRecord(page, "Guild renumbered W-41: it is W-42 now.");
    await expectOnRecord(page, "Guild split W-42: it goes on as W-43, W-44.");
  }
});
