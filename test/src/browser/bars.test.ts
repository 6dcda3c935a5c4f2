import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import { openTestHouse } from "../harness/test-house.ts";
import { tabTo } from "./keyboard.ts";
import { wrongOfBars } from "./one-line-bars.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";
import { closeDialog, openProposal } from "./rooms.ts";
import { DVD } from "./scene.ts";

const focused = async (page: Page) => page.evaluate(() => document.activeElement?.className);

test("BAR-1 a chief's bars take one line each on a desk and on a tablet, and their menus answer to the keys of a menu", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const { page } = await takeSeat({ browser, house }, "Guild chief");
  await page.locator(".grid-line").first().waitFor();
  await expect.poll(async () => wrongOfBars(page)).toEqual([]);
  await openProposal(page, DVD);
  await expect.poll(async () => wrongOfBars(page)).toEqual([]);
  await page.setViewportSize({ width: 1024, height: 768 });
  await expect.poll(async () => wrongOfBars(page)).toEqual([]);
  await page.getByRole("button", { name: "Close the panel" }).click();
  await page.getByRole("complementary").waitFor({ state: "detached" });

  // What has no room on the tablet is in the menu, and there alone.
  await tabTo(page, ".table-toolbar .more-button");
  await page.keyboard.press("Enter");
  const menu = page.getByRole("menu", { name: "More" });
  const items = menu.getByRole("menuitem");
  await expect.poll(async () => items.first().textContent()).toBe("Table a proposal");
  const hasFocus = async (at: number): Promise<boolean> =>
    items.nth(at).evaluate((item) => item === document.activeElement);
  await expect.poll(async () => hasFocus(0)).toBe(true);
  await page.keyboard.press("ArrowUp");
  await expect.poll(async () => hasFocus((await items.count()) - 1)).toBe(true);
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowDown");
  await expect.poll(async () => hasFocus(1)).toBe(true);
  await page.keyboard.press("Escape");
  await menu.waitFor({ state: "hidden" });
  await expect.poll(async () => focused(page)).toContain("more-button");

  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: "Table a proposal" }).waitFor();
  await closeDialog(page);
  // Back to where it was opened from.
  await expect.poll(async () => focused(page)).toContain("more-button");
});
