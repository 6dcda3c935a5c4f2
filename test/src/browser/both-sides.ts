import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";

import { openTestHouse } from "../harness/test-house.ts";
import { axeOn } from "./axe.ts";
import { pressButton, tabTo, tabToField } from "./keyboard.ts";
import { openBrowser, takeSeat, type OpenBrowser } from "./open-browser.ts";
import { goToRoom, openProposal } from "./rooms.ts";

/** Both chiefs at the table and an observer in the gallery, each in a browser of their own. */
export interface BothSides extends AsyncDisposable {
  readonly browser: OpenBrowser;
  readonly guild: Page;
  readonly producers: Page;
  readonly observer: Page;
}

export async function seatBothSides(): Promise<BothSides> {
  await using held = new AsyncDisposableStack();
  const house = held.use(await openTestHouse());
  const browser = held.use(await openBrowser());
  const seat = async (name: string) => (await takeSeat({ browser, house }, name)).page;
  const [guild, producers, observer] = await Promise.all([
    seat("Guild chief"),
    seat("Producers chief"),
    seat("Observer 1"),
  ]);
  const pages = { browser, guild, producers, observer };
  const all = held.move();
  return { ...pages, [Symbol.asyncDispose]: async () => all.disposeAsync() };
}

/** Both sides for all tests of a file, which follow from one another: seated before the first, until the last is over. */
export function seatForWholeFile(): () => BothSides {
  let sides: BothSides | null = null;
  beforeAll(async () => {
    sides = await seatBothSides();
  });
  afterAll(async () => sides?.[Symbol.asyncDispose]());
  return () => {
    if (sides === null) throw new Error("nobody is seated before the tests begin");
    return sides;
  };
}

/** What stands beside the grid for the proposal that is open there. */
export const panelOf = (page: Page) => page.getByRole("complementary");

/** Opens the dialog of a move on a proposal by the keyboard; the proposal is opened as one happens to find it. */
export async function openMove(
  page: Page,
  proposal: { id: string; search: string },
  move: string,
): Promise<void> {
  await openProposal(page, proposal);
  const button = panelOf(page).getByText(move, { exact: true });
  await button.first().waitFor({ state: "attached" });
  const more = page.locator(".panel-more");
  const isRare = (await more.getByText(move, { exact: true }).count()) > 0;
  if (isRare && (await more.getAttribute("open")) === null) {
    await tabTo(page, ".panel-more summary");
    await page.keyboard.press("Enter");
  }
  await pressButton(page, move);
  await page.getByRole("dialog").waitFor();
}

/** Goes to a field of the dialog by Tab and writes into it, over what stands there. */
export async function writeInto(page: Page, label: string, words: string): Promise<void> {
  await tabToField(page, page.getByRole("dialog").getByLabel(label, { exact: true }));
  await page.keyboard.press("Control+a");
  await page.keyboard.type(words);
}

/** Presses the dialog's binding button and waits until the move is made. */
export async function makeMove(page: Page, act: string): Promise<void> {
  await pressButton(page, act);
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

/** Presses it and waits for the words by which it is refused; the dialog stays, and what was written with it. */
export async function expectRefused(page: Page, act: string, words: string): Promise<void> {
  await pressButton(page, act);
  await page.getByRole("dialog").getByText(words).waitFor();
}

/** Waits until the grid shows a proposal in this standing. The line may have to be searched for. */
export async function expectStanding(
  page: Page,
  proposal: { id: string; search: string },
  standing: string,
): Promise<void> {
  await openProposal(page, proposal);
  await expect
    .poll(() => panelOf(page).locator(".standing-chip").first().textContent())
    .toContain(standing);
}

/** Waits for a sentence on the record as this page shows it, and goes back to the table. */
export async function expectOnRecord(page: Page, sentence: string): Promise<void> {
  await goToRoom(page, "Record");
  await page.getByRole("main").getByText(sentence, { exact: true }).first().waitFor();
  await goToRoom(page, "Table");
}

/** Waits for a sentence among what an observer is told. */
export async function expectPublished(observer: Page, sentence: string): Promise<void> {
  await observer
    .getByRole("region", { name: "What has happened" })
    .getByText(sentence)
    .first()
    .waitFor();
}

/** The row of a proposal in the gallery. */
export function galleryRow(observer: Page, id: string) {
  return observer.locator(`[data-proposal="${id}"]`);
}

/** axe finds nothing serious on what is shown now. */
export async function expectNothingSerious(page: Page): Promise<void> {
  const { violations } = await (await axeOn(page)).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(" ")}`)).toEqual([]);
}
