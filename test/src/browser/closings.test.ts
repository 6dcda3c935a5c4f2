import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import { openTestHouse } from "../harness/test-house.ts";
import { openByKeyboard, pressButton, tabTo } from "./keyboard.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";

async function sayInDialog(page: Page, words: string, act: string): Promise<void> {
  await page.getByRole("dialog").waitFor();
  await tabTo(page, "textarea");
  await page.keyboard.type(words);
  await pressButton(page, act);
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

test("MOVE-12 MOVE-9 ACCESS-2 a proposal is left as the contract has it and opened again, by both chiefs and by keyboard alone", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const world = { browser, house };
  const { page: producers } = await takeSeat(world, "Producers chief");
  const { page: guild } = await takeSeat(world, "Guild chief");
  const both = [producers, guild];
  for (const page of both) await openByKeyboard(page, { id: "W-12a", label: "W-12 a)" });

  await tabTo(producers, ".panel-more summary");
  await producers.keyboard.press("Enter");
  await pressButton(producers, "Current contract language");
  await sayInDialog(producers, "We leave it as it is.", "Offer it to Guild");
  await guild.getByRole("complementary").getByText("We leave it as it is.").waitFor();
  await tabTo(guild, ".panel-more summary");
  await guild.keyboard.press("Enter");
  await pressButton(guild, "Current contract language");
  await sayInDialog(guild, "Agreed.", "Agree to close it so");
  const standing = '[data-line="W-12a"][data-column="standing"]';
  for (const page of both)
    await expect
      .poll(() => page.locator(standing).textContent())
      .toContain("Current contract language");

  await pressButton(guild, "Reopen");
  await sayInDialog(guild, "New figures came in.", "Ask Producers to reopen it");
  await producers.getByRole("complementary").getByText("New figures came in.").waitFor();
  await pressButton(producers, "Reopen");
  await sayInDialog(producers, "We have new figures, too.", "Agree to reopen it");
  for (const page of both) {
    await expect.poll(() => page.locator(standing).textContent()).toContain("Reopened");
    await page.getByRole("complementary").getByText("We have new figures, too.").waitFor();
  }
});
