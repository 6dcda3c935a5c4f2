import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";

import { openTestHouse } from "../harness/test-house.ts";
import { isAtCell } from "./keyboard.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";
import { goToRoom, pressTool } from "./rooms.ts";

const NEW_SUBJECT = "Something new from across the table";
const PHONE = { width: 390, height: 844 };
/** So high that every row is drawn: rows far out of sight are not. */
const ALL_ROWS = { width: 1440, height: 2400 };

/** A cell by "proposal/column", with these words in it. */
function cell(page: Page, at: string, hasText = ""): Locator {
  const [line, column] = at.split("/");
  return page.locator(`[data-line="${line}"][data-column="${column}"]`, { hasText });
}

async function write(page: Page, at: string, words: string): Promise<void> {
  await cell(page, at).click();
  await page.keyboard.press("Enter");
  await cell(page, at).locator("textarea").fill(words);
  await page.keyboard.press("Enter");
  await cell(page, at, words).waitFor();
}

async function setStatus(page: Page, line: string, status: string): Promise<void> {
  await cell(page, `${line}/working-status`).click();
  await page.keyboard.press("Enter");
  await cell(page, `${line}/working-status`).locator("select").selectOption(status);
  await cell(page, `${line}/working-status`).locator("select").waitFor({ state: "detached" });
}

/** The lines in the order in which the eye meets them. */
async function linesShown(page: Page): Promise<string[]> {
  return page
    .locator('[role="rowheader"]')
    .evaluateAll((cells) =>
      cells
        .toSorted(
          (one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top,
        )
        .map((each) => (each as HTMLElement).dataset["line"] ?? ""),
    );
}

test("GRID-1 somebody who types in a cell keeps row, words and focus while the other side tables, reorders and writes in that row", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const world = { browser, house };
  const { page: guild } = await takeSeat(world, "Guild negotiator 1");
  await guild.setViewportSize(ALL_ROWS);
  const { page: producers } = await takeSeat(world, "Producers chief");

  // Both sides have put an order; the guild's negotiator looks at the table by it.
  await write(producers, "W-12a/agenda", "1");
  await write(producers, "W-13/agenda", "2");
  await cell(guild, "W-13/agenda", "2").waitFor();
  await guild.getByRole("columnheader", { name: "Agenda" }).getByRole("button").click();
  await expect.poll(async () => (await linesShown(guild)).slice(0, 2)).toEqual(["W-12a", "W-13"]);
  const before = await linesShown(guild);

  await cell(guild, "W-13/remarks").click();
  await guild.keyboard.type("Half a ");
  const editor = cell(guild, "W-13/remarks").locator("textarea");
  const place = await editor.boundingBox();

  // Meanwhile: another order, a status in that very row, and a new proposal at the top of its group.
  await write(producers, "W-12a/agenda", "9");
  await setStatus(producers, "W-13", "stuck");
  await producers.getByRole("button", { name: "Table a proposal" }).click();
  await producers.getByRole("textbox", { name: "What it is about" }).fill(NEW_SUBJECT);
  await producers.getByRole("button", { name: /^Table it before/ }).click();
  await producers.getByRole("dialog").waitFor({ state: "detached" });
  // Somebody comes to the table, and somebody begins to watch.
  await takeSeat(world, "Producers negotiator 1");
  const { page: staff } = await takeSeat(world, "Guild staff 1");
  await goToRoom(staff, "Monitor");
  await guild.getByText("Monitored by 1 staff").waitFor();
  await guild.getByText("1 moved since you looked").waitFor();

  // What is not a matter of place is seen at once; what would move rows waits.
  await cell(guild, "W-13/working-status", "Stuck").waitFor();
  const pill = guild.getByRole("button", { name: /rows changed · Apply/ });
  await pill.waitFor();
  expect(await linesShown(guild)).toEqual(before);
  expect(await editor.boundingBox()).toEqual(place);
  expect(await editor.inputValue()).toBe("Half a ");
  expect(await editor.evaluate((field) => field === document.activeElement)).toBe(true);

  await guild.keyboard.type("sentence");
  await guild.keyboard.press("Enter");
  await cell(producers, "W-13/remarks", "Half a sentence").waitFor();
  for (const page of [guild, producers])
    expect(await page.locator('[data-column="remarks"]', { hasText: "sentence" }).count()).toBe(1);

  // Applied with the key, everything is in its place, and the focus is on the same proposal as before.
  expect(await linesShown(guild)).toEqual(before);
  const next = before[2] ?? "";
  await isAtCell(guild, next, "remarks");
  await guild.keyboard.press("ArrowLeft");
  await guild.keyboard.press("r");
  await pill.waitFor({ state: "detached" });
  await isAtCell(guild, next, "last-move");
  await expect.poll(async () => (await linesShown(guild)).slice(0, 2)).toEqual(["W-13", "W-12a"]);
  await guild.getByRole("rowheader", { name: NEW_SUBJECT }).waitFor();
  await cell(guild, "W-13/remarks", "Half a sentence").waitFor();
});

test("GRID-1 NEWS-1 ACCESS-3 PANEL-1 while nobody is in the grid, what others change is in its place at once and no pill asks; what has moved is read in the record's words and marked as seen", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const world = { browser, house };
  const { page: guild } = await takeSeat(world, "Guild negotiator 1");
  await guild.setViewportSize(ALL_ROWS);
  const { page: producers } = await takeSeat(world, "Producers chief");
  await cell(guild, "W-13/title").waitFor();
  await producers.getByRole("button", { name: "Table a proposal" }).click();
  await producers.getByRole("textbox", { name: "What it is about" }).fill(NEW_SUBJECT);
  await producers.getByRole("button", { name: /^Table it before/ }).click();
  await guild.getByRole("rowheader", { name: NEW_SUBJECT }).waitFor();
  expect(await guild.getByRole("button", { name: /changed · Apply/ }).count()).toBe(0);

  const moved = guild.getByRole("button", { name: "1 moved since you looked" });
  await moved.press("Enter");
  const news = guild.getByRole("dialog", { name: "Since you looked" });
  await news.getByText(NEW_SUBJECT).first().waitFor();
  expect(await news.getByRole("listitem").count()).toBe(1);
  const axe = new AxeBuilder({ page: guild }).setLegacyMode(true).include(".dialog");
  expect((await axe.analyze()).violations).toEqual([]);
  await news.getByRole("button", { name: /^Open / }).press("Enter");
  await guild.getByRole("complementary").waitFor();
  await moved.waitFor({ state: "detached" });
  // What was opened has the keyboard, and not the strip that is gone.
  await isInPart(guild, "aside");

  // The other chief's next move is new again, until it is marked as seen without being opened.
  await producers.locator('[data-line="W-12a"][data-column="title"]').click();
  await producers.getByRole("complementary").getByRole("button", { name: "Reject" }).click();
  await producers.getByRole("button", { name: "Reject pass 1" }).press("Enter");
  await producers.getByRole("dialog").waitFor({ state: "detached" });
  await moved.press("Enter");
  await news.getByText("Producers rejected pass 1 of W-12 a)").waitFor();
  expect(await news.getByRole("listitem").count()).toBe(1);
  await news.getByRole("button", { name: "Mark all as seen" }).press("Enter");
  await news.waitFor({ state: "detached" });
  expect(await moved.count()).toBe(0);
  // What opened the dialog is gone, on both screens: the keyboard goes on in the same part.
  await isInPart(guild, "main");
  await isInPart(producers, "aside");

  // What is about no proposal is found there too.
  await producers.getByRole("button", { name: "Open a session" }).click();
  await producers.getByRole("dialog").getByRole("button", { name: "Open the session" }).click();
  await producers.getByRole("dialog").waitFor({ state: "detached" });
  await pressTool(guild, "Since you looked");
  await news.getByText("Producers opened session 1").waitFor();
  expect(await moved.count()).toBe(0);
  await news.getByRole("button", { name: "Mark all as seen" }).press("Enter");
  await news.waitFor({ state: "detached" });
  await pressTool(guild, "Since you looked");
  await news.getByText("Nobody has moved since you looked.").waitFor();
  await guild.keyboard.press("Escape");
  await news.waitFor({ state: "detached" });

  // On a phone the proposal takes the whole screen, and going back closes it without leaving the room.
  await guild.setViewportSize(PHONE);
  const panel = guild.getByRole("complementary");
  await guild.getByRole("button", { name: "Close the panel" }).click();
  await panel.waitFor({ state: "detached" });
  await guild.locator(".card").first().click();
  await panel.waitFor();
  await guild.goBack();
  await panel.waitFor({ state: "detached" });
  expect(new URL(guild.url()).pathname).toMatch(/\/table$/);
});

/** The element that has the focus is in that part of the page, or is the part. */
async function isInPart(page: Page, part: "main" | "aside"): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest("aside, main")?.localName))
    .toBe(part);
}

test("GRID-2 of two who set one status, the overwritten one is told by whom and with what, and puts it back with one click", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const world = { browser, house };
  const { page: guild } = await takeSeat(world, "Guild negotiator 1");
  const { page: producers } = await takeSeat(world, "Producers negotiator 1");
  for (const page of [guild, producers]) await cell(page, "W-12a/working-status").waitFor();
  await setStatus(guild, "W-12a", "narrowing");
  await cell(producers, "W-12a/working-status", "Narrowing").waitFor();
  const place = await cell(guild, "W-12a/working-status").boundingBox();
  await setStatus(producers, "W-12a", "stuck");

  const replaced = guild.getByRole("status", { name: "Replaced by others" });
  await replaced
    .getByText(
      "Producers negotiator 1 set the working status of W-12 a) to “Stuck”. You had “Narrowing”.",
    )
    .waitFor();
  // It is told without moving a row.
  expect(await cell(guild, "W-12a/working-status").boundingBox()).toEqual(place);
  await replaced.getByRole("button", { name: "Put mine back" }).click();
  for (const page of [guild, producers])
    await cell(page, "W-12a/working-status", "Narrowing").waitFor();
  await replaced.getByRole("button").first().waitFor({ state: "detached" });
  // It is the other's turn to know.
  await producers
    .getByRole("status", { name: "Replaced by others" })
    .getByText("You had “Stuck”.")
    .waitFor();
});
