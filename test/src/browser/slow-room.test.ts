import { expect, test } from "vitest";

import { openTestHouse } from "../harness/test-house.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";
import { roomIsThere } from "./rooms.ts";

/** Until then nothing is shown: most rooms are there sooner, and a word that flashes is worse than none. */
const QUIET_MS = 400;

test("a room that is slow to come says so after a moment, and is there when it comes", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const { page } = await takeSeat({ browser, house }, "Guild chief");
  await roomIsThere(page, "Table");
  const { promise: isLetThrough, resolve: letThrough } = Promise.withResolvers<void>();
  await page.route(/gallery-screen[^/]*\.js/, async (route) => {
    await isLetThrough;
    await route.continue();
  });

  const words = page.getByRole("status").getByText("Opening the gallery");
  const asked = performance.now();
  await page.getByRole("link", { name: "Gallery", exact: true }).click();
  await words.waitFor();
  expect(performance.now() - asked).toBeGreaterThanOrEqual(QUIET_MS);
  letThrough();
  await roomIsThere(page, "Gallery");
  expect(await words.count()).toBe(0);
});
