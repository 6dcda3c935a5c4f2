import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { AxeBuilder } from "@axe-core/playwright";
import { hasSigned } from "@crosstable/server/access/ed25519";
import { DATABASE_FILE } from "@crosstable/server/storage/sqlite-storage";
import type { RecordEntry } from "@crosstable/shared/record/entry";
import { fingerprintOf } from "@crosstable/shared/record/fingerprint";
import { replay } from "@crosstable/shared/record/replay";
import { recordFile } from "@crosstable/shared/verify/record-file";
import { verifyFile } from "@crosstable/shared/verify/verify-file";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import { openTestHouse } from "../harness/test-house.ts";
import { crosstable } from "../record/crosstable-command.ts";
import { OLD, sealed } from "../record/first-format-record.ts";
import { rewriteRecord } from "../record/rewrite-record.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";
import { chooseOfSession, goToRoom } from "./rooms.ts";

/** Hands the chief's hand over and back: the shortest move that there is, by the page's own buttons. */
async function handOver(page: Page, act: RegExp): Promise<void> {
  if (act.test("Hand over")) await chooseOfSession(page, /^Hand over/);
  else await page.getByRole("button", { name: act }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: act }).click();
  await dialog.waitFor({ state: "detached" });
}

async function fingerprint(page: Page): Promise<string> {
  const words = page.locator(".record-fingerprint");
  await words.waitFor();
  return words.innerText();
}

async function downloaded(page: Page, folder: string): Promise<{ path: string; name: string }> {
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download the record" }).click();
  const download = await waiting;
  const path = join(folder, "record.jsonl");
  await download.saveAs(path);
  return { path, name: download.suggestedFilename() };
}

/** The forgery that no chain of hashes shows: a signed move turned into another, and all rows sealed anew by the server's own key. */
function withOneMoveTurned(rows: readonly RecordEntry[]): RecordEntry[] {
  return rows.map((row) =>
    row.act.kind === "moves" && row.act.signed !== undefined
      ? { ...row, act: { ...row.act, moves: [{ kind: "hand-over", to: "second" }] } }
      : row,
  );
}

async function seriousBarriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id }) => id);
}

test("SIGNED-1, VERIFY-1 a move is signed by a key that no page can read, both sides read one fingerprint, and the download is checked without the network", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const world = { browser, house };
  const guild = await takeSeat(world, "Guild chief");
  const producers = await takeSeat(world, "Producers chief");
  await handOver(guild.page, /Hand over/);
  await handOver(guild.page, /Take .*back/);
  const isExtractable = await guild.page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open("crosstable-signing");
      opening.addEventListener("success", () => resolve(opening.result));
    });
    const all = database.transaction("device").objectStore("device").getAll();
    await new Promise((resolve) => all.addEventListener("success", resolve));
    return (all.result as { secret: CryptoKey }[]).map(({ secret }) => secret.extractable);
  });
  expect(isExtractable).toEqual([false]);

  await goToRoom(guild.page, "Record");
  await goToRoom(producers.page, "Record");
  await guild.page.getByText(/signed by device \w{8}, its number 2/).waitFor();
  await producers.page.getByText(/signed by device \w{8}, its number 2/).waitFor();
  expect(await fingerprint(guild.page)).toBe(await fingerprint(producers.page));

  const folder = mkdtempSync(join(tmpdir(), "crosstable-download-"));
  const { path, name } = await downloaded(guild.page, folder);
  const written = readFileSync(path, "utf8");
  const verified = await verifyFile(written, { hasSigned });
  expect(verified).toMatchObject({ bad: null, counts: { signed: 2 } });
  expect(name).toMatch(/^wga-amptp-2007-record-\d{4}-\d\d-\d\d-[0-9a-f]{8}\.jsonl$/);
  expect(name).toContain(verified.head.slice(0, 8));

  const { page } = guild;
  await page.goto(`${house.origin}/verify`);
  await page.getByRole("heading", { name: "Check a record" }).waitFor();
  await page.waitForLoadState("networkidle");
  await page.context().setOffline(true);
  await page.getByLabel(/Record file/).setInputFiles(path);
  await page.getByText(`Everything is right in ${verified.rows} rows`).waitFor();
  await page.getByText(/It holds every one of the \d+ rows that this browser has seen/).waitFor();
  // A head that somebody reads out makes another record of it, or shows that it is that one.
  const known = page.getByLabel(/^Heads that you know from elsewhere/);
  const words = fingerprintOf(verified.head);
  await known.fill(`${verified.rows}:${words}`);
  await page.getByText(`Its row ${verified.rows} has the head that you gave.`).waitFor();
  await known.fill(`${verified.rows + 1}:${verified.head}`);
  await page.getByRole("heading", { name: `Row ${verified.rows + 1} is not right` }).waitFor();
  await known.fill("41");
  await page.getByText("“41” is no row with its head.").waitFor();
  await known.fill("");
  await page.getByText(`Everything is right in ${verified.rows} rows`).waitFor();
  await page.getByText("npm run verify -- FILE").waitFor();
  expect(await seriousBarriers(page)).toEqual([]);
  const spoiled = join(folder, "spoiled.jsonl");
  writeFileSync(spoiled, written.replace('"to":"second"', '"to":"chief"'));
  await page.getByLabel(/Record file/).setInputFiles(spoiled);
  await page.getByRole("heading", { name: /^Row \d+ is not right$/ }).waitFor();
  expect(await seriousBarriers(page)).toEqual([]);
  const unsigned = join(folder, "unsigned.jsonl");
  const rows = sealed(OLD, []);
  writeFileSync(unsigned, recordFile(rows, replay(rows)));
  await page.getByLabel(/Record file/).setInputFiles(unsigned);
  const heading = `${OLD.length} rows follow from each other, and nobody has signed any of them`;
  await page.getByRole("heading", { name: heading }).waitFor();
  expect(await seriousBarriers(page)).toEqual([]);
  expect([...guild.complaints, ...producers.complaints]).toEqual([]);
  rmSync(folder, { recursive: true });
});

test("HEADS-1 HEADS-3 HEADS-6 L3, L12 a server that comes back with an older record is called out at once on the pages that have seen more, by its row", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const guild = await takeSeat({ browser, house }, "Guild chief");
  const file = join(house.dataDir, DATABASE_FILE);
  const copy = `${file}.copy`;
  // What the page fetches ahead is not cut off half-way: then only loading it again would bring the dialog.
  await guild.page.waitForLoadState("networkidle");
  await house.restart(() => copyFileSync(file, copy));
  await guild.page.getByRole("button", { name: "More of the session" }).waitFor();
  await handOver(guild.page, /Hand over/);
  const alarm = guild.page.getByRole("region", { name: "Alarm about the record" });
  expect(await alarm.count()).toBe(0);

  await house.restart(() => {
    for (const end of ["", "-wal", "-shm"]) rmSync(`${file}${end}`, { force: true });
    copyFileSync(copy, file);
  });
  await alarm.waitFor();
  expect(await alarm.innerText()).toMatch(/Row \d+ of the server's record is not the row/);
  expect(await seriousBarriers(guild.page)).toEqual([]);
  const proof = guild.page.waitForEvent("download");
  await alarm.getByRole("button", { name: "Save the proof" }).click();
  expect((await proof).suggestedFilename()).toMatch(/two-records-.*\.jsonl$/);
  // Whoever is sent the file checks it with the command, which names the row and whose device has seen what.
  const { code, said } = await crosstable("verify", await (await proof).path());
  expect(code).toBe(1);
  expect(said).toMatch(
    /^The two histories part at row \d+\. .*signed two different rows|^Row \d+ is not right\. .*the server has signed row/,
  );
  expect(said).toContain("This is the proof that a device has saved");
  await guild.page.reload();
  await alarm.waitFor();
  await alarm.getByRole("button", { name: "Go on with the server’s record" }).click();
  await alarm.waitFor({ state: "detached" });
  // The key of this device was enrolled on the record that is gone; the page enrols it anew by itself.
  await handOver(guild.page, /Hand over/);
  await guild.page.reload();
  await guild.page.getByRole("button", { name: /Take .*back/ }).waitFor();
  expect(await alarm.count()).toBe(0);

  // What was seen before stays proof, and is not called seen in a record that does not hold it.
  await goToRoom(guild.page, "Record");
  const kept = guild.page.getByRole("region", { name: "Kept as proof" });
  await kept.getByText(/went on with the server’s record\. It said: “Row \d+ of the/).waitFor();
  expect(await seriousBarriers(guild.page)).toEqual([]);
  const again = guild.page.waitForEvent("download");
  await kept.getByRole("button", { name: "Save the proof" }).click();
  const shown = await crosstable("verify", await (await again).path());
  expect(shown.code).toBe(1);
  expect(shown.said).toContain("This is the proof that a device has saved");
  const folder = mkdtempSync(join(tmpdir(), "crosstable-download-"));
  const { path } = await downloaded(guild.page, folder);
  await guild.page.goto(`${house.origin}/verify`);
  await guild.page.getByLabel(/Record file/).setInputFiles(path);
  await guild.page
    .getByText(/ rows that this browser has seen since somebody on it went on with the server’s/)
    .waitFor();
  await guild.page
    .getByText(/^Before, it had seen \d+ rows? of these talks, and from row/)
    .waitFor();
  rmSync(folder, { recursive: true });
});

test("HEADS-2 HEADS-3 whoever comes for the first time to a record that the host has forged is alarmed with the row, without opening the record", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const guild = await takeSeat({ browser, house }, "Guild chief");
  await handOver(guild.page, /Hand over/);
  await handOver(guild.page, /Take .*back/);
  await guild.page.close();
  await house.restart(() => rewriteRecord(house.dataDir, withOneMoveTurned));
  const producers = await takeSeat({ browser, house }, "Producers chief");
  const alarm = producers.page.getByRole("region", { name: "Alarm about the record" });
  await alarm.waitFor();
  expect(await alarm.innerText()).toMatch(
    /The record does not hold\. This browser has checked the whole record, and row \d+ is not right/,
  );
  expect(await seriousBarriers(producers.page)).toEqual([]);
  const proof = producers.page.waitForEvent("download");
  await alarm.getByRole("button", { name: "Save the proof" }).click();
  const shown = await verifyFile(readFileSync(await (await proof).path(), "utf8"), { hasSigned });
  expect(await alarm.innerText()).toContain(`row ${shown.bad?.row} is not right`);
});
