import { expect, test } from "vitest";

import { openTestHouse } from "../harness/test-house.ts";
import { networkOf } from "./network.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";
import { closeDialog, goToRoom, openProposal, roomIsThere } from "./rooms.ts";

const PHONE = { width: 390, height: 844 };
const WIDE = { width: 1440, height: 900 };
const WORDS = "Written in the lift.";

/** Whether what is at an element's middle is the element itself and nothing that covers it. Runs in the page. */
function isOnTop(element: Element): boolean {
  const { left, top, width, height } = element.getBoundingClientRect();
  const found = document.elementFromPoint(left + width / 2, top + height / 2);
  return found !== null && element.contains(found);
}

test("SAVE-2 what is written with the network cut stays on the device, says so at every width, and is added when it is back", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const world = { browser, house };
  const { page } = await takeSeat(world, "Guild chief");
  const { page: other } = await takeSeat(world, "Guild negotiator 1");
  const network = await networkOf(page);
  await page.reload();
  await goToRoom(page, "Caucus");
  await goToRoom(other, "Caucus");
  const session = page.getByRole("banner");
  await session.getByText(/Saved/).waitFor();

  await network.cut();
  await page.getByRole("textbox", { name: "Caucus notes" }).click();
  await page.keyboard.type(WORDS);
  const held = session.getByText(/Not saved, \d+ edits held on this device/);
  await held.waitFor();
  await page.getByText(/No connection for/).waitFor();
  for (const viewport of [PHONE, { width: 1024, height: 768 }, WIDE]) {
    await page.setViewportSize(viewport);
    const box = await held.boundingBox();
    expect(box).not.toBeNull();
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(viewport.width);
    expect(await held.isVisible()).toBe(true);
  }

  // Moves are off, with the reason in words.
  await page.getByRole("link", { name: "Table", exact: true }).click();
  await openProposal(page, { id: "W-13", search: "Reality" });
  const panel = page.getByRole("complementary");
  await panel.getByText("There is no connection.").waitFor();
  expect(await panel.getByRole("button", { name: "Pass a text" }).isDisabled()).toBe(true);

  // On a phone a proposal fills the room, and the mark still stands above it.
  await page.setViewportSize(PHONE);
  expect(await held.evaluate(isOnTop)).toBe(true);
  await page.setViewportSize(WIDE);

  // A room that was never opened cannot come now, and says so instead of breaking the page.
  await page.getByRole("link", { name: "Gallery", exact: true }).click();
  await page.getByRole("heading", { name: "This room is not on this device yet" }).waitFor();

  // So do a form and a help that were never opened.
  await page.getByRole("button", { name: "Keys and settings" }).click();
  await page.getByRole("dialog", { name: "Not on this device yet" }).waitFor();
  await closeDialog(page);

  // Leaving is asked about while something is held.
  const asked = page.waitForEvent("dialog");
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();

  await network.mend();
  await page
    .getByText(/\d+ edits from this device were added\./)
    .first()
    .waitFor();
  await other.getByRole("textbox", { name: "Caucus notes" }).getByText(WORDS).waitFor();
  await session.getByText(/Saved \d\d:\d\d:\d\d/).waitFor();
  await roomIsThere(page, "Gallery");
  await goToRoom(page, "Table");
  await openProposal(page, { id: "W-13", search: "Reality" });
  await panel.getByRole("button", { name: "Pass a text", disabled: false }).waitFor();
});

test("SAVE-2 who has nothing unsaved leaves without being asked", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const { page } = await takeSeat({ browser, house }, "Guild chief");
  await goToRoom(page, "Caucus");
  await page.getByRole("textbox", { name: "Caucus notes" }).click();
  await page.keyboard.type(WORDS);
  await page
    .getByRole("banner")
    .getByText(/Saved \d\d:\d\d:\d\d/)
    .waitFor();
  let isAsked = false;
  page.on("dialog", (dialog) => {
    isAsked = true;
    void dialog.dismiss();
  });
  const closed = page.waitForEvent("close");
  await page.close({ runBeforeUnload: true });
  await closed;
  expect(isAsked).toBe(false);
});
