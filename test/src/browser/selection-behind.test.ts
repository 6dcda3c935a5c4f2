import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import { openTestHouse } from "../harness/test-house.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";
import { openProposal } from "./rooms.ts";

const SELL_THROUGH = { id: "P-est", search: "sell-through" };

/** What is selected on the page: "none", "a caret", or the words. */
async function selected(page: Page): Promise<string> {
  return page.evaluate(() => {
    const selection = document.getSelection();
    if (selection === null || selection.rangeCount === 0) return "none";
    return selection.isCollapsed ? "a caret" : selection.toString();
  });
}

test("BOUND-2 no caret stays in the long texts behind a dialog, and words that were selected there are selected again afterwards", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const { page } = await takeSeat({ browser, house }, "Guild negotiator 1");
  await openProposal(page, SELL_THROUGH);
  const heading = page.getByRole("complementary").getByRole("heading", { name: "Passes" });
  const redline = page.getByRole("button", { name: "Redline of pass 1" });
  const dialog = page.getByRole("dialog");
  const openAndClose = async (): Promise<string> => {
    await redline.focus();
    await page.keyboard.press("Enter");
    await dialog.getByRole("region", { name: "Redline" }).waitFor();
    await expect
      .poll(() => dialog.evaluate((one) => one.contains(document.activeElement)))
      .toBe(true);
    const meanwhile = await selected(page);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    return meanwhile;
  };
  await heading.click();
  expect(await selected(page)).toBe("a caret");
  expect(await openAndClose()).toBe("none");
  await heading.dblclick({ position: { x: 10, y: 8 } });
  expect(await selected(page)).toContain("Passes");
  expect(await openAndClose()).toBe("none");
  await expect.poll(() => selected(page)).toContain("Passes");
  // And the keyboard goes on where it was.
  await expect.poll(() => redline.evaluate((one) => one === document.activeElement)).toBe(true);
});
