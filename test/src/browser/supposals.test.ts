import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";

import { openTestHouse } from "../harness/test-house.ts";
import { expectNothingSerious } from "./both-sides.ts";
import { pressButton, tabTo } from "./keyboard.ts";
import { openBrowser, takeSeat, type SeatedPage } from "./open-browser.ts";
import { goToRoom } from "./rooms.ts";
import { DVD } from "./scene.ts";

const TEXT = "Suppose that reality came in at the rates of 2004.";
const CARRIED = "Suppose that both sides took the rates of a year in between.";
const TO_DRAFT = "Suppose that reality came in from the third season on.";
const OPEN = "Suppose that each side named two people.";
const DRAFTED = "The jurisdiction covers reality.";
const TO_PASS = "MBA rates for reality from the second season on.";

test("SUPPOSAL-5 SUPPOSAL-6 LOOK-1 a what-if is on both sides' screens, is kept in one caucus, becomes a pass by its author alone, and ends with the session", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const world = { browser, house };
  const guild = await takeSeat(world, "Guild chief");
  const negotiator = await takeSeat(world, "Guild negotiator 1");
  const producers = await takeSeat(world, "Producers chief");
  const observer = await takeSeat(world, "Observer 1");
  const mediator = await takeSeat(world, "Mediator");
  const { page } = guild;

  // Without a session there is no place to suppose anything; a chief opens one by keyboard alone.
  await page.locator(".grid-line").first().waitFor();
  expect(await page.getByRole("region", { name: /^Supposals/ }).count()).toBe(0);
  await tabTo(page, ".session-day button");
  await page.keyboard.press("Enter");
  await page
    .getByRole("dialog", { name: "Open a session" })
    .getByRole("region", { name: "As Producers will see it" })
    .getByText("Guild opened session 1.")
    .waitFor();
  await pressButton(page, "Open the session");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await producers.page.getByText("Session 1, opened").waitFor();

  const supposeOn = async (of: typeof guild, about: string, text: string): Promise<void> => {
    await of.page.getByRole("button", { name: /^Supposals off the record/ }).click();
    const dialog = of.page.getByRole("dialog");
    await dialog.getByLabel("About").selectOption(about);
    await dialog.getByLabel("Suppose that …").fill(text);
    await dialog.getByRole("button", { name: "Say it across the table" }).click();
    await dialog.locator(".supposal", { hasText: text }).waitFor();
    await dialog.getByRole("button", { name: "Close" }).last().click();
  };
  await supposeOn(negotiator, "W-13", TEXT);
  await supposeOn(guild, "W-13", TO_PASS);
  for (const each of [guild, producers]) {
    await each.page
      .getByRole("region", { name: /^Supposals/ })
      .getByText(TEXT)
      .waitFor();
  }
  expect(await observer.page.content()).not.toContain("rates of 2004");

  // Across the table it can be read and nothing else.
  await producers.page.getByRole("button", { name: /^Supposals off the record/ }).click();
  const theirs = producers.page.getByRole("dialog");
  await theirs.locator(".supposal", { hasText: TEXT }).getByText("Guild negotiator 1").waitFor();
  for (const name of ["Take it back", "Make it a pass", "Put into our draft", "Accept"])
    expect(await theirs.getByRole("button", { name }).count()).toBe(0);
  await producers.page.keyboard.press("Escape");

  // What the mediator carries names nobody, is read by both sides, made a pass by neither, and taken back by who carried it.
  await mediator.page.getByRole("button", { name: /^Supposals off the record/ }).click();
  const carried = mediator.page.getByRole("dialog");
  await carried.getByLabel("Suppose that …").fill(CARRIED);
  await carried.getByRole("button", { name: "Say it across the table" }).click();
  for (const each of [guild, producers]) {
    await each.page.getByRole("button", { name: /^Supposals off the record/ }).click();
    const read = each.page.getByRole("dialog").locator(".supposal", { hasText: CARRIED });
    await read.getByText("Carried by the mediator").waitFor();
    expect(await read.getByRole("button").count()).toBe(0);
    await each.page.keyboard.press("Escape");
  }
  expect(await observer.page.content()).not.toContain(CARRIED);
  await expectNothingSerious(mediator.page);
  const own = carried.locator(".supposal", { hasText: CARRIED });
  expect(await own.getByRole("button").allTextContents()).toEqual(["Take it back"]);
  await own.getByRole("button", { name: "Take it back" }).click();
  for (const each of [guild, producers, mediator])
    await each.page.getByText(CARRIED).first().waitFor({ state: "detached" });

  // Its author makes a pass of it, through the ordinary last look; of another's not.
  await page.getByRole("button", { name: /^Supposals off the record/ }).click();
  const cards = page.getByRole("dialog").locator(".supposal");
  await cards.filter({ hasText: TEXT }).waitFor();
  expect(
    await cards.filter({ hasText: TEXT }).getByRole("button", { name: "Make it a pass" }).count(),
  ).toBe(0);
  await cards.filter({ hasText: TO_PASS }).getByRole("button", { name: "Make it a pass" }).click();
  await page
    .getByRole("dialog", { name: "As Producers will see it" })
    .getByRole("article")
    .getByText(TO_PASS)
    .waitFor();
  await page.getByRole("button", { name: "Pass to Producers" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await producers.page
    .locator('[data-line="W-13"][data-column="position-a"]', { hasText: TO_PASS })
    .waitFor();

  // Adjourning asks for the next date, and takes everything supposed from every screen.
  await page.getByRole("button", { name: "Adjourn" }).click();
  const adjourning = page.getByRole("dialog", { name: "Adjourn session 1" });
  await adjourning.getByLabel(/The sides meet next/).fill("2027-11-01T10:00");
  await adjourning
    .getByRole("region", { name: "As Producers will see it" })
    .getByText(/^Guild adjourned session 1\. The sides meet next on 1 November 2027/)
    .waitFor();
  await adjourning.getByRole("button", { name: "Adjourn" }).click();
  await adjourning.waitFor({ state: "detached" });
  for (const each of [guild, negotiator, producers]) {
    await each.page.getByText(/^Next session/).waitFor();
    await each.page.getByRole("region", { name: /^Supposals/ }).waitFor({ state: "detached" });
    expect(await each.page.content()).not.toContain("rates of 2004");
  }

  // The own side's log has both; the record and the other side's caucus have neither.
  await page.getByRole("link", { name: "Caucus" }).click();
  const log = page.getByText("What we supposed across the table (2)");
  await log.click();
  await page.locator(".caucus-supposals").getByText(TEXT).waitFor();
  await producers.page.getByRole("link", { name: "Caucus" }).click();
  await producers.page.getByRole("textbox", { name: "Caucus notes" }).waitFor();
  expect(await producers.page.getByText("What we supposed").count()).toBe(0);
  await page.getByRole("link", { name: "Record" }).click();
  await page.getByText("Guild adjourned session 1.").waitFor();
  expect(await page.content()).not.toContain("rates of 2004");
  const all = [guild, negotiator, producers, observer, mediator];
  expect(all.flatMap(({ complaints }) => complaints)).toEqual([]);
});

test("SUPPOSAL-4 who said a what-if puts its words into the side's draft and takes them out again, the chief passes them from there, and nobody else has the button", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const world = { browser, house };
  const guild = await takeSeat(world, "Guild chief");
  const author = await takeSeat(world, "Guild negotiator 1");
  const producers = await takeSeat(world, "Producers chief");
  const { page } = author;
  await guild.page.locator(".session-day button").first().click();
  await pressButton(guild.page, "Open the session");
  await page.getByText("Session 1, opened").waitFor();

  // The chief has begun the side's draft on it.
  await goToRoom(guild.page, "Caucus");
  await guild.page.getByLabel("Draft of").selectOption("W-13");
  const draft = guild.page.getByRole("textbox", { name: /^Draft on/ });
  await draft.fill(DRAFTED);
  await goToRoom(guild.page, "Table");

  const supposals = await openSupposals(author);
  await supposals.getByLabel("About").selectOption("W-13");
  await suppose(supposals, TO_DRAFT);
  await supposals.getByLabel("About").selectOption("");
  await suppose(supposals, OPEN);
  for (const each of [guild, producers]) {
    const read = await openSupposals(each);
    for (const text of [TO_DRAFT, OPEN])
      await read.locator(".supposal", { hasText: text }).waitFor();
    expect(await read.getByRole("button", { name: "Put into our draft" }).count()).toBe(0);
    await each.page.keyboard.press("Escape");
  }
  await goToRoom(guild.page, "Caucus");
  expect(await supposals.getByRole("button", { name: "Put into our draft" }).count()).toBe(2);

  // Both are read, and nothing is put anywhere before its author has said where; all by keyboard.
  const card = supposals.locator(".supposal", { hasText: TO_DRAFT });
  await card.getByRole("button", { name: "Put into our draft" }).press("Enter");
  const asked = card.getByRole("region", { name: "Put into our draft" });
  await asked.getByText(DRAFTED).waitFor();
  await asked.getByText(TO_DRAFT).waitFor();
  await expectNothingSerious(page);
  expect(await draft.inputValue()).toBe(DRAFTED);
  await pressFocused(page, "Add it at the end");
  await expect.poll(() => draft.inputValue()).toBe(`${DRAFTED}\n\n${TO_DRAFT}`);
  await card
    .getByRole("status")
    .getByText(/^It stands in our draft on W-13/)
    .waitFor();

  await card.getByRole("button", { name: "Take it out again" }).press("Enter");
  await expect.poll(() => draft.inputValue()).toBe(DRAFTED);
  await pressFocused(page, "Put into our draft");
  await asked.getByRole("button", { name: "Put it in place of the draft" }).press("Enter");
  await expect.poll(() => draft.inputValue()).toBe(TO_DRAFT);

  // What is about no one proposal goes where its author says.
  const open = supposals.locator(".supposal", { hasText: OPEN });
  await open.getByRole("button", { name: "Put into our draft" }).click();
  await open.getByLabel(/^It is about no one proposal\./).selectOption(DVD.id);
  await open.getByRole("button", { name: "Begin the draft with it" }).click();
  await open.getByRole("button", { name: "Open our draft" }).click();
  await expect.poll(() => page.getByRole("textbox", { name: /^Draft on/ }).inputValue()).toBe(OPEN);

  // From the draft it is passed like any other text.
  await guild.page.getByRole("button", { name: "Review as they will see it" }).click();
  await guild.page.getByRole("dialog").getByRole("article").getByText(TO_DRAFT).waitFor();
  await guild.page
    .getByRole("dialog")
    .getByRole("button", { name: /^(Pass to Producers|Counter pass)/ })
    .click();
  await guild.page.getByRole("dialog").waitFor({ state: "detached" });
  await producers.page
    .locator('[data-line="W-13"][data-column="position-a"]', { hasText: TO_DRAFT })
    .waitFor();
  const all = [guild, author, producers];
  expect(all.flatMap(({ complaints }) => complaints)).toEqual([]);
});

async function openSupposals({ page }: SeatedPage): Promise<Locator> {
  await page.getByRole("button", { name: /^Supposals off the record/ }).click();
  return page.getByRole("dialog");
}

async function suppose(dialog: Locator, text: string): Promise<void> {
  await dialog.getByLabel("Suppose that …").fill(text);
  await dialog.getByRole("button", { name: "Say it across the table" }).click();
  await dialog.locator(".supposal", { hasText: text }).waitFor();
}

/** Presses what has the focus, which is this button and no other. */
async function pressFocused(page: Page, name: string): Promise<void> {
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(name);
  await page.keyboard.press("Enter");
}
