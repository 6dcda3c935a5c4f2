import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import { openTestHouse } from "../harness/test-house.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";
import { chooseOfSession } from "./rooms.ts";

async function pressInDialog(page: Page, name: RegExp): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name }).click();
  await dialog.waitFor({ state: "detached" });
}

/** The words of the key of a seat, as this page's dialog shows them. */
async function wordsOf(page: Page, seat: RegExp): Promise<string> {
  const row = page.getByRole("dialog").getByRole("listitem").filter({ hasText: seat });
  return row.locator(".keys-words").innerText();
}

test("SIGNED-8, SIGNED-9 LOOK-1 the second's key is called vouched for by nobody on both sides' pages, the two compare its words, and the chief vouches for it", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const world = { browser, house };
  const chief = await takeSeat(world, "Guild chief");
  const second = await takeSeat(world, "Guild second");
  const producers = await takeSeat(world, "Producers chief");
  await chooseOfSession(chief.page, /^Hand over/);
  await pressInDialog(chief.page, /^Hand over/);
  await second.page.getByRole("button", { name: /^Give .*back/ }).click();
  await pressInDialog(second.page, /^Give .*back/);

  // Without opening the record: each page has checked it, and says so beside the key.
  const marked = { name: "Who signs with which key: 1 not vouched for" };
  for (const { page } of [chief, producers]) await page.getByRole("button", marked).waitFor();
  const opener = second.page.getByRole("button", { name: /^Who signs with which key/ });
  await opener.focus();
  await second.page.keyboard.press("Enter");
  const own = second.page.getByRole("dialog").getByText("This device signs for Guild second with");
  const said = await own.locator(".keys-words").innerText();

  await chief.page.getByRole("button", marked).click();
  await producers.page.getByRole("button", marked).click();
  const open = /Guild second · from row/;
  expect(await wordsOf(chief.page, open)).toBe(said);
  expect(await wordsOf(producers.page, open)).toBe(said);
  expect(
    await producers.page.getByRole("button", { name: /has read me these words/ }).count(),
  ).toBe(0);
  // SIGNED-10: one key of the server, in the same words for both.
  const ofServer = await wordsOf(chief.page, /^From row 1 on/);
  expect(ofServer).toMatch(/^[a-z]{5}(?:-[a-z]{5}){3}$/);
  expect(await wordsOf(producers.page, /^From row 1 on/)).toBe(ofServer);
  const { violations } = await new AxeBuilder({ page: chief.page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);

  await chief.page.getByRole("button", { name: "Guild second has read me these words" }).click();
  await chief.page
    .getByRole("region", { name: "As Producers will see it" })
    .getByText(`Guild vouched for a key of Guild second: ${said}.`)
    .waitFor();
  await chief.page.getByRole("button", { name: "Vouch for the key" }).click();
  for (const { page } of [chief, producers, second])
    await page.getByText(/Guild chief vouched for it in row \d+/).waitFor();
  await chief.page.keyboard.press("Escape");
  await chief.page.getByRole("button", { name: "Who signs with which key", exact: true }).waitFor();
  expect([...chief.complaints, ...second.complaints, ...producers.complaints]).toEqual([]);
});

test("SIGNED-11 a browser whose store fails says that the outcome is open and keeps the dialog, and the same button makes the move once the store is back", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const { page } = await takeSeat({ browser, house }, "Guild chief");
  await chooseOfSession(page, /^Hand over/);
  await page.evaluate(() => {
    const name = "transaction";
    const asIs = Object.getOwnPropertyDescriptor(IDBDatabase.prototype, name) ?? {};
    const fails = () => {
      throw new DOMException("The database connection is closing.", "InvalidStateError");
    };
    Object.defineProperty(IDBDatabase.prototype, name, { ...asIs, value: fails });
    const bringStoreBack = () => Object.defineProperty(IDBDatabase.prototype, name, asIs);
    Object.assign(globalThis, { bringStoreBack });
  });
  const dialog = page.getByRole("dialog");
  const act = dialog.getByRole("button", { name: /^Hand over/ });
  await act.click();
  await dialog.getByText("could not use the key that it keeps for you").waitFor();
  expect(await act.isEnabled()).toBe(true);
  await page.evaluate("bringStoreBack()");
  await act.click();
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Take back" }).waitFor();
});
