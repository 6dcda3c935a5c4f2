import { MATRIX_ROWS, type MatrixRow } from "@crosstable/shared/documents/matrix";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type * as Y from "yjs";

import { recordOf } from "../harness/case-of.ts";
import { openTestHouse } from "../harness/test-house.ts";
import { makeMove, panelOf } from "./both-sides.ts";
import { agreeOnPastDeadline } from "./deadline-screens.ts";
import { lieAbout } from "./evil-server.ts";
import { pressButton } from "./keyboard.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";
import { choose } from "./package-screens.ts";
import { NEXT_PACKAGE } from "./packages-of-the-case.ts";
import { openProposal, pressTool } from "./rooms.ts";

const REALITY = { id: "W-13", search: "Reality" };
const LATE = "Stunt coordinators";
const OFFERED = "From 2010 on.";
const ASKED = "Stunt coordinators are covered by Appendix A.";
const OTHER_WORDS = "Without terms.";

/** Other words in every text of the Producers; every hash stays as the server has it. */
function tellOtherWords(doc: Y.Doc): void {
  const rows = doc.getMap<MatrixRow>(MATRIX_ROWS);
  for (const [id, row] of rows.entries()) {
    const { b } = row.positions;
    if (b !== null && [OFFERED, ASKED].includes(b.text))
      rows.set(id, { ...row, positions: { ...row.positions, b: { ...b, text: OTHER_WORDS } } });
  }
}

/** Reads under the words of the lie that they are not what would be signed, and that neither button can be pressed for that reason. */
async function expectNothingSigned(page: Page, act: string): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByText(OTHER_WORDS).first().waitFor();
  const why = dialog.getByText("that you were shown");
  await why.waitFor();
  const id = await why.getAttribute("id");
  for (const name of [act, "Put into a transmittal"]) {
    const button = dialog.getByRole("button", { name });
    expect(await button.isDisabled()).toBe(true);
    expect(await button.getAttribute("aria-describedby")).toBe(id);
  }
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
}

async function openPackage(page: Page): Promise<void> {
  await pressTool(page, /^Packages/);
  const named = page.locator("strong", { hasText: `Producers package ${NEXT_PACKAGE}` });
  await page.locator(".package-line").filter({ has: named }).click();
}

test("HEADS-4 a chief signs what was agreed in a package by the words on the screen, and not by what the server calls their hash", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const guild = (await takeSeat({ browser, house }, "Guild chief")).page;
  const producers = (await takeSeat({ browser, house }, "Producers chief")).page;
  await openProposal(producers, REALITY);
  await panelOf(producers).getByRole("button", { name: "Add to a package" }).click();
  await choose(producers, { proposal: "W-13 a) and b)", offer: "pass", text: OFFERED });
  await pressButton(producers, "Review as they will see it");
  await makeMove(producers, "Offer the package to Guild");
  await openPackage(guild);
  await pressButton(guild, "Accept as a whole");
  await makeMove(guild, "Accept the whole package");

  const lying = await lieToThe(guild);
  const rows = recordOf(house).length;
  await guild.reload();
  await openPackage(guild);
  await pressButton(guild, "Sign its text");
  await expectNothingSigned(guild, "Sign this text");
  expect(recordOf(house).length).toBe(rows);

  lying.isOver = true;
  await guild.reload();
  await openPackage(guild);
  await pressButton(guild, "Sign its text");
  await makeMove(guild, "Sign this text");
  expect(recordOf(house).length).toBe(rows + 1);
});

test("HEADS-4 a chief consents to a late item by the words on the screen, and not by what the server calls their hash", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const guild = (await takeSeat({ browser, house }, "Guild chief")).page;
  const producers = (await takeSeat({ browser, house }, "Producers chief")).page;
  await agreeOnPastDeadline(producers, guild, "Guild");
  await producers.getByRole("button", { name: "Table a proposal" }).click();
  const tabling = producers.getByRole("dialog");
  await tabling.getByLabel("What it is about").fill(LATE);
  await tabling.getByLabel("Text of the proposal").fill(ASKED);
  await tabling.getByRole("button", { name: "Table it before Guild" }).click();
  await tabling.waitFor({ state: "detached" });
  const line = guild.locator(".grid-line", { hasText: LATE });
  await guild.getByRole("searchbox", { name: "Search the proposals" }).fill("Stunt");
  await line.getByText("New item, needs consent").waitFor();
  const id = (await line.locator("[data-line]").first().getAttribute("data-line")) ?? "";
  const late = { id, search: "Stunt" };

  const lying = await lieToThe(guild);
  const rows = recordOf(house).length;
  await guild.reload();
  await openConsent(guild, late);
  await expectNothingSigned(guild, "Give consent");
  expect(recordOf(house).length).toBe(rows);

  lying.isOver = true;
  await guild.reload();
  await openConsent(guild, late);
  await guild.getByRole("button", { name: "Give consent" }).click();
  await guild.getByRole("dialog").waitFor({ state: "detached" });
  expect(recordOf(house).length).toBe(rows + 1);
});

/** The answer to the late item, up to its button. */
async function openConsent(guild: Page, late: { id: string; search: string }): Promise<void> {
  await openProposal(guild, late);
  await panelOf(guild).getByRole("button", { name: "Answer the late item" }).click();
  await guild.getByRole("radio", { name: /^Consent/ }).check();
}

/** From the next loading of the page on, until it is over. */
async function lieToThe(guild: Page): Promise<{ isOver: boolean }> {
  const lying = { isOver: false };
  await lieAbout(guild, {
    document: "matrix",
    lie: (doc) => {
      if (!lying.isOver) tellOtherWords(doc);
    },
  });
  return lying;
}
