import { EVENTS_PATH } from "@crosstable/shared/rooms";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import { openTestHouse } from "../harness/test-house.ts";
import { expectOnRecord } from "./both-sides.ts";
import { pressButton, tabTo } from "./keyboard.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";
import { openProposal } from "./rooms.ts";
import { DVD } from "./scene.ts";

async function write(page: Page, text: string): Promise<void> {
  await pressButton(page, "Pass a text");
  await page.getByRole("textbox", { name: "Text of the pass" }).waitFor();
  await tabTo(page, "textarea");
  await page.keyboard.press("Control+a");
  await page.keyboard.type(text);
  await pressButton(page, "Review as they will see it");
}

test("REGRESS-1 REGRESS-2 ACCESS-2 who goes back on a former text is told before it is sent, and both sides read it with the text and on the record", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const { page } = await takeSeat({ browser, house }, "Guild chief");
  const { page: producers } = await takeSeat({ browser, house }, "Producers chief");
  await openProposal(page, DVD);
  await write(page, "Double the home video residual for DVDs sold at full price.");
  await page.getByRole("heading", { name: /will see it/ }).waitFor();
  await pressButton(page, "Pass to Producers");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await write(page, "Double the home video residual for every DVD.");
  await pressButton(page, "Pass to Producers");
  await page.getByRole("dialog").waitFor({ state: "detached" });

  await write(page, "Double the home video residual for DVDs sold at full price.");
  const note = page.getByRole("note", { name: "This may take something back" });
  await note.getByText("It returns to the words of pass 2, which pass 3 had replaced.").waitFor();
  await pressButton(page, "Pass to Producers");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  const panel = page.getByRole("complementary");
  await panel.getByText("Regression noted: It returns to the words of pass 2").waitFor();
  expect(await panel.getByText("Regression noted").count()).toBe(1);

  await openProposal(producers, DVD);
  const theirs = producers.getByRole("complementary").getByRole("region", { name: "Passes" });
  await theirs
    .locator('[data-pass="4"]')
    .getByText("Regression noted: It returns to the words of pass 2, which pass 3 had replaced.")
    .waitFor();
  await expectOnRecord(
    producers,
    "Guild passed a text on DVD / home video residual rate. Regression noted: It returns to the words of pass 2, which pass 3 had replaced.",
  );

  // In a package as well.
  await pressButton(page, "Add to a package");
  await tabTo(page, ".package-member-form textarea");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("Double the home video residual for every DVD.");
  await pressButton(page, "Review as they will see it");
  await page
    .getByRole("note", { name: /^This may take something back on DVD/ })
    .getByText("It returns to the words of pass 3, which pass 4 had replaced.")
    .waitFor();
});

test("REGRESS-1 LOOK-2 while former passes are still being read nothing can be pressed that would go without the note, and it is said why", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const { page } = await takeSeat({ browser, house }, "Guild chief");
  await openProposal(page, DVD);
  await write(page, "Double the home video residual.");
  await pressButton(page, "Pass to Producers");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  const { promise: isLetThrough, resolve: letThrough } = Promise.withResolvers<void>();
  await page.routeWebSocket(new RegExp(EVENTS_PATH), (socket) => {
    const server = socket.connectToServer();
    socket.onMessage(async (message) => {
      if (String(message).includes("read-record")) await isLetThrough;
      server.send(message);
    });
  });
  await page.reload();
  await openProposal(page, DVD);
  await write(page, "A newer text.");
  const dialog = page.getByRole("dialog", { name: "As Producers will see it" });
  const act = dialog.getByRole("button", { name: "Pass to Producers" });
  await dialog.getByText("Wait for the comparison with former passes.").waitFor();
  expect(await act.isDisabled()).toBe(true);
  const collect = dialog.getByRole("button", { name: "Put into a transmittal" });
  expect(await collect.isDisabled()).toBe(true);
  const places = async () => Promise.all([act, collect].map((button) => button.boundingBox()));
  const before = await places();
  letThrough();
  await expect.poll(() => act.isEnabled()).toBe(true);
  // LOOK-2: the words that told why are gone, and the buttons are where they were.
  expect(await places()).toEqual(before);
  await act.click();
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("complementary").getByText("A newer text.").first().waitFor();
});
