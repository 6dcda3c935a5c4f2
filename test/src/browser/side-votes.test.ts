import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import { openTestHouse } from "../harness/test-house.ts";
import { openVotes } from "./committee.ts";
import { pressButton, tabTo, tabToButton } from "./keyboard.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";
import { goToRoom } from "./rooms.ts";

const TEXT = "An arbitrator whom both sides name fixes the value.";
const AUTHORISED = "Authorised by the committee: West 1–0, East 1–0";

async function vote(page: Page, choice: string): Promise<void> {
  const ballot = page.getByRole("group", { name: /^Your ballot/ });
  await ballot.getByRole("button", { name: choice, exact: true }).press("Enter");
  await ballot.getByRole("button", { name: choice, pressed: true }).waitFor();
}

test("LOOK-1 VOTE-2 VOTE-7 ACCESS-2 a committee is asked by keyboard alone, in two bodies; its word goes over with exactly the text that was voted", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const world = { browser, house };
  const { page: chief } = await takeSeat(world, "Guild chief");
  const { page: west } = await takeSeat(world, "Guild negotiator 1");
  const { page: east } = await takeSeat(world, "Guild negotiator 2");
  const { page: producers } = await takeSeat(world, "Producers chief");

  await goToRoom(chief, "Caucus");
  await chief.getByLabel("Draft of").selectOption("W-12a");
  await chief.getByRole("textbox", { name: "Draft on W-12 a)" }).fill(TEXT);
  // Where nobody votes yet, that is asked first, and then the question.
  await pressButton(chief, "Ask the committee");
  const dialog = chief.getByRole("dialog");
  await dialog.getByRole("group", { name: "Members of Committee" }).waitFor();
  await tabTo(chief, ".vote-body input[type=text]");
  await chief.keyboard.press("Control+a");
  await chief.keyboard.type("West");
  await dialog.getByRole("checkbox", { name: "Guild negotiator 1", exact: true }).focus();
  await chief.keyboard.press("Space");
  await pressButton(chief, "Add a body");
  const second = dialog.getByRole("group", { name: "New body" }).first();
  await second.getByRole("textbox", { name: "Name" }).focus();
  await chief.keyboard.type("East");
  await dialog
    .getByRole("group", { name: "Members of East" })
    .getByRole("checkbox", { name: "Guild negotiator 2", exact: true })
    .focus();
  await chief.keyboard.press("Space");
  await pressButton(chief, "Keep this");
  await dialog.getByLabel("The text that is voted on").getByText(TEXT).waitFor();
  await pressButton(chief, "Call the vote");
  await chief.getByRole("article", { name: "Shall we pass this text on W-12 a)?" }).waitFor();
  await chief.getByText("West: 1 member, quorum 1 · East: 1 member, quorum 1").waitFor();

  for (const page of [west, east]) await openVotes(page);
  await vote(west, "No");
  await vote(west, "Yes");
  await vote(east, "Yes");
  await chief.getByRole("row", { name: "East 1 of 1 1, reached 1 0 0" }).waitFor();
  await tabToButton(chief, "Close the vote");
  await chief.keyboard.press("Enter");
  await chief.getByText("Carried, in every body with its quorum.").waitFor();
  await west.getByText("You voted yes.").waitFor();
  expect(await west.getByRole("group", { name: /^Your ballot/ }).count()).toBe(0);

  // Another text than the one that was voted is warned of, and could be sent.
  await chief.getByRole("button", { name: "Notes and drafts" }).press("Enter");
  const draft = chief.getByRole("textbox", { name: "Draft on W-12 a)" });
  await draft.fill(`${TEXT} Twice.`);
  await pressButton(chief, "Review as they will see it");
  await dialog.getByText("what you are about to send is not what was voted").waitFor();
  await dialog.getByRole("button", { name: "Pass to Producers", disabled: false }).waitFor();
  await chief.keyboard.press("Escape");
  await draft.fill(TEXT);
  await pressButton(chief, "Review as they will see it");
  await dialog
    .getByText("Your committee voted on exactly this text: West 1–0, East 1–0.")
    .waitFor();
  await pressButton(chief, "Show the tally");
  const preview = dialog.getByRole("article");
  await preview.getByText(AUTHORISED).waitFor();
  await pressButton(chief, "Pass to Producers");
  await dialog.waitFor({ state: "detached" });

  await producers.locator('[data-line="W-12a"][data-column="title"]').click();
  const panel = producers.getByRole("complementary", { name: "Proposal W-12 a)" });
  await panel.getByRole("region", { name: "Positions" }).getByText(AUTHORISED).waitFor();
  await panel.getByRole("region", { name: "Passes" }).getByText(AUTHORISED).waitFor();
  await goToRoom(producers, "Record");
  await producers.getByRole("main").getByText(`They say: “${AUTHORISED}”`).waitFor();
  await openVotes(producers);
  await producers.getByText("No votes yet").waitFor();
});
