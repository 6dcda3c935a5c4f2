import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import {
  expectNothingSerious,
  expectOnRecord,
  expectPublished,
  seatBothSides,
} from "./both-sides.ts";
import { pressButton, tabTo } from "./keyboard.ts";

const clockOf = (page: Page) => page.getByRole("timer").getByRole("button");
const dialogOf = (page: Page) => page.getByRole("dialog");

/** Opens what the bar says of the expiration, by its key. */
async function openClock(page: Page): Promise<void> {
  await clockOf(page).focus();
  await page.keyboard.press("Enter");
  await dialogOf(page).waitFor();
}

async function close(page: Page): Promise<void> {
  await page.keyboard.press("Escape");
  await dialogOf(page).waitFor({ state: "detached" });
}

/** BAR-1: on a tablet, where there is least room, and on a desk, where the most is said. */
async function expectOneLine(page: Page): Promise<void> {
  const desk = page.viewportSize() ?? { width: 1440, height: 900 };
  const bar = page.locator(".session-facts");
  for (const size of [{ width: 1024, height: 768 }, desk]) {
    await page.setViewportSize(size);
    await expect
      .poll(async () =>
        bar.evaluate((of) => of.scrollWidth <= of.clientWidth && of.clientHeight <= 60),
      )
      .toBe(true);
  }
}

/** Agrees to what the other side offers, with its last look. */
async function agree(page: Page, seen: string): Promise<void> {
  await pressButton(page, "Agree to this");
  await dialogOf(page).getByText(seen).waitFor();
  await pressButton(page, "Agree: it holds for both sides");
}

test("EXTEND-1 EXTEND-3 EXTEND-5 EXTEND-6 LOOK-1 ACCESS-2 by keyboard alone one chief offers, the other agrees, the bar strikes the old target, the clock is stopped and set going, and the observer reads what is agreed and no offer", async () => {
  await using sides = await seatBothSides();
  const { guild, producers, observer } = sides;
  await guild.getByRole("grid").waitFor();
  await producers.getByRole("grid").waitFor();
  await pressButton(guild, "Open a session");
  await pressButton(guild, "Open the session");
  await dialogOf(guild).waitFor({ state: "detached" });
  await openClock(guild);
  await pressButton(guild, "Offer an extension");
  await guild.getByText("An extension goes beyond that.").waitFor();
  await tabTo(guild, 'input[type="datetime-local"]');
  await guild.keyboard.type("11052007");
  await tabTo(guild, "textarea");
  await guild.keyboard.type("Five days more.");
  const moment = "5 November 2007, 23:59 (America/Los_Angeles)";
  await guild
    .getByRole("region", { name: "As Producers will see it" })
    .getByText(`Guild offered to extend the contract to ${moment}.`)
    .waitFor();
  await pressButton(guild, "Offer it to Producers");

  await clockOf(producers).getByText("Guild offers").waitFor();
  // The notice of it covers nothing that waits under the table.
  const notice = producers.getByRole("region", { name: "Notices" });
  await notice.getByText("Guild offered").waitFor();
  const endsAt = await notice.evaluate((of) => of.getBoundingClientRect().bottom);
  const dock = producers.locator(".table-dock");
  expect(endsAt).toBeLessThanOrEqual(await dock.evaluate((of) => of.getBoundingClientRect().top));
  await expectOneLine(producers);
  await openClock(producers);
  const offer = producers.getByRole("region", { name: "Offered by Guild" });
  await offer.getByText("Five days more.").waitFor();
  // Nothing is changed, and nothing is published.
  expect(await clockOf(producers).locator("del").count()).toBe(0);
  expect(await observer.locator(".gallery").textContent()).not.toMatch(
    /2007-11-05|5 November 2007/,
  );
  await agree(producers, `Producers agreed: the contract is extended to ${moment}.`);
  for (const page of [guild, producers, observer]) {
    await clockOf(page).getByText("31 Oct", { exact: true }).waitFor();
    await clockOf(page).getByText("5 Nov 2007, 23:59").waitFor();
  }
  await expectOneLine(producers);
  await expectPublished(observer, `Both sides agreed to extend the contract to ${moment}.`);
  expect(await observer.locator(".gallery").textContent()).not.toContain("Five days more.");

  // The other way round: to stop the clock, declined once, offered again and agreed to.
  await pressButton(producers, "Offer an extension");
  await producers.keyboard.press("Tab");
  await producers.keyboard.press("ArrowDown");
  await pressButton(producers, "Offer it to Guild");
  await pressButton(guild, "Decline it");
  await guild.keyboard.type("We need the date.");
  await pressButton(guild, "Decline the offer");
  await producers
    .getByRole("region", { name: "Offered by Producers" })
    .waitFor({ state: "detached" });
  await pressButton(producers, "Offer an extension");
  await producers.keyboard.press("Tab");
  await producers.keyboard.press("ArrowDown");
  await pressButton(producers, "Offer it to Guild");
  await agree(guild, "Guild agreed: the clock is stopped by both sides");
  for (const page of [guild, producers, observer])
    await clockOf(page).getByText("Clock stopped by both sides").waitFor();
  await expectNothingSerious(guild);
  await pressButton(guild, "Set the clock going again");
  await pressButton(guild, "Set it going: the expiration counts again");
  for (const page of [guild, producers, observer])
    await clockOf(page).getByText("5 Nov 2007, 23:59").waitFor();
  await expectPublished(observer, "The clock of the contract runs again.");
  await expectNothingSerious(observer);
  await close(producers);
  await expectOnRecord(producers, "Guild declined what Producers had offered on the expiration.");
});
