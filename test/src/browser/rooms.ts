import type { Page } from "playwright-core";

/** A room as the navigation names it. */
export type RoomName = "Table" | "Caucus" | "Contract" | "Record" | "Monitor" | "Gallery" | "Host";

/** Goes to a room by the navigation and waits until it is there. */
export async function goToRoom(page: Page, room: RoomName): Promise<void> {
  await page.getByRole("link", { name: room, exact: true }).click();
  await roomIsThere(page, room);
}

/** Waits for what a room is entered for; its frame and its words of waiting do not count. */
export async function roomIsThere(page: Page, room: RoomName): Promise<void> {
  const main = page.getByRole("main");
  switch (room) {
    case "Table":
      await main.locator(".grid-line, .card").first().waitFor();
      break;
    case "Caucus":
      await main.getByRole("textbox", { name: "Caucus notes" }).waitFor({ state: "attached" });
      break;
    case "Contract":
      await main.getByRole("searchbox", { name: "Search the articles" }).waitFor();
      break;
    case "Record":
      await main.getByText("this browser has checked all of them").waitFor();
      break;
    case "Monitor":
      await main.getByRole("region", { name: "Turns" }).waitFor();
      await main.getByRole("region", { name: "Seats" }).waitFor();
      break;
    case "Gallery":
      await main.getByRole("region", { name: "Proposals" }).getByRole("row").nth(2).waitFor();
      break;
    case "Host":
      await main.getByRole("region", { name: "Seats and links" }).waitFor();
      break;
  }
}

/** Presses what stands in the table's bar, or behind its "More" where there is no room for it. */
export async function pressTool(page: Page, words: string | RegExp): Promise<void> {
  const bar = page.getByRole("toolbar", { name: "What the table shows" });
  const button = bar.getByRole("button", { name: words });
  await bar.waitFor();
  if (await button.isVisible()) {
    await button.click();
    return;
  }
  await bar.getByRole("button", { name: /^More/ }).click();
  await bar.getByRole("menuitem", { name: words }).click();
}

/** Chooses from the menu of the session's bar. */
export async function chooseOfSession(page: Page, words: string | RegExp): Promise<void> {
  const item = page.getByRole("menuitem", { name: words });
  if (!(await item.isVisible()))
    await page.getByRole("button", { name: "More of the session" }).click();
  await item.click();
}

/** Closes the dialog that is open, if there is one, as Esc does. */
export async function closeDialog(page: Page): Promise<void> {
  const dialog = page.getByRole("dialog");
  if ((await dialog.count()) === 0) return;
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
}

/** Opens a proposal beside the grid; a row far below is not drawn and is searched for first. */
export async function openProposal(
  page: Page,
  proposal: { id: string; search: string },
): Promise<void> {
  const cell = page.locator(`[data-line="${proposal.id}"][data-column="title"]`);
  const isOpen = await page.locator('[aria-selected="true"]', { has: cell }).count();
  if (isOpen > 0) return;
  if (await cell.isVisible()) {
    await cell.click();
    await page.getByRole("complementary").waitFor();
    return;
  }
  const search = page.getByRole("searchbox", { name: "Search the proposals" });
  await search.fill(proposal.search);
  await cell.click();
  await page.getByRole("complementary").waitFor();
  await search.fill("");
  await page.locator(".grid-line").nth(3).waitFor();
}
