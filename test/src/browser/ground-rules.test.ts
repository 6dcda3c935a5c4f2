import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import {
  expectNothingSerious,
  expectOnRecord,
  expectPublished,
  makeMove,
  panelOf,
  seatBothSides,
} from "./both-sides.ts";
import { chooseFromMenu, pressButton, tabTo, tabToField } from "./keyboard.ts";
import { chooseOfSession, closeDialog, goToRoom, openProposal } from "./rooms.ts";

const REALITY = { id: "W-13", search: "Reality" };

/** What is in force, as the dialog says it. */
const inForce = async (page: Page) => page.locator(".ground-in-force").textContent();

const listOf = (page: Page, label: string) =>
  page.getByRole("dialog").getByRole("combobox", { name: new RegExp(`^${label}`) });

/** Goes to a list by Tab and to the choice that begins so by its letters, as the browser's own list takes them. */
async function choose(page: Page, label: string, words: string): Promise<void> {
  const list = listOf(page, label);
  await tabToField(page, list);
  await page.keyboard.type(words);
  await expect.poll(async () => list.locator("option:checked").textContent()).toContain(words);
}

test("GROUND-1 GROUND-4 GROUND-5 MOVE-15 LOOK-1 ACCESS-2 one chief proposes by keyboard alone, the other agrees, the observer reads what binds them, and whoever is late is told before the proposal goes over", async () => {
  await using sides = await seatBothSides();
  const { guild, producers, observer } = sides;
  for (const page of [guild, producers]) {
    await page.getByRole("grid").waitFor();
    await chooseFromMenu(page, ".table-toolbar", "Ground rules");
    await page.getByRole("dialog", { name: "Ground rules" }).waitFor();
  }
  const published = observer.locator(".gallery-rules");
  await published.getByText("Nobody records what is said").waitFor();

  await pressButton(guild, "Propose a change");
  await tabTo(guild, ".ground-check input");
  await guild.keyboard.press("Space");
  await tabTo(guild, 'input[type="datetime-local"]');
  await guild.keyboard.type("10202007");
  await guild.keyboard.press("ArrowRight");
  await guild.keyboard.type("1201AM");
  await choose(guild, "Recording", "Either");
  await choose(guild, "Official time zone", "America/New_York");
  await expectNothingSerious(guild);
  await guild
    .getByRole("region", { name: "As Producers will see it" })
    .getByText("Guild proposed a change of the ground rules: New-item deadline: 20 October 2007")
    .waitFor();
  await pressButton(guild, "Propose it to Producers");

  const offer = producers.getByRole("region", { name: "Change proposed by Guild" });
  const deadline =
    "20 October 2007, 00:01 (America/Los_Angeles), which is 20 October 2007, 03:01 in official time (America/New_York)";
  await offer.getByText(deadline).waitFor();
  await offer.getByText("Either side may record what is said").waitFor();
  // What is only proposed is not in force, and not published.
  expect(await inForce(producers)).toContain("New-item deadlineNone");
  expect(await published.textContent()).toContain("Nobody records what is said");
  await expectNothingSerious(producers);
  await pressButton(producers, "Agree to this change");
  await offer
    .getByRole("region", { name: "As Guild will see it" })
    .getByText("Producers agreed to the change of the ground rules")
    .waitFor();
  // One look back: the change stays on offer.
  await pressButton(producers, "Not now");
  await pressButton(producers, "Agree to this change");
  await pressButton(producers, "Agree: it holds from now on");
  for (const page of [guild, producers]) {
    await page.getByRole("region", { name: "Change proposed by Guild" }).waitFor({
      state: "detached",
    });
    await expect.poll(async () => inForce(page)).toContain(deadline);
    expect(await inForce(page)).toContain("Either side may record what is said");
    // Nor does either form propose to take it back.
    await pressButton(page, "Propose a change");
    expect(await page.locator(".ground-check input").isChecked()).toBe(true);
    await page.getByText("The ground rules say this already.").waitFor();
  }
  await published.getByText("Either side may record what is said").waitFor();
  await published.getByText("America/New_York").waitFor();
  await expectNothingSerious(observer);
  // The clock of the observer, too, by the zone that both have agreed on.
  await observer.locator(".session-clock").click();
  await observer.getByText("Official time, America/New_York").waitFor();

  // The wall of the demonstration shows 22 October: the deadline has passed.
  for (const page of [guild, producers]) {
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  }
  await expectOnRecord(
    producers,
    `Producers agreed to the change of the ground rules: New-item deadline: ${deadline}; Recording: Either side may record what is said; Official time zone: America/New_York.`,
  );
  await pressButton(guild, "Table a proposal");
  await guild.getByRole("note").getByText("The new-item deadline has passed").waitFor();
  await tabTo(guild, '[aria-required="true"], input[required]');
  await guild.keyboard.type("Stunt coordinators");
  await pressButton(guild, "Table it before Producers");
  await guild.getByRole("dialog").waitFor({ state: "detached" });

  // What is proposed and not answered falls with the hand, and both sides read that it does.
  for (const page of [guild, producers])
    await chooseFromMenu(page, ".table-toolbar", "Ground rules");
  await pressButton(guild, "Propose a change");
  await tabTo(guild, ".ground-check input");
  await guild.keyboard.press("Space");
  await pressButton(guild, "Propose it to Producers");
  await offer.waitFor();
  await guild.keyboard.press("Escape");
  await guild.getByRole("dialog").waitFor({ state: "detached" });
  await chooseOfSession(guild, /^Hand over/);
  const hand = guild.getByRole("dialog");
  await hand
    .getByRole("region", { name: "As Producers will see it" })
    .getByText("What was offered and not answered fell: a change of the ground rules.")
    .waitFor();
  await hand.getByRole("button", { name: "Hand over", exact: true }).click();
  await offer.waitFor({ state: "detached" });
});

test("GROUND-7 GROUND-8 GROUND-9 OBSERVER-4 when both chiefs agree, an observer follows later and reads so, is shown out and left with nothing of the talks, and is back; and texts go over at the table alone, after that was declined once", async () => {
  await using sides = await seatBothSides();
  const { guild, producers, observer } = sides;
  const settle = async (fill: () => Promise<unknown>): Promise<void> => {
    for (const page of [guild, producers])
      await chooseFromMenu(page, ".table-toolbar", "Ground rules");
    await guild.getByRole("button", { name: "Propose a change" }).click();
    await fill();
    await guild.getByRole("button", { name: "Propose it to Producers" }).click();
    await producers.getByRole("button", { name: "Agree to this change" }).click();
    await producers.getByRole("button", { name: "Agree: it holds from now on" }).click();
    for (const page of [guild, producers]) {
      const offer = page.getByRole("region", { name: "Change proposed by Guild" });
      await offer.waitFor({ state: "detached" });
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
    }
  };
  const says = async (words: string) => listOf(guild, "Observers").selectOption(words);
  const delay = async (minutes: string) =>
    guild.getByLabel("Delay for observers, in minutes").fill(minutes);
  const published = observer.getByRole("region", { name: "Proposals" });
  await published.waitFor();
  for (const page of [guild, producers]) await page.getByRole("grid").waitFor();

  await settle(async () => delay("15"));
  const later = observer.getByText("You follow the talks 15 minutes later.");
  await later.waitFor();
  await observer.getByText(/What you see here is how they stood at \d/).waitFor();
  await observer.locator(".gallery-rules").getByText("They follow 15 minutes later").waitFor();
  await published.waitFor();
  await expectNothingSerious(observer);
  await pressButton(guild, "Table a proposal");
  await tabTo(guild, '[aria-required="true"], input[required]');
  await guild.keyboard.type("Stunt coordinators");
  await pressButton(guild, "Table it before Producers");
  await guild.getByRole("dialog").waitFor({ state: "detached" });
  const row = (page: Page) => page.getByRole("rowheader", { name: /Stunt coordinators/ });
  await goToRoom(producers, "Gallery");
  await row(producers).waitFor();
  expect([await later.count(), await row(observer).count()]).toEqual([1, 0]);
  await goToRoom(producers, "Table");
  await producers.getByRole("grid").waitFor();

  await settle(async () => says("stay-out"));
  await observer.getByRole("heading", { name: "The gallery is closed to observers" }).waitFor();
  expect(await published.count()).toBe(0);
  await expectNothingSerious(observer);
  await pressButton(observer, "Look again");
  await observer.getByText("observers do not follow the talks for now").waitFor();
  await observer.reload();
  await observer.getByRole("heading", { name: "The gallery is closed to observers" }).waitFor();

  await settle(async () => says("sit-in"));
  await pressButton(observer, "Look again");
  await later.waitFor();
  expect(await row(observer).count()).toBe(0);
  await settle(async () => delay(""));
  await row(observer).waitFor();
  await later.waitFor({ state: "detached" });

  // A change that is declined changes nothing, and whoever proposed it reads why on the record.
  const route = async () =>
    guild.getByLabel("When texts and packages go over").selectOption("at-table");
  for (const page of [guild, producers])
    await chooseFromMenu(page, ".table-toolbar", "Ground rules");
  await pressButton(guild, "Propose a change");
  await route();
  await pressButton(guild, "Propose it to Producers");
  await pressButton(producers, "Decline it");
  await producers.getByLabel(/^Words for the record/).fill("We work at night.");
  await producers
    .getByRole("region", { name: "As Guild will see it" })
    .getByText("Producers declined the change of the ground rules.")
    .waitFor();
  await expectNothingSerious(producers);
  await pressButton(producers, "Decline the change");
  for (const page of [guild, producers]) {
    await page
      .getByRole("region", { name: "Change proposed by Guild" })
      .waitFor({ state: "detached" });
    expect(await inForce(page)).toContain("At any time, in a session or between two");
    await closeDialog(page);
  }
  await expectOnRecord(guild, "We work at night.");

  // Agreed to, it lets no text go over between two sessions, and says so before anybody tries.
  await settle(route);
  const why = "By the ground rules texts and packages go over at the table alone";
  await openProposal(guild, REALITY);
  const pass = panelOf(guild).getByRole("button", { name: "Pass a text" });
  await panelOf(guild).getByText(`Pass a text: ${why}`).waitFor();
  await expect.poll(() => pass.isDisabled()).toBe(true);
  await goToRoom(guild, "Caucus");
  await guild.getByLabel("Draft of").selectOption(REALITY.id);
  await guild.getByRole("textbox", { name: /Draft on/ }).fill("MBA rates from 2008 on.");
  await pressButton(guild, "Review as they will see it");
  const review = guild.getByRole("dialog");
  await review.getByText(why).waitFor();
  const send = review.getByRole("button", { name: "Pass to Producers" });
  await expect.poll(() => send.isDisabled()).toBe(true);
  await pressButton(producers, "Open a session");
  await pressButton(producers, "Open the session");
  await review.getByText(why).waitFor({ state: "detached" });
  await makeMove(guild, "Pass to Producers");
  await producers
    .locator(`[data-line="${REALITY.id}"][data-column="position-a"]`)
    .getByText("MBA rates from 2008 on.")
    .waitFor();
  await expectPublished(observer, "Guild passed a new text on W-13 a) and b).");
});
