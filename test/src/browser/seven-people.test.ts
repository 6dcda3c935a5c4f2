import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";

import { openTestHouse } from "../harness/test-house.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";
import { goToRoom } from "./rooms.ts";

const SECRET_WORDS = "If they move on downloads we can give the CW rates.";
const COUNTER = "The value is fixed by an arbitrator whom both sides name, within 30 days.";

/** The colour of a person's caret in the notes on this page. */
async function caretOf(page: Page, name: string): Promise<string> {
  const caret = page.locator(".notes-caret", { hasText: name });
  await caret.waitFor({ state: "attached" });
  return caret.evaluate((node) => getComputedStyle(node).borderInlineStartColor);
}

test("DRAFT-1 DRAFT-2 CARET-1 seven people: status, notes with carets, counter, acceptance and both signatures, each screen right", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const world = { browser, house };
  const guildChief = await takeSeat(world, "Guild chief");
  const producersChief = await takeSeat(world, "Producers chief");
  const guildNegotiator = await takeSeat(world, "Guild negotiator 1");
  const producersNegotiator = await takeSeat(world, "Producers negotiator 1");
  const staff = await takeSeat(world, "Guild staff 1");
  const mediator = await takeSeat(world, "Mediator");
  const observer = await takeSeat(world, "Observer 1");

  // A working status that one sets is on every table screen.
  const status = guildNegotiator.page.locator('[data-line="W-13"][data-column="working-status"]');
  await status.click();
  await guildNegotiator.page.keyboard.press("Enter");
  await status.locator("select").selectOption("narrowing");
  for (const { page } of [producersNegotiator, producersChief, staff, mediator]) {
    await page
      .locator('[data-line="W-13"][data-column="working-status"]', { hasText: "Narrowing" })
      .waitFor();
  }

  // Notes that two people type, with the other's caret, and nothing of it across the table.
  for (const { page } of [guildChief, guildNegotiator]) {
    await page.getByRole("link", { name: "Caucus" }).click();
    await page.getByRole("textbox", { name: "Caucus notes" }).waitFor();
  }
  await guildNegotiator.page.getByRole("textbox", { name: "Caucus notes" }).click();
  await guildNegotiator.page.keyboard.type(SECRET_WORDS);
  await guildChief.page.getByText(SECRET_WORDS).waitFor();
  await guildChief.page
    .locator(".notes-caret-flag", { hasText: "Guild negotiator 1" })
    .waitFor({ state: "attached" });
  await guildChief.page.getByRole("textbox", { name: "Caucus notes" }).click();
  await guildChief.page.keyboard.press("Control+End");
  await guildChief.page.keyboard.type(" Not before Friday.");
  await guildNegotiator.page.getByText("Not before Friday.").waitFor();
  // Both carets on a third screen: each in a colour of its own, and that on every screen.
  await staff.page.getByRole("link", { name: "Caucus" }).click();
  const chiefHere = await caretOf(staff.page, "Guild chief");
  expect(chiefHere).toBe(await caretOf(guildNegotiator.page, "Guild chief"));
  expect(chiefHere).not.toBe(await caretOf(staff.page, "Guild negotiator 1"));

  // Draft together, then pass: the producers' draft is written in their caucus and handed over by their chief.
  await producersNegotiator.page.getByRole("link", { name: "Caucus" }).click();
  await producersNegotiator.page.getByLabel("Draft of").selectOption("W-12a");
  await producersChief.page.getByRole("link", { name: "Caucus" }).click();
  await producersChief.page.getByLabel("Draft of").selectOption("W-12a");
  const [begins, ends] = [producersChief.page, producersNegotiator.page].map((page) =>
    page.getByRole("textbox", { name: /Draft on/ }),
  ) as [Locator, Locator];
  await ends.fill("the value");
  await expect.poll(() => begins.inputValue()).toBe("the value");
  await begins.press("Control+Home");
  await ends.press("Control+End");
  // Key by key in the same moment: neither's caret is taken along by what the other writes.
  await Promise.all([
    begins.pressSequentially("Where a company licenses to itself, "),
    ends.pressSequentially(" is fixed by an arbitrator."),
  ]);
  for (const field of [begins, ends])
    await expect
      .poll(() => field.inputValue())
      .toBe("Where a company licenses to itself, the value is fixed by an arbitrator.");
  await ends.fill(COUNTER);
  await expect
    .poll(() => producersChief.page.getByRole("textbox", { name: /Draft on/ }).inputValue())
    .toBe(COUNTER);
  await producersChief.page.getByRole("button", { name: "Review as they will see it" }).click();
  await producersChief.page.getByRole("dialog").getByRole("article").getByText(COUNTER).waitFor();
  await producersChief.page.getByRole("button", { name: "Counter pass 1" }).click();
  await producersChief.page.getByRole("dialog").waitFor({ state: "detached" });

  // A look at the table closes no draft.
  await goToRoom(producersChief.page, "Table");
  await goToRoom(producersChief.page, "Caucus");
  expect(await producersChief.page.getByLabel("Draft of").inputValue()).toBe("W-12a");

  // The other chief reads it, accepts exactly that text, and both sign.
  await guildChief.page.getByRole("link", { name: "Table" }).click();
  await guildChief.page
    .locator('[data-line="W-12a"][data-column="standing"]', { hasText: "Countered" })
    .click();
  await guildChief.page.getByRole("button", { name: "Accept" }).click();
  await guildChief.page.getByRole("dialog").getByRole("article").getByText(COUNTER).waitFor();
  await guildChief.page.getByRole("button", { name: "Accept pass 2" }).click();
  await guildChief.page.getByRole("button", { name: "Sign TA" }).click();
  await guildChief.page.getByRole("button", { name: "Sign this text" }).click();
  await guildChief.page.getByText("Guild: signed by Guild chief").waitFor();
  await producersChief.page.getByRole("link", { name: "Table" }).click();
  await producersChief.page.locator('[data-line="W-12a"][data-column="title"]').click();
  await producersChief.page.getByRole("button", { name: "Sign TA" }).click();
  await producersChief.page.getByRole("button", { name: "Sign this text" }).click();
  for (const { page } of [guildChief, producersChief, mediator]) {
    await page
      .locator('[data-line="W-12a"][data-column="standing"]', { hasText: "Tentative agreement" })
      .waitFor();
  }
  await observer.page
    .getByRole("row", { name: /Fair Market Value/ })
    .getByText("Tentative agreement")
    .waitFor();
  await observer.page.getByText("Producers signed W-12 a).").waitFor();

  // The monitor follows, and those who are watched are told.
  await staff.page.getByRole("link", { name: "Monitor" }).click();
  await staff.page
    .getByRole("region", { name: "Standings" })
    .getByText("Tentative agreement")
    .waitFor();
  await guildChief.page.getByText("Monitored by 1 staff").waitFor();
  expect(await producersChief.page.getByText("Monitored by").count()).toBe(0);

  const others = [producersChief, producersNegotiator, mediator, observer];
  for (const { page } of others) expect(await page.content()).not.toContain("CW rates.");
  const all = [
    guildChief,
    producersChief,
    guildNegotiator,
    producersNegotiator,
    staff,
    mediator,
    observer,
  ];
  expect(all.flatMap(({ complaints }) => complaints)).toEqual([]);
});
