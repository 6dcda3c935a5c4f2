import { expect, test } from "vitest";

import { openTestHouse } from "../harness/test-house.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";
import { openProposal, roomIsThere } from "./rooms.ts";

const EST = { id: "P-est", search: "sell-through" };

test("LOOK-2 the binding button of a last look is where it was when the comparison has come", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const { page } = await takeSeat({ browser, house }, "Producers chief");
  await roomIsThere(page, "Table");
  const { promise: isLetThrough, resolve: letThrough } = Promise.withResolvers<void>();
  await page.context().route(/redline-worker[^/]*\.js/, async (route) => {
    await isLetThrough;
    await route.continue();
  });
  await openProposal(page, EST);
  await page.getByRole("button", { name: "Pass a text" }).click();
  await page.getByRole("textbox", { name: "Text of the pass" }).fill("A newer text.");
  await page.getByRole("button", { name: "Review as they will see it" }).click();
  const dialog = page.getByRole("dialog", { name: "As Guild will see it" });
  const act = dialog.getByRole("button", { name: "Pass to Guild" });
  await act.waitFor();
  const before = await act.boundingBox();
  const changes = dialog.getByRole("button", { name: "Next change" });
  expect(await changes.count()).toBe(0);
  letThrough();
  await changes.waitFor();
  expect(await act.boundingBox()).toEqual(before);
});
