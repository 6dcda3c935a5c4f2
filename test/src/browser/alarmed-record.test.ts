import { copyFileSync, rmSync } from "node:fs";
import { join } from "node:path";

import { DATABASE_FILE } from "@crosstable/server/storage/sqlite-storage";
import { fingerprintOf } from "@crosstable/shared/record/fingerprint";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import { recordOf } from "../harness/case-of.ts";
import { openTestHouse, type TestHouse } from "../harness/test-house.ts";
import { expectNothingSerious } from "./both-sides.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";
import { chooseOfSession, goToRoom } from "./rooms.ts";

async function handOver(page: Page): Promise<void> {
  await chooseOfSession(page, /^Hand over/);
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: /Hand over/ }).click();
  await dialog.waitFor({ state: "detached" });
}

/** Stops the server, has it lose what came since the copy, and starts it. */
async function loseSince(house: TestHouse, copy: string): Promise<void> {
  const file = join(house.dataDir, DATABASE_FILE);
  await house.restart(() => {
    for (const end of ["", "-wal", "-shm"]) rmSync(`${file}${end}`, { force: true });
    copyFileSync(copy, file);
  });
}

test("HEADS-7 HEADS-1 while an alarm stands the Record room calls nothing checked, and whoever goes on has the server's record checked anew without loading the page", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const { page, complaints } = await takeSeat({ browser, house }, "Guild chief");
  // What the page fetches ahead is not cut off half-way: then only loading it again would bring the dialog.
  await page.waitForLoadState("networkidle");
  const copy = join(house.dataDir, "copy");
  await house.restart(() => copyFileSync(join(house.dataDir, DATABASE_FILE), copy));
  await page.getByRole("button", { name: "More of the session" }).waitFor();
  await handOver(page);
  const gone = recordOf(house).length;
  await goToRoom(page, "Record");
  await page.getByText(`${gone} rows. Each follows from the one before`).waitFor();

  await loseSince(house, copy);
  const alarm = page.getByRole("region", { name: "Alarm about the record" });
  const check = page.getByRole("region", { name: "Check of the record" });
  await alarm.waitFor();
  await check.getByText("While the alarm above stands this browser calls none of them").waitFor();
  expect(await page.getByText("has checked").count()).toBe(0);
  await expectNothingSerious(page);
  // So it is on a page that has read nothing but what the server gives now.
  await page.reload();
  await alarm.waitFor();
  await check.getByText("calls none of them checked").waitFor();
  expect(await page.getByText("has checked").count()).toBe(0);
  await alarm.getByRole("button", { name: "Go on with the server’s record" }).click();
  await alarm.waitFor({ state: "detached" });
  await check.getByText("this browser has checked all of them").waitFor();

  await house.restart(() => copyFileSync(join(house.dataDir, DATABASE_FILE), copy));
  await page.getByRole("button", { name: "More of the session" }).waitFor();
  await handOver(page);
  const lost = page.locator(`[data-row="${recordOf(house).length}"]`);
  await lost.waitFor();
  await loseSince(house, copy);
  await alarm.getByRole("button", { name: "Go on with the server’s record" }).click();
  await alarm.waitFor({ state: "detached" });
  const rows = recordOf(house);
  await check.getByText(`${rows.length} rows. Each follows from the one before`).waitFor();
  const head = rows.at(-1)?.head ?? "";
  expect(await check.locator(".record-fingerprint").innerText()).toBe(fingerprintOf(head));
  expect(await lost.count()).toBe(0);
  expect(complaints.filter((words) => !words.includes("net::ERR"))).toEqual([]);
});
