import type { Page } from "playwright-core";

import { pressButton, tabTo } from "./keyboard.ts";
import { goToRoom } from "./rooms.ts";

/** Shows the votes of the page's side, in its caucus. */
export async function openVotes(page: Page): Promise<void> {
  await goToRoom(page, "Caucus");
  await page.getByRole("button", { name: /^Votes/ }).click();
}

/** A body "West" with one member, who is Guild negotiator 1, made by the chief with the keyboard alone. */
export async function makeWest(chief: Page): Promise<void> {
  const dialog = chief.getByRole("dialog");
  await openVotes(chief);
  await pressButton(chief, "Who votes");
  await tabTo(chief, ".vote-body input[type=text]");
  await chief.keyboard.press("Control+a");
  await chief.keyboard.type("West");
  await dialog.getByRole("checkbox", { name: "Guild negotiator 1", exact: true }).focus();
  await chief.keyboard.press("Space");
  await pressButton(chief, "Keep this");
  await dialog.waitFor({ state: "detached" });
}

/** Calls the vote on what the dialog in front would send, and leaves the dialog. Tells how many tallies it would let the chief show. */
export async function callTheVote(chief: Page, what: "text" | "package"): Promise<number> {
  const dialog = chief.getByRole("dialog");
  await tabTo(chief, ".move-committee summary");
  await chief.keyboard.press("Enter");
  await pressButton(chief, "Call the vote");
  await dialog.getByText(`Your committee is still voting on exactly this ${what}.`).waitFor();
  const tallies = await dialog.getByRole("button", { name: "Show the tally" }).count();
  await pressButton(chief, "Not now");
  return tallies;
}

/** West's one member says yes, and the chief closes the vote. */
export async function westSaysYes(
  seats: { readonly chief: Page; readonly west: Page },
  about: { readonly question: string; readonly reads?: string },
): Promise<void> {
  const { chief, west } = seats;
  await openVotes(west);
  const asked = west.getByRole("article", { name: about.question });
  if (about.reads !== undefined) await asked.getByText(about.reads).waitFor();
  await asked.getByRole("button", { name: "Yes", exact: true }).press("Enter");
  await openVotes(chief);
  await chief.getByRole("row", { name: "West 1 of 1 1, reached 1 0 0" }).waitFor();
  await pressButton(chief, "Close the vote");
  await chief.getByText("Carried, in every body with its quorum.").waitFor();
}

/** Writes into the open dialog who has authorised what it sends. */
export async function sayWhoAuthorised(page: Page, words: string): Promise<void> {
  await tabTo(page, ".move-committee summary");
  await page.keyboard.press("Enter");
  await tabTo(page, ".move-committee input");
  await page.keyboard.type(words);
}
