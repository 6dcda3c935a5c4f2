import { randomUUID } from "node:crypto";

import { AxeBuilder } from "@axe-core/playwright";
import { personalLink } from "@crosstable/shared/session/sign-in";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import { layCable } from "../harness/cable.ts";
import { takeSeat as takeSeatByWire } from "../harness/person.ts";
import { openTestHouse, type TestHouse } from "../harness/test-house.ts";
import { pressButton } from "./keyboard.ts";
import { openBrowser } from "./open-browser.ts";

function linkOf(house: TestHouse, origin: string, name: string): string {
  const link = house.house.demoLinks.find((each) => each.seat.name === name);
  return personalLink(origin, link?.secret ?? "");
}

async function takeIn(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole("button", { name: "Take your seat" }).click();
  await page.waitForURL(/\/s\/[^/]+\/[a-z]+$/);
}

/** The names of what this page's browser keeps on the device. */
async function keptOnDevice(page: Page): Promise<string[]> {
  const names = await page.evaluate(async () =>
    (await indexedDB.databases()).map(({ name }) => name ?? ""),
  );
  return names.filter((name) => name.startsWith("crosstable/")).toSorted();
}

const notes = (page: Page) => page.getByRole("textbox", { name: "Caucus notes" });

test("SESSION-3 SESSION-5 LINK-2 one browser holds both chiefs, each tab its own; a link is gone from the address, and used it says so; who leaves a seat leaves nothing of it", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const context = await browser.newContext();
  const [guild, producers, late] = [
    await context.newPage(),
    await context.newPage(),
    await context.newPage(),
  ];
  const link = linkOf(house, house.origin, "Guild chief");
  await takeIn(guild, link);
  expect(guild.url()).not.toContain("#");
  await takeIn(producers, linkOf(house, house.origin, "Producers chief"));
  await late.goto(link);
  await late.getByText("This link has been used", { exact: true }).waitFor();
  for (const [page, name] of [
    [guild, "Guild chief"],
    [producers, "Producers chief"],
  ] as const) {
    await page.reload();
    await page.getByRole("link", { name: "Caucus", exact: true }).click();
    await notes(page).click();
    await page.keyboard.type(`Written by the ${name}.`);
    await page.getByText(/Saved \d/).waitFor();
    expect(await page.title()).toBe(`${name}, Caucus · Crosstable`);
  }
  expect(await notes(guild).innerText()).toBe("Written by the Guild chief.");
  expect(await notes(producers).innerText()).toBe("Written by the Producers chief.");
  // What is kept on the device is kept apart by seat.
  const seats = [guild, producers].map((page) => page.url().split("/")[4] ?? "");
  const kept = await keptOnDevice(guild);
  for (const seat of seats) {
    const ofSeat = kept.filter((name) => name.startsWith(`crosstable/${seat}/1/`));
    expect(ofSeat.filter((name) => name.includes("caucus"))).toHaveLength(1);
  }

  const [seat = "", otherSeat = ""] = seats;
  await guild.keyboard.press("Escape");
  await guild.getByRole("button", { name: "Keys and settings" }).press("Enter");
  await pressButton(guild, "Leave this seat here");
  await guild.getByText("To come back you need a new link from your host.").waitFor();
  const { violations } = await new AxeBuilder({ page: guild })
    .setLegacyMode(true)
    .include(".dialog")
    .analyze();
  expect(violations).toEqual([]);
  await pressButton(guild, "Leave Guild chief");
  await guild.getByRole("link", { name: /Producers chief/ }).waitFor();
  expect(await guild.getByRole("link", { name: /Guild chief/ }).count()).toBe(0);
  await expect.poll(async () => (await keptOnDevice(guild)).join()).not.toContain(seat);
  expect(await guild.evaluate(() => JSON.stringify(localStorage))).not.toContain(seat);
  expect((await keptOnDevice(guild)).join()).toContain(otherSeat);
  await guild.goBack();
  await guild.getByText("This seat is not signed in here").waitFor();
  expect(await guild.content()).not.toContain("Written by the Guild chief.");
  await producers.getByText("Written by the Producers chief.").waitFor();
});

test("SAVE-2 RIGHTS-2 without a line edits are held, leaving is asked about and moves are off; a change of role throws the copy away", async () => {
  await using house = await openTestHouse();
  await using host = await takeSeatByWire(house, { side: null, role: "host" });
  await using browser = await openBrowser();
  await using cable = await layCable(house.port);
  const page = await (await browser.newContext()).newPage();
  await takeIn(page, linkOf(house, cable.origin, "Guild chief"));
  await page.getByRole("link", { name: "Caucus", exact: true }).click();
  await notes(page).click();
  await page.keyboard.type("a");
  await page.getByText(/Saved \d/).waitFor();

  cable.cut();
  await page.keyboard.type("bc");
  await page.getByText("Not saved, 2 edits held on this device").waitFor();
  const asked = page.waitForEvent("dialog");
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
  await page.getByRole("link", { name: "Table", exact: true }).click();
  await page.locator('[data-line="W-12a"][data-column="title"]').click();
  const why = page.getByText("Moves are made only while connected").first();
  await why.waitFor();
  const pass = page.getByRole("button", { name: /^Pass / }).first();
  await expect.poll(() => pass.isDisabled()).toBe(true);

  cable.mend();
  await page.getByText("2 edits from this device were added.").first().waitFor();
  await page.getByText(/Saved \d/).waitFor();
  await why.waitFor({ state: "detached" });
  await expect.poll(() => pass.isDisabled()).toBe(false);
  const seat = page.url().split("/")[4] ?? "";
  const before = await keptOnDevice(page);
  expect(before.filter((name) => name.startsWith(`crosstable/${seat}/1/`))).not.toEqual([]);

  const changed = { request: "change-seat", key: randomUUID(), side: "a", role: "staff" } as const;
  const chief = house.house.storage.seats.list(host.seat.negotiation);
  const id = chief.find((each) => each.id === seat)?.id;
  if (id === undefined) throw new Error("the page is on no seat");
  expect(await host.ask({ ...changed, seat: id })).toEqual({ done: {} });
  await page.waitForFunction(() => document.title.startsWith("Guild staff"));
  await expect
    .poll(async () => (await keptOnDevice(page)).filter((name) => name.includes(`${seat}/1/`)))
    .toEqual([]);
});

test("RIGHTS-1 an observer whose link was revoked while the page was away is told so on its return; another's page goes on", async () => {
  await using house = await openTestHouse();
  await using host = await takeSeatByWire(house, { side: null, role: "host" });
  await using browser = await openBrowser();
  await using cable = await layCable(house.port);
  const pages = [
    await (await browser.newContext()).newPage(),
    await (await browser.newContext()).newPage(),
  ];
  for (const [index, page] of pages.entries()) {
    await takeIn(page, linkOf(house, cable.origin, `Observer ${index + 1}`));
    await page.getByText("Live", { exact: true }).waitFor();
  }
  cable.cut();
  for (const page of pages) await page.getByText("Not live", { exact: true }).waitFor();
  const seats = house.house.storage.seats.list(host.seat.negotiation);
  const revoked = seats.find(({ name }) => name === "Observer 1");
  if (revoked === undefined) throw new Error("there is no such observer");
  const asked = { request: "revoke-link", key: randomUUID(), seat: revoked.id } as const;
  expect(await host.ask(asked)).toEqual({ done: {} });
  cable.mend();
  await pages[0]?.getByText("This seat is not signed in here").waitFor();
  await pages[1]?.getByText("Live", { exact: true }).waitFor();
});
