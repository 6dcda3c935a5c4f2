import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import { openTestHouse } from "../harness/test-house.ts";
import { expectNothingSerious } from "./both-sides.ts";
import { openByKeyboard, pressButton, tabTo } from "./keyboard.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";

async function sayInDialog(page: Page, words: string, act: string): Promise<void> {
  await page.getByRole("dialog").waitFor();
  await tabTo(page, "textarea");
  await page.keyboard.type(words);
  await pressButton(page, act);
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

test("MOVE-12 MOVE-9 MOVE-16 MOVE-17 ACCESS-2 a text is acknowledged, an offer to leave the contract as it is is declined, then met, and its reopening taken back, then met, by keyboard alone", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const world = { browser, house };
  const { page: producers } = await takeSeat(world, "Producers chief");
  const { page: guild } = await takeSeat(world, "Guild chief");
  const both = [producers, guild];
  for (const page of both) await openByKeyboard(page, { id: "W-12a", label: "W-12 a)" });

  await tabTo(producers, ".panel-more summary");
  await producers.keyboard.press("Enter");
  await pressButton(producers, "Acknowledge");
  await sayInDialog(producers, "We have it and read it.", "Acknowledge it");
  await guild.getByRole("complementary").getByText("We have it and read it.").waitFor();
  await producers
    .getByRole("button", { name: "Acknowledge", exact: true })
    .waitFor({ state: "detached" });

  const offer = async () => {
    await pressButton(producers, "Current contract language");
    await sayInDialog(producers, "We leave it as it is.", "Offer it to Guild");
    await guild.getByRole("complementary").getByText("We leave it as it is.").waitFor();
  };
  await offer();
  const offered = producers.getByRole("complementary").getByText("offers to close it");
  await offered.waitFor();
  await pressButton(guild, "Decline the offer to leave it as it is");
  const declining = guild.getByRole("dialog");
  await declining.getByRole("region", { name: "As Producers will see it" }).waitFor();
  await expectNothingSerious(guild);
  await sayInDialog(guild, "It has to change.", "Decline it");
  await offered.waitFor({ state: "detached" });
  await offer();
  await tabTo(guild, ".panel-more summary");
  await guild.keyboard.press("Enter");
  await pressButton(guild, "Current contract language");
  await sayInDialog(guild, "Agreed.", "Agree to close it so");
  const standing = '[data-line="W-12a"][data-column="standing"]';
  for (const page of both)
    await expect
      .poll(() => page.locator(standing).textContent())
      .toContain("Current contract language");

  const asked = producers.getByRole("complementary").getByText("asks to reopen it");
  await pressButton(guild, "Reopen");
  await sayInDialog(guild, "Too soon.", "Ask Producers to reopen it");
  await asked.waitFor();
  await pressButton(guild, "Take back the asking to reopen");
  await sayInDialog(guild, "We think again.", "Take it back");
  await asked.waitFor({ state: "detached" });
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
