import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import { openTestHouse } from "../harness/test-house.ts";
import { callTheVote, makeWest, sayWhoAuthorised, westSaysYes } from "./committee.ts";
import { pressButton } from "./keyboard.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";
import { choose } from "./package-screens.ts";
import { NEXT_PACKAGE } from "./packages-of-the-case.ts";
import { goToRoom, openProposal, pressTool } from "./rooms.ts";

const TEXT = "MBA minimums for reality programs of an hour.";
const AUTHORISED = "Authorised by the committee: West 1–0";

async function reviewDraft(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Packages/ }).click();
  await page.getByRole("button", { name: "Put a package together" }).click();
  await page.getByRole("button", { name: "Review as they will see it" }).click();
  await page.getByRole("article", { name: `Package ${NEXT_PACKAGE}` }).waitFor();
}

test("VOTE-2 VOTE-7 VOTE-8 ACCESS-2 a committee is asked about a whole package by keyboard alone, and its word goes over with exactly that package", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const world = { browser, house };
  const { page: chief } = await takeSeat(world, "Guild chief");
  const { page: west } = await takeSeat(world, "Guild negotiator 1");
  const { page: producers } = await takeSeat(world, "Producers chief");
  const dialog = chief.getByRole("dialog");

  await makeWest(chief);

  await goToRoom(chief, "Table");
  await openProposal(chief, { id: "W-13", search: "Reality" });
  await chief.getByRole("button", { name: "Add to a package" }).click();
  await choose(chief, { proposal: "W-13 a) and b)", offer: "pass", text: TEXT });
  await dialog.getByRole("button", { name: "Review as they will see it" }).click();
  // What is not decided is no authority.
  expect(await callTheVote(chief, "package")).toBe(0);
  await westSaysYes({ chief, west }, { question: "Shall we offer this package?", reads: TEXT });

  await goToRoom(chief, "Table");
  await reviewDraft(chief);
  await dialog
    .getByText("Your committee voted on exactly this package: West 1–0. Carried.")
    .waitFor();
  await pressButton(chief, "Show the tally");
  await dialog.getByRole("article").getByText(AUTHORISED).waitFor();
  expect(await dialog.getByText("As Producers will see it").count()).toBe(1);
  await pressButton(chief, "Offer the package to Producers");
  await dialog.waitFor({ state: "detached" });

  const strip = producers.getByRole("region", { name: "Packages that wait for an answer" });
  const offered = strip.getByRole("button", { name: `Package ${NEXT_PACKAGE}` });
  await offered.getByText("authorised").waitFor();
  await offered.press("Enter");
  await producers.getByRole("article").getByText(AUTHORISED).waitFor();
  await pressButton(producers, "Accept as a whole");
  await sayWhoAuthorised(producers, "The companies, 7–1");
  await pressButton(producers, "Accept the whole package");
  await producers.getByRole("dialog").waitFor({ state: "detached" });
  // Signing what was agreed by it, the side that accepted shows for each text what it showed, or something else.
  await pressTool(producers, /^Packages/);
  await producers.getByRole("button", { name: `Guild package ${NEXT_PACKAGE}` }).press("Enter");
  await pressButton(producers, "Sign its text");
  await sayWhoAuthorised(producers, "The companies, again");
  await pressButton(producers, "Sign this text");
  await producers.getByRole("dialog").waitFor({ state: "detached" });
  await goToRoom(chief, "Record");
  const record = chief.getByRole("main");
  await record.getByText("They say: “The companies, 7–1”").waitFor();
  await record
    .getByText("Producers signed W-13 a) and b). They say: “The companies, again”")
    .waitFor();
  await record.getByText(`They say: “${AUTHORISED}”`).waitFor();
});
