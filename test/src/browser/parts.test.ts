import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import { openTestHouse } from "../harness/test-house.ts";
import {
  expectNothingSerious,
  expectStanding,
  galleryRow,
  makeMove,
  openMove,
} from "./both-sides.ts";
import { pressButton, tabTo, tabToField, walkToCell } from "./keyboard.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";
import { goToRoom } from "./rooms.ts";

async function moreMove(page: Page, button: string): Promise<void> {
  if ((await page.locator(".panel-more").getAttribute("open")) === null) {
    await tabTo(page, ".panel-more summary");
    await page.keyboard.press("Enter");
  }
  await pressButton(page, button);
  await page.getByRole("dialog").waitFor();
}

async function typeInto(page: Page, label: string, words: string): Promise<void> {
  await tabToField(page, page.getByRole("dialog").getByLabel(label, { exact: true }));
  await page.keyboard.type(words);
}

test("PART-1 PART-2 CITE-1 ACCESS-2 a proposal is numbered and split into parts by keyboard alone, its old number leads to them, and the whole is withdrawn with them", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const world = { browser, house };
  const { page: guild } = await takeSeat(world, "Guild chief");
  const { page: producers } = await takeSeat(world, "Producers chief");
  const { page: observer } = await takeSeat(world, "Observer 1");
  await walkToCell(guild, "wga-animation", "title");
  await guild.keyboard.press("Enter");
  await guild.getByRole("complementary").waitFor();

  await moreMove(guild, "Renumber");
  await typeInto(guild, "New number", "W-1");
  await pressButton(guild, "Renumber it");
  await guild.getByRole("complementary", { name: "Proposal W-1" }).waitFor();
  await moreMove(guild, "Renumber");
  await typeInto(guild, "New number", "W-41");
  await pressButton(guild, "Renumber it");
  await guild.getByRole("complementary", { name: "Proposal W-41" }).waitFor();

  await moreMove(guild, "Split");
  const second = guild.getByRole("region", { name: "b)" });
  await tabToField(guild, second.getByLabel("What it is about"));
  await guild.keyboard.type("Feature animation");
  await pressButton(guild, "Split it before Producers");
  await guild.getByRole("dialog").waitFor({ state: "detached" });

  // Whoever looks for the first number finds the row that leads on.
  await producers.getByRole("grid").waitFor();
  await tabTo(producers, 'input[type="search"]');
  await producers.keyboard.type("W-1 animation");
  await producers.locator('[data-line="wga-animation"]').getByText("In lettered parts").waitFor();
  await walkToCell(producers, "wga-animation", "title");
  await producers.keyboard.press("Enter");
  const panel = producers.getByRole("complementary", { name: "Proposal W-41" });
  await panel.getByText("Formerly W-1").waitFor();
  await pressButton(producers, "W-41 b)");
  await producers.getByRole("complementary", { name: "Proposal W-41 b)" }).waitFor();
  await pressButton(producers, "Reject");
  await producers.getByRole("dialog").waitFor();
  await pressButton(producers, "Reject pass 1");
  await producers.getByRole("dialog").waitFor({ state: "detached" });
  await expect
    .poll(() => producers.getByRole("complementary").locator(".standing-chip").textContent())
    .toContain("Rejected");

  // All of it in one act, and each part stands as withdrawn.
  const whole = { id: "wga-animation", search: "W-41" };
  await openMove(guild, whole, "Withdraw");
  const dialog = guild.getByRole("dialog");
  await dialog.getByText("Its open parts go with it: W-41 a), W-41 b).").waitFor();
  await tabToField(guild, dialog.getByRole("radio", { name: /^Unconditional/ }));
  await guild.keyboard.press("Space");
  const seen = dialog.getByRole("region", { name: "As Producers will see it" });
  await expect
    .poll(() => seen.locator("p").allTextContents())
    .toEqual(["Guild withdrew W-41 a).", "Guild withdrew W-41 b).", "Guild withdrew W-41."]);
  await expectNothingSerious(guild);
  await makeMove(guild, "Withdraw all of it");
  for (const page of [guild, producers]) await expectStanding(page, whole, "Withdrawn");
  await pressButton(producers, "W-41 b)");
  await producers.getByRole("complementary", { name: "Proposal W-41 b)" }).waitFor();
  await producers.getByRole("complementary").getByText("Withdrawn unconditionally").waitFor();
  await goToRoom(producers, "Record");
  const row = producers.locator(".record-row").first();
  await expect.poll(() => row.textContent()).toContain("Guild withdrew W-41 a).");
  await expect.poll(() => row.textContent()).toContain("Guild withdrew W-41.");
  const inGallery = galleryRow(observer, whole.id);
  await inGallery.getByText("Withdrawn").waitFor();
  await inGallery.getByText("Its parts:").waitFor();
});
