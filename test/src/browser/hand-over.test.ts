import { personalLink } from "@crosstable/shared/session/sign-in";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import { layCable } from "../harness/cable.ts";
import { openTestHouse } from "../harness/test-house.ts";
import { wrongOfBars } from "./one-line-bars.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";
import { chooseOfSession, goToRoom, openProposal } from "./rooms.ts";

const FMV = { id: "W-12a", search: "W-12" };
/** A signature of the scene below, and the working group that the Guild offered in 2007. */
const FALLS =
  "Void with it: what your side has begun on W-12 a), Enforcement (of coverage / of the contract).";
const EST = { id: "P-est", search: "sell-through" };

async function makeMove(page: Page, button: string, act: string | RegExp): Promise<void> {
  await page.getByRole("complementary").getByRole("button", { name: button, exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: act }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

/** Gives the chief's hand away or takes it back, from the bar. */
async function hand(page: Page, button: string, falls?: string): Promise<void> {
  if (button === "Hand over") await chooseOfSession(page, /^Hand over/);
  else await page.getByRole("button", { name: button, exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog
    .getByRole("region", { name: "As Producers will see it" })
    .getByText(
      button === "Hand over"
        ? "The chief of Guild handed over to the second."
        : "The chief of Guild makes the moves again.",
    )
    .waitFor();
  if (falls !== undefined) await dialog.getByText(falls).waitFor();
  await dialog.getByRole("button", { name: button, exact: true }).click();
  await dialog.waitFor({ state: "detached" });
}

/** On a desk and on a tablet, with the panel open. */
async function barsAreInLine(page: Page): Promise<void> {
  for (const [width, height] of [
    [1024, 768],
    [1440, 900],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expect.poll(async () => wrongOfBars(page)).toEqual([]);
  }
}

test("MOVE-4 LOOK-1 BAR-1 when the chief hands over, the second moves at once, half-made signatures are void, and what the old chief has open says so and sends nothing, also after a lost line", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  await using cable = await layCable(house.port);
  const world = { browser, house };
  const { page: producers } = await takeSeat(world, "Producers chief");
  const { page: second } = await takeSeat(world, "Guild second");
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const open = await context.newPage();
  const link = house.house.demoLinks.find(({ seat }) => seat.name === "Guild chief");
  await open.goto(personalLink(cable.origin, link?.secret ?? ""));
  await open.getByRole("button", { name: "Take your seat" }).click();
  await open.waitForURL(/\/table$/);
  const other = await context.newPage();
  await other.goto(`${house.origin}${new URL(open.url()).pathname}`);

  // A signature that waits for the other side's.
  for (const page of [producers, other, second]) await openProposal(page, FMV);
  await makeMove(producers, "Accept", /^Accept pass/);
  await makeMove(other, "Sign TA", "Sign this text");
  const signatures = producers.getByRole("complementary").locator(".panel-signatures");
  await signatures.getByText("Guild: signed by Guild chief").waitFor();

  await openProposal(open, EST);
  await open
    .getByRole("complementary")
    .getByRole("button", { name: "Reject", exact: true })
    .click();
  const dialog = open.getByRole("dialog");
  const reject = dialog.getByRole("button", { name: /^Reject pass/ });
  await dialog.getByRole("region", { name: "As Producers will see it" }).waitFor();
  await expect.poll(() => reject.isEnabled()).toBe(true);

  await hand(other, "Hand over", FALLS);
  const gone = dialog.getByRole("alert").getByText("The second of Guild makes the moves");
  await gone.waitFor();
  await expect.poll(() => reject.isDisabled()).toBe(true);
  await signatures.getByText("Guild: not signed").waitFor();
  await second.getByText("You hold the hand").waitFor();
  await other.getByText("The second holds the hand").waitFor();
  for (const page of [second, other]) await barsAreInLine(page);
  await makeMove(second, "Sign TA", "Sign this text");
  await signatures.getByText("Guild: signed by Guild second").waitFor();

  // Taken back, the same dialog works again, and the second's half-made signature is void in its turn.
  await hand(other, "Take back");
  await gone.waitFor({ state: "detached" });
  await expect.poll(() => reject.isEnabled()).toBe(true);
  await signatures.getByText("Guild: not signed").waitFor();

  // A tab that was away meanwhile hears of it when it is back, before it can send anything.
  cable.cut();
  await dialog.getByText("There is no connection.").waitFor();
  await hand(other, "Hand over");
  cable.mend();
  await gone.waitFor();
  await expect.poll(() => reject.isDisabled()).toBe(true);
  await open.keyboard.press("Escape");
  await goToRoom(open, "Caucus");
  await open.getByRole("button", { name: /^Votes/ }).click();
  await open.getByText("No votes yet").waitFor();
  expect(await open.getByRole("button", { name: "Call a vote" }).count()).toBe(0);
  await goToRoom(second, "Caucus");
  await second.getByRole("button", { name: /^Votes/ }).click();
  await second.getByRole("button", { name: "Call a vote" }).waitFor();
});
