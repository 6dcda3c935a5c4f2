import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import { openTestHouse } from "../harness/test-house.ts";
import { expectNothingSerious } from "./both-sides.ts";
import { networkOf } from "./network.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";
import { goToRoom, openProposal } from "./rooms.ts";
import { DVD } from "./scene.ts";

const TEXT = "The home video residual is 0.6% of gross.";
const OFFLINE = " Paid each quarter.";
const SAME = /^This is your pass \d+, word for word/;
const CHANGED = /^Our pass \d+ was made from an earlier form of this draft, or without it\.$/;

test("DRAFT-3 DRAFT-4 what was written without a line into a draft that was passed meanwhile is told to the whole side, until it is read", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const world = { browser, house };
  const { page: chief } = await takeSeat(world, "Guild chief");
  const { page: away } = await takeSeat(world, "Guild negotiator 1");
  const { page: third } = await takeSeat(world, "Guild staff 1");
  const network = await networkOf(away);
  await away.reload();
  const field = /^Draft on/;
  for (const page of [chief, third]) {
    await goToRoom(page, "Caucus");
    await page.getByLabel("Draft of").selectOption(DVD.id);
  }
  // Who makes no moves is led from the proposal to where one is proposed.
  await openProposal(away, DVD);
  await away.getByRole("button", { name: "Draft in our caucus" }).click();
  for (const page of [chief, away, third])
    await page.getByRole("textbox", { name: field }).waitFor();
  await chief.getByRole("textbox", { name: field }).fill(TEXT);
  await expect.poll(() => away.getByRole("textbox", { name: field }).inputValue()).toBe(TEXT);

  await network.cut();
  await away.getByRole("textbox", { name: field }).fill(TEXT + OFFLINE);
  await passIt(chief);
  await third.getByText(SAME).waitFor();
  expect(await third.getByText(CHANGED).count()).toBe(0);

  await network.mend();
  for (const page of [chief, away, third]) await page.getByText(CHANGED).waitFor();
  const show = third.getByRole("button", { name: /^Show the difference from our pass/ });
  await show.click();
  const redline = third.getByRole("group", { name: "Text with its changes" });
  await expect.poll(() => redline.locator("ins").textContent()).toContain(OFFLINE.trim());
  await expectNothingSerious(third);

  await away.getByRole("button", { name: "It is read" }).click();
  const read = /^Guild negotiator 1 has read what this draft says otherwise than pass \d+\.$/;
  for (const page of [chief, away, third]) {
    await page.getByText(read).waitFor();
    expect(await page.getByText(CHANGED).count()).toBe(0);
  }
  // Written on, it is another draft than the one that was read.
  await third.getByRole("textbox", { name: field }).fill(`${TEXT}${OFFLINE} Audited.`);
  await chief.getByText(CHANGED).waitFor();
  await passIt(chief);
  await away.getByText(SAME).waitFor();
  expect(await away.getByText(read).count()).toBe(0);
});

/** Passes the draft that is open, through the last look. */
async function passIt(chief: Page): Promise<void> {
  await chief.getByRole("button", { name: "Review as they will see it" }).click();
  await chief
    .getByRole("dialog")
    .getByRole("button", { name: /^(Pass to Producers|Counter pass)/ })
    .click();
  await chief.getByRole("dialog").waitFor({ state: "detached" });
}
