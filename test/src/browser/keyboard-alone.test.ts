import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import { openTestHouse } from "../harness/test-house.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";

const COUNTER = "An arbitrator whom both sides name fixes the value.";
const MOST_TABS = 80;

/** Presses Tab until what has the focus is the wanted thing, as somebody without a mouse would. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < MOST_TABS; presses += 1) {
    const isThere = await page.evaluate(
      (wanted) => document.activeElement?.matches(wanted) === true,
      selector,
    );
    if (isThere) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never came to ${selector}`);
}

async function tabToButton(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < MOST_TABS; presses += 1) {
    const text = await page.evaluate(() =>
      document.activeElement?.tagName === "BUTTON"
        ? (document.activeElement.textContent ?? "")
        : "",
    );
    if (text.trim() === name) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never came to the button ${name}`);
}

test("ACCESS-2 a counter, its acceptance and both signatures are made by keyboard alone", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const world = { browser, house };
  const { page: producers } = await takeSeat(world, "Producers chief");
  const { page: guild } = await takeSeat(world, "Guild chief");

  // The grid is one tab stop; arrows move in it, Enter opens the proposal.
  for (const page of [producers, guild]) {
    await page.locator('[data-line="W-12a"]').first().waitFor();
    await tabTo(page, "[data-line]");
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("ArrowDown");
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute("data-line")))
      .toBe("W-12a");
    await page.keyboard.press("Enter");
    await page.getByRole("complementary", { name: "Proposal W-12 a)" }).waitFor();
  }

  await tabToButton(producers, "Counter");
  await producers.keyboard.press("Enter");
  await producers.getByRole("textbox", { name: "Text of the pass" }).waitFor();
  await tabTo(producers, "textarea");
  await producers.keyboard.type(COUNTER);
  await tabToButton(producers, "Review as they will see it");
  await producers.keyboard.press("Enter");
  await producers.getByRole("dialog").getByText(COUNTER).waitFor();
  await tabToButton(producers, "Counter pass 1");
  await producers.keyboard.press("Enter");
  await producers.getByRole("dialog").waitFor({ state: "detached" });

  await guild.getByRole("complementary").getByText(COUNTER).waitFor();
  await tabToButton(guild, "Accept");
  await guild.keyboard.press("Enter");
  await guild.getByRole("dialog").getByText(COUNTER).waitFor();
  await tabToButton(guild, "Accept pass 2");
  await guild.keyboard.press("Enter");
  await guild.getByRole("dialog").waitFor({ state: "detached" });
  for (const page of [guild, producers]) {
    await page.getByRole("button", { name: "Sign TA" }).waitFor();
    await tabToButton(page, "Sign TA");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    await tabToButton(page, "Sign this text");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  }
  for (const page of [guild, producers]) {
    await page
      .locator('[data-line="W-12a"][data-column="standing"]', { hasText: "Tentative agreement" })
      .waitFor();
  }
});
