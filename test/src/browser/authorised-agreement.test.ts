import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import { openTestHouse } from "../harness/test-house.ts";
import { expectNothingSerious, makeMove, openMove, panelOf } from "./both-sides.ts";
import { pressButton, tabTo } from "./keyboard.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";
import { goToRoom, openProposal } from "./rooms.ts";

const EST = { id: "P-est", search: "sell-through" };
const AUTHORISED = "Authorised by the committee: West 1–0";
const COMPANIES = "The companies, 7–1";

async function openVotes(page: Page): Promise<void> {
  await goToRoom(page, "Caucus");
  await page.getByRole("button", { name: /^Votes/ }).click();
}

test("VOTE-2 VOTE-7 LOOK-1 ACCESS-2 a committee is asked about the other side's text by keyboard alone, and both chiefs show who authorised their yes and their signatures", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const world = { browser, house };
  const { page: chief } = await takeSeat(world, "Guild chief");
  const { page: west } = await takeSeat(world, "Guild negotiator 1");
  const { page: producers } = await takeSeat(world, "Producers chief");
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
  await goToRoom(chief, "Table");
  await openMove(chief, EST, "Accept");
  await tabTo(chief, ".move-committee summary");
  await chief.keyboard.press("Enter");
  await pressButton(chief, "Call the vote");
  await dialog.getByText("Your committee is still voting on exactly this text.").waitFor();
  // What is not decided is no authority.
  expect(await dialog.getByRole("button", { name: "Show the tally" }).count()).toBe(0);
  await pressButton(chief, "Not now");
  await openVotes(west);
  const asked = west.getByRole("article", { name: "Shall we accept this pass?" });
  await asked.getByRole("button", { name: "Yes", exact: true }).press("Enter");
  await openVotes(chief);
  await chief.getByRole("row", { name: "West 1 of 1 1, reached 1 0 0" }).waitFor();
  await pressButton(chief, "Close the vote");
  await chief.getByText("Carried, in every body with its quorum.").waitFor();

  await goToRoom(chief, "Table");
  await openMove(chief, EST, "Accept");
  await dialog.getByText("Your committee voted on exactly this text: West 1–0. Carried.").waitFor();
  await pressButton(chief, "Show the tally");
  const seen = dialog.getByRole("region", { name: "As Producers will see it" });
  await seen.getByText(`They say: “${AUTHORISED}”`).waitFor();
  await expectNothingSerious(chief);
  await makeMove(chief, "Accept pass 1");

  await openProposal(producers, EST);
  await panelOf(producers).getByText(AUTHORISED).waitFor();
  await openMove(producers, EST, "Sign TA");
  await tabTo(producers, ".move-committee summary");
  await producers.keyboard.press("Enter");
  await tabTo(producers, ".move-committee input");
  await producers.keyboard.type(COMPANIES);
  await makeMove(producers, "Sign this text");
  await panelOf(chief)
    .getByRole("listitem")
    .filter({ hasText: "signed by Producers chief" })
    .getByText(COMPANIES)
    .waitFor();
  // A side that shows nothing signs as before.
  await openMove(chief, EST, "Sign TA");
  await dialog.getByText("Your committee voted on exactly this text: West 1–0. Carried.").waitFor();
  await makeMove(chief, "Sign this text");

  await goToRoom(producers, "Record");
  const record = producers.getByRole("main");
  await record.getByText(`agreed in principle. They say: “${AUTHORISED}”`).waitFor();
  await record.getByText(`They say: “${COMPANIES}”`).waitFor();
  await openVotes(producers);
  await producers.getByText("No votes yet").waitFor();
});
