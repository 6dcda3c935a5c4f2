import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";

const MOST_TABS = 80;

// Whoever works by keyboard looks before they press Tab: what the other side's page or the server still has to bring is
// waited for first, or the presses are used up before it is there.

/** Presses Tab until this has the focus. */
export async function tabToField(page: Page, field: Locator): Promise<void> {
  await field.waitFor();
  for (let presses = 0; presses < MOST_TABS; presses += 1) {
    if (await field.evaluate((node) => node === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never came to ${field.toString()}`);
}

/** Presses Tab until what has the focus is the wanted thing, as somebody without a mouse would. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  await page.locator(selector).filter({ visible: true }).first().waitFor();
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

export async function tabToButton(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true, disabled: false }).first().waitFor();
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

/** Goes to a button and presses it. */
export async function pressButton(page: Page, name: string): Promise<void> {
  await tabToButton(page, name);
  await page.keyboard.press("Enter");
}

/** Opens a menu and goes down it to an item, which it chooses. */
export async function chooseFromMenu(page: Page, menu: string, item: string): Promise<void> {
  const items = page.locator(menu);
  const named = { name: item, includeHidden: true };
  await items.getByRole("menuitem", named).first().waitFor({ state: "attached" });
  await tabTo(page, `${menu} .more-button`);
  await page.keyboard.press("ArrowDown");
  await items.getByRole("menuitem", { name: item }).first().waitFor();
  for (let presses = 0; presses < MOST_TABS; presses += 1) {
    const text = await page.evaluate(() => document.activeElement?.textContent ?? "");
    if (text.startsWith(item)) {
      await page.keyboard.press("Enter");
      return;
    }
    await page.keyboard.press("ArrowDown");
  }
  throw new Error(`The menu never came to ${item}`);
}

/** Waits until the grid's one tab stop is at this cell. */
export async function isAtCell(page: Page, line: string, column: string): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(() => {
        const { line: atLine, column: atColumn } = (document.activeElement as HTMLElement).dataset;
        return `${atLine} ${atColumn}`;
      }),
    )
    .toBe(`${line} ${column}`);
}

/** Walks in the grid to a cell with the arrows, from wherever the focus is. */
export async function walkToCell(page: Page, line: string, column: string): Promise<void> {
  await page.locator(`[data-line="${line}"]`).first().waitFor();
  await tabTo(page, "[data-line]");
  await page.keyboard.press("Control+Home");
  const steps = async (key: string, attribute: "line" | "column", wanted: string) => {
    for (let presses = 0; presses < MOST_TABS; presses += 1) {
      const at = await page.evaluate(
        (name) => (document.activeElement as HTMLElement).dataset[name],
        attribute,
      );
      if (at === wanted) return;
      await page.keyboard.press(key);
    }
    throw new Error(`${key} never came to ${wanted}`);
  };
  await steps("ArrowDown", "line", line);
  await steps("ArrowRight", "column", column);
  await isAtCell(page, line, column);
}

/** Opens a proposal from the grid, which is one tab stop: arrows move in it, Enter opens. */
export async function openByKeyboard(
  page: Page,
  proposal: { id: string; label: string },
): Promise<void> {
  await walkToCell(page, proposal.id, "title");
  await page.keyboard.press("Enter");
  await page.getByRole("complementary", { name: `Proposal ${proposal.label}` }).waitFor();
}
