import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import { openTestHouse } from "../harness/test-house.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";
import { pressTool } from "./rooms.ts";

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
];

/** The controls of the dialog that the notice lies over. */
async function covered(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const notice = document.querySelector(".notice:last-child")?.getBoundingClientRect();
    const dialog = document.querySelector(".dialog-box");
    if (notice === undefined || dialog === null) return ["no notice before a dialog"];
    const edge = dialog.getBoundingClientRect();
    const controls = [...dialog.querySelectorAll("button, input, select, textarea, a, summary")];
    return [...controls, dialog].flatMap((control) => {
      const box = control.getBoundingClientRect();
      // What is scrolled away is not there to be pressed.
      const top = Math.max(box.top, edge.top);
      const bottom = Math.min(box.bottom, edge.bottom);
      const isUnder =
        top < bottom &&
        top < notice.bottom &&
        bottom > notice.top &&
        box.left < notice.right &&
        box.right > notice.left;
      return isUnder ? [control.textContent] : [];
    });
  });
}

test("NOTICE-1 what the other side does while a dialog is open covers nothing in it, and is read out and can be put away", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const world = { browser, house };
  const { page: guild } = await takeSeat(world, "Guild chief");
  const { page: producers } = await takeSeat(world, "Producers chief");
  await guild.locator(".grid-line").first().waitFor();
  await producers.locator(".grid-line").first().waitFor();

  // The tallest dialog there is, open as the news comes.
  await pressTool(guild, "Export");
  await guild.getByRole("dialog").waitFor();
  await pressTool(producers, "Table a proposal");
  await producers
    .getByRole("textbox", { name: "What it is about" })
    .fill("A subject with so many words that its notice takes more than one line on a phone");
  await producers.getByRole("button", { name: /^Table it before/ }).click();

  const notice = guild.getByRole("region", { name: "Notices" });
  await notice.getByText("A subject with so many words").waitFor();
  const found: string[] = [];
  for (const size of SIZES) {
    await guild.setViewportSize(size);
    // The room that the notice needs is measured before a frame is drawn.
    await guild.evaluate(
      async () =>
        new Promise((drawn) => {
          requestAnimationFrame(() => requestAnimationFrame(drawn));
        }),
    );
    for (const words of await covered(guild)) found.push(`${size.width}: ${words}`);
  }
  expect(found).toEqual([]);

  const deaf = await guild.evaluate(
    () =>
      [...document.querySelectorAll("[aria-live]:not([role]), .notices")].filter(
        (region) =>
          region.closest(".dialog-overlay") === null &&
          region.matches(".shell > *, .shell > .visually-hidden > *") &&
          region.closest("[inert], [aria-hidden='true']") !== null,
      ).length,
  );
  expect(deaf).toBe(0);
  await notice.getByRole("button", { name: "Dismiss" }).last().click();
  await notice.getByText("A subject with so many words").waitFor({ state: "detached" });
  expect(await guild.getByRole("dialog").isVisible()).toBe(true);
});
