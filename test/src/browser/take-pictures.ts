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

async function take(folder: string, how: { isAll: boolean }): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await using browser = await openBrowser();
  for (const colorScheme of how.isAll ? (["light", "dark"] as const) : (["light"] as const)) {
    await using house = await openTestHouse();
    for (const { seat, rooms } of VISITS) {
      const { page } = await takeSeat({ browser, house }, seat, { colorScheme });
      for (const room of rooms) {
        await page.setViewportSize(SIZES[0]);
        await page.getByRole("link", { name: room, exact: true }).click();
        for (const { name, width, height } of how.isAll ? SIZES : SIZES.slice(0, 1)) {
          await page.setViewportSize({ width, height });
          await settle(page);
          if (room === "Table" && name === "wide")
            await page.locator('[data-line="wga-dvd"][data-column="title"]').click();
          const file = how.isAll
            ? `${room.toLowerCase()}-${name}-${colorScheme}.png`
            : `${room.toLowerCase()}.png`;
          await page.screenshot({ path: join(folder, file) });
        }
      }
    }
  }
}

const folder = process.argv[2];
await take(folder ?? PICTURES, { isAll: folder !== undefined });
