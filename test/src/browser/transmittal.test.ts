import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import { openTestHouse } from "../harness/test-house.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";
import { choose } from "./package-screens.ts";
import { NEXT_PACKAGE } from "./packages-of-the-case.ts";
import { openProposal } from "./rooms.ts";

const EST = { id: "P-est", search: "sell-through" };
const FMV = { id: "W-12a", search: "Fair Market" };
const REALITY = { id: "W-13", search: "Reality" };
const EST_LABEL =
  "Electronic sell-through (permanent downloads) at the existing home video formula";

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("complementary").getByRole("button", { name, exact: true }).click();
}

/** Puts what the open dialog holds into the basket. */
async function collect(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Put into a transmittal" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

/** The producers' package of 25 October, as far as its contents are known: their own text, streamlined. */
async function offerPackage(page: Page): Promise<void> {
  await openProposal(page, EST);
  await press(page, "Add to a package");
  await choose(page, { proposal: EST_LABEL, offer: "pass", text: "Streamlined." });
  await page.getByRole("button", { name: "Review as they will see it" }).click();
  await page.getByRole("button", { name: /^Offer the package/ }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

test("TRANSMITTAL-1 26 October 2007: a package is answered by accepting, withdrawing and modifying, all in one act", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const world = { browser, house };
  const guild = await takeSeat(world, "Guild chief");
  const producers = await takeSeat(world, "Producers chief");
  const page = guild.page;
  await offerPackage(producers.page);

  await page
    .getByRole("region", { name: /wait for an answer/ })
    .getByRole("button", { name: `Package ${NEXT_PACKAGE}` })
    .click();
  await page.getByRole("button", { name: "Reject", exact: true }).click();
  await page.getByRole("textbox", { name: "Words that go with it" }).fill("Not as a whole.");
  await collect(page);
  // What lies beneath can be accepted after the rejection, so it fits into the same transmittal and not before it.
  await openProposal(page, EST);
  await press(page, "Accept");
  await page.getByText("This can go over only with what is in your transmittal.").waitFor();
  await collect(page);
  await openProposal(page, FMV);
  await press(page, "Withdraw");
  await page.getByRole("radio", { name: /Unconditional/ }).check();
  await collect(page);
  await openProposal(page, REALITY);
  await press(page, "Pass a text");
  await page.getByRole("textbox", { name: "Text of the pass" }).fill("Reality, modified.");
  await page.getByRole("button", { name: "Review as they will see it" }).click();
  await collect(page);

  // It is the mover's alone, and outlives the page.
  await page.reload();
  const strip = page.getByRole("region", { name: "Your transmittal" });
  await strip.getByText("4 moves").waitFor();
  const table = producers.page;
  await table.locator('[data-line="P-est"]', { hasText: "Packaged" }).first().waitFor();
  expect(await table.content()).not.toContain("Reality, modified.");

  await strip.getByRole("button", { name: "Review and hand over" }).click();
  const dialog = page.getByRole("dialog", { name: "As Producers will see it" });
  await dialog.getByText(`Guild rejected Producers package ${NEXT_PACKAGE}.`).waitFor();
  await dialog.getByText("Reality, modified.").waitFor();
  // In another order the acceptance would be refused: the reason stands at that one, and nothing can go over.
  const accepted = dialog.getByRole("button", { name: /^Earlier: Guild accepted/ });
  await accepted.click();
  await dialog.getByText("This one would be refused.").waitFor();
  expect(await dialog.getByRole("button", { name: "Hand over 4 moves as one" }).isDisabled()).toBe(
    true,
  );
  await dialog.getByRole("button", { name: /^Earlier: Guild rejected/ }).click();
  await dialog.getByText("This one would be refused.").waitFor({ state: "detached" });
  await dialog.getByRole("button", { name: "Hand over 4 moves as one" }).click();
  await dialog.waitFor({ state: "detached" });
  await strip.waitFor({ state: "detached" });

  const standing = (id: string) => table.locator(`[data-line="${id}"][data-column="standing"]`);
  await standing("P-est").getByText("Agreed in principle").waitFor();
  await standing("W-12a").getByText("Withdrawn").waitFor();
  await table.getByText("Reality, modified.").first().waitFor();
  // One row of the record.
  await page.getByRole("link", { name: "Record" }).click();
  const row = page.locator(".record-row").first();
  await row.getByText(`Guild rejected Producers package ${NEXT_PACKAGE}.`).waitFor();
  await row.getByText("Not as a whole.").waitFor();
  await row.getByText("Guild withdrew W-12 a).").waitFor();
  expect([guild, producers].flatMap(({ complaints }) => complaints)).toEqual([]);
});

test("TRANSMITTAL-2 when one of the moves is refused all stay, with the reason at that one", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const world = { browser, house };
  const { page } = await takeSeat(world, "Guild chief");
  const { page: table } = await takeSeat(world, "Producers chief");
  await openProposal(page, EST);
  await press(page, "Accept");
  await collect(page);
  await openProposal(page, FMV);
  await press(page, "Withdraw");
  await page.getByRole("radio", { name: /Unconditional/ }).check();
  await collect(page);

  await openProposal(table, EST);
  await press(table, "Pass a text");
  await table.getByRole("textbox", { name: "Text of the pass" }).fill("A newer text.");
  await table.getByRole("button", { name: "Review as they will see it" }).click();
  await table.getByRole("button", { name: "Pass to Guild" }).click();
  await table.getByRole("dialog").waitFor({ state: "detached" });

  await page.getByRole("button", { name: "Review and hand over" }).click();
  const dialog = page.getByRole("dialog");
  const moves = dialog.locator(".basket-move");
  await moves
    .first()
    .getByText(/Superseded .* by Electronic sell-through/)
    .waitFor();
  expect(await moves.count()).toBe(2);
  expect(await moves.last().getByText("would be refused").count()).toBe(0);
  await dialog.getByRole("button", { name: /^Take out: Guild accepted/ }).click();
  await dialog.getByRole("button", { name: "Hand over 1 move as one" }).click();
  await dialog.waitFor({ state: "detached" });
  // The line that is open is far below.
  await openProposal(table, FMV);
  await table
    .locator('[data-line="W-12a"][data-column="standing"]', { hasText: "Withdrawn" })
    .waitFor();
});

test("TRANSMITTAL-1 two tabs of a chief have one basket, and what the one hands over the other does not hand over again", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const { page: one } = await takeSeat({ browser, house }, "Guild chief");
  const other = await one.context().newPage();
  await other.goto(one.url());
  await openProposal(one, EST);
  await press(one, "Accept");
  await collect(one);
  await openProposal(other, FMV);
  await press(other, "Withdraw");
  await other.getByRole("radio", { name: /Unconditional/ }).check();
  await collect(other);

  const strips = [one, other].map((page) => page.getByRole("region", { name: "Your transmittal" }));
  for (const strip of strips) await strip.getByText("2 moves").waitFor();
  await one.getByRole("button", { name: "Review and hand over" }).click();
  const dialog = one.getByRole("dialog");
  await dialog.getByRole("button", { name: "Hand over 2 moves as one" }).click();
  for (const strip of strips) await strip.waitFor({ state: "detached" });
  expect(await Promise.all(strips.map((strip) => strip.count()))).toEqual([0, 0]);
});
