import { mkdirSync } from "node:fs";
import { join } from "node:path";

import type { Page } from "playwright-core";

import { openTestHouse } from "../harness/test-house.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";

// Takes the README's pictures (npm run pictures), or with a folder as argument every screen at three widths in both themes.

const PICTURES = join(import.meta.dirname, "..", "..", "..", "docs", "pictures");
const SIZES = [
  { name: "wide", width: 1440, height: 900 },
  { name: "tablet", width: 1024, height: 768 },
  { name: "phone", width: 390, height: 844 },
] as const;
const VISITS = [
  { seat: "Guild chief", rooms: ["Table", "Caucus", "Record"] },
  { seat: "Guild staff 1", rooms: ["Monitor"] },
  { seat: "Host", rooms: ["Host"] },
  { seat: "Observer 1", rooms: ["Gallery"] },
] as const;

async function settle(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page
    .locator("#room")
    .locator("h1, h2, table, [role=grid], .cards, .record-rows, [role=textbox]")
    .first()
    .waitFor();
}

interface Shot {
  readonly folder: string;
  readonly isAll: boolean;
  readonly colorScheme: "light" | "dark";
}

async function takeRoom(page: Page, room: string, shot: Shot): Promise<void> {
  await page.setViewportSize(SIZES[0]);
  await page.getByRole("link", { name: room, exact: true }).click();
  for (const { name, width, height } of shot.isAll ? SIZES : SIZES.slice(0, 1)) {
    await page.setViewportSize({ width, height });
    await settle(page);
    if (room === "Table" && name === "wide") {
      await page.locator('[data-line="wga-dvd"][data-column="title"]').click();
    }
    const file = shot.isAll ? `${room}-${name}-${shot.colorScheme}` : room;
    await page.screenshot({ path: join(shot.folder, `${file.toLowerCase()}.png`) });
  }
}

async function takeAll(shot: Shot): Promise<void> {
  mkdirSync(shot.folder, { recursive: true });
  await using browser = await openBrowser();
  await using house = await openTestHouse();
  for (const { seat, rooms } of VISITS) {
    const { page } = await takeSeat({ browser, house }, seat, { colorScheme: shot.colorScheme });
    for (const room of rooms) await takeRoom(page, room, shot);
  }
}

const folder = process.argv[2];
await takeAll({ folder: folder ?? PICTURES, isAll: folder !== undefined, colorScheme: "light" });
if (folder !== undefined) await takeAll({ folder, isAll: true, colorScheme: "dark" });
