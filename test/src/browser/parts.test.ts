import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import { openTestHouse } from "../harness/test-house.ts";
import { pressButton, tabTo, tabToField, walkToCell } from "./keyboard.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";

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

test("PART-1 CITE-1 ACCESS-2 a proposal is numbered and split into parts by keyboard alone, and its old number leads to them", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const world = { browser, house };
  const { page: guild } = await takeSeat(world, "Guild chief");
  const { page: producers } = await takeSeat(world, "Producers chief");
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
});
