import { expect, test } from "vitest";

import { openTestHouse } from "../harness/test-house.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";
import { roomIsThere } from "./rooms.ts";

test("OBSERVER-1 an observer follows stage, positions, moves and clock in plain words, and has no other room and no control", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const { page, complaints } = await takeSeat({ browser, house }, "Observer 1");
  await roomIsThere(page, "Gallery");
  await page
    .getByText(
      "Everybody with a seat can see this, observers while the ground rules let them. Read only.",
    )
    .waitFor();
  await page
    .getByRole("region", { name: "Stage of the talks" })
    .getByText(/bargaining over \d+ open proposals/)
    .waitFor();
  await page
    .getByRole("timer")
    .getByText(/^5 h \d+ min left$/)
    .waitFor();
  await page
    .getByRole("region", { name: "What has happened" })
    .getByText("Producers withdrew #1.")
    .waitFor();

  // A word is explained under the pointer, under the focus, and in a list for those who have neither.
  const meaning = "The side from which the next answer is due.";
  const term = page.getByRole("button", { name: "turn", exact: true });
  // A hand comes from somewhere: a pointer that is suddenly there has hovered over nothing.
  await page.mouse.move(1, 1);
  await term.hover();
  await page.getByRole("tooltip").getByText(meaning).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("tooltip").waitFor({ state: "detached" });
  await page.getByText("Words of the table and what they mean").click();
  await page.getByRole("definition").getByText(meaning).waitFor();

  expect(await page.getByRole("navigation").getByRole("link").allTextContents()).toEqual([
    "Seats",
    "Gallery",
  ]);
  expect(
    await page
      .getByRole("main")
      .getByRole("button", { name: /pass a text|counter pass|accept|hold pass|withdraw it/i })
      .count(),
  ).toBe(0);
  await page.goto(page.url().replace(/gallery$/, "table"));
  await roomIsThere(page, "Gallery");
  expect(page.url()).toMatch(/\/gallery$/);
  expect(await page.getByRole("grid").count()).toBe(0);
  expect(complaints).toEqual([]);
});
