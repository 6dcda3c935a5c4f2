import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

import type { Manifest } from "@crosstable/shared/papers/manifest";
import { strFromU8, unzipSync } from "fflate";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import { chromiumPath } from "../harness/chromium.ts";
import { takeSeat as takeHouseSeat } from "../harness/person.ts";
import { openTestHouse } from "../harness/test-house.ts";
import { pdfWords } from "../papers/pdf-words.ts";
import { openSession, plantCanaries, PLANTED } from "./caucus-canaries.ts";
import { openBrowser, takeSeat } from "./open-browser.ts";
import { goToRoom, pressTool } from "./rooms.ts";

const CANARY = "CANARY-floor-of-the-guild";

interface Taken {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Presses the button and keeps what the browser is given. */
async function take(page: Page, button: string): Promise<Taken> {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: button, exact: true }).click();
  const given = await download;
  return { name: given.suggestedFilename(), bytes: readFileSync(await given.path()) };
}

/** Every text in a zip of XML parts. */
function textsOf(zip: Buffer): string {
  return Object.values(unzipSync(zip))
    .map((part) => strFromU8(part))
    .join("\n");
}

/** The words of a DOCX, in their order. */
function docxWords(docx: Buffer): string {
  const body = unzipSync(docx)["word/document.xml"];
  if (body === undefined) throw new Error("no document in the DOCX");
  return strFromU8(body)
    .replaceAll("</w:p>", "\n")
    .replaceAll(/<[^>]*>/g, "");
}

/** The built scripts in which some words stand. */
function scriptsWith(words: string): string[] {
  const folder = join(import.meta.dirname, "../../../client/dist/assets");
  return readdirSync(folder).filter(
    (name) => name.endsWith(".js") && readFileSync(join(folder, name), "utf8").includes(words),
  );
}

async function openExports(page: Page): Promise<void> {
  await pressTool(page, "Export");
  await page.getByRole("heading", { name: "Matrix", exact: true }).waitFor();
}

test("EXPORT-2 everybody at the table takes away the matrix, and a side's private columns only its own people, when they ask", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const { page: guild, complaints } = await takeSeat({ browser, house }, "Guild negotiator 1");
  await goToRoom(guild, "Caucus");
  await guild.getByRole("button", { name: "Our matrix" }).click();
  await guild.getByLabel("Floor of W-12 a)").fill(CANARY);
  await guild.keyboard.press("Enter");
  await goToRoom(guild, "Table");
  await openExports(guild);

  const csv = await take(guild, "CSV of the matrix");
  expect(csv.name).toMatch(/^wga-amptp-2007-matrix-\d{4}-\d\d-\d\d-[0-9a-f]{8}\.csv$/);
  const text = csv.bytes.toString("utf8");
  expect(text).toContain('"W-12 a)"');
  expect(text).toContain("Working status (not a position)");
  expect(text).not.toContain(CANARY);
  const xlsx = await take(guild, "XLSX of the matrix");
  expect(xlsx.name).toBe(csv.name.replace(/csv$/, "xlsx"));
  expect(textsOf(xlsx.bytes)).toContain("W-12 a)");
  expect(textsOf(xlsx.bytes)).not.toContain(CANARY);

  // Whoever works by keyboard is still in the dialog.
  await guild.keyboard.press("Escape");
  await guild.getByRole("dialog").waitFor({ state: "detached" });
  await openExports(guild);

  const ofPrivate = guild.getByRole("button", { name: "CSV of our private columns" });
  expect(await ofPrivate.isDisabled()).toBe(true);
  await guild.getByLabel("I want a file with what only Guild may read").check();
  const own = await take(guild, "CSV of our private columns");
  expect(own.name).toMatch(/^wga-amptp-2007-private-of-side-a-/);
  expect(own.bytes.toString("utf8")).toContain(CANARY);
  expect(own.bytes.toString("utf8")).toContain("Floor (private to Guild)");
  expect(textsOf((await take(guild, "XLSX of our private columns")).bytes)).toContain(CANARY);
  expect(complaints).toEqual([]);

  const { page: producers } = await takeSeat({ browser, house }, "Producers chief");
  await goToRoom(producers, "Table");
  await openExports(producers);
  expect((await take(producers, "CSV of the matrix")).bytes.toString("utf8")).not.toContain(CANARY);
  await producers.getByLabel("I want a file with what only Producers may read").check();
  const theirs = await take(producers, "CSV of our private columns");
  expect(theirs.bytes.toString("utf8")).not.toContain(CANARY);

  const { page: mediator } = await takeSeat({ browser, house }, "Mediator");
  await goToRoom(mediator, "Table");
  await openExports(mediator);
  await take(mediator, "XLSX of the matrix");
  expect(await mediator.getByRole("button", { name: /private/ }).count()).toBe(0);
});

test("PAPER-1 PRINT-1 EXPORT-5 a paper is looked at, printed alone and taken away as PDF and DOCX by everybody who reads the record, and by nobody else", async () => {
  await using house = await openTestHouse({ chromium: chromiumPath() });
  await using browser = await openBrowser();
  const { page, complaints } = await takeSeat({ browser, house }, "Guild negotiator 1");
  await goToRoom(page, "Table");
  await openExports(page);
  const workers: string[] = [];
  page.on("worker", (worker) => workers.push(worker.url()));
  const docx = await take(page, "DOCX of Record");
  const [maker = ""] = workers;
  expect(workers).toHaveLength(1);
  // What makes it is in that one file of the build, and in nothing that a page loads.
  expect(scriptsWith("word/document.xml")).toEqual([basename(maker)]);
  expect(docx.name).toMatch(/^wga-amptp-2007-record-\d{4}-\d\d-\d\d-[0-9a-f]{8}\.docx$/);
  expect(docxWords(docx.bytes)).toContain("Producers withdrew #1.");
  await page.getByRole("link", { name: "Look and print: Status sheet" }).click();
  await page.getByRole("heading", { name: "Status sheet" }).waitFor();
  await page.getByText("Assumed, because nobody has confirmed it").waitFor();
  expect(docxWords((await take(page, "DOCX of Status sheet")).bytes)).toContain("Waits for Guild");
  const pdf = await take(page, "PDF of Status sheet");
  expect(pdf.name).toMatch(/^wga-amptp-2007-status-sheet-.*\.pdf$/);
  expect(pdfWords(pdf.bytes)).toContain("Waits for Guild");

  // A browser without a screen has no printer to ask for.
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute("data-printed", "");
  });
  await page.getByRole("button", { name: "Print or save as PDF" }).click();
  await page.locator("[data-printed]").waitFor();

  // On paper there is the paper alone.
  await page.emulateMedia({ media: "print" });
  expect(await page.getByRole("heading", { name: "Status sheet" }).isVisible()).toBe(true);
  for (const role of ["banner", "navigation", "toolbar"] as const)
    expect(await page.getByRole(role).count()).toBe(0);
  await page.emulateMedia({ media: "screen" });
  expect(complaints).toEqual([]);

  await goToRoom(page, "Record");
  await page.getByRole("button", { name: "Papers and other files" }).click();
  await page.getByRole("link", { name: "Look and print: Status sheet" }).click();
  await page.getByRole("heading", { name: "Status sheet" }).waitFor();
  await page.goto(page.url().replace(/status-sheet$/, "memorandum"));
  await page.getByRole("heading", { name: "Memorandum of Agreement" }).waitFor();
  await page.getByText("Draft", { exact: true }).waitFor();
  await page.goto(page.url().replace(/memorandum$/, "no-paper"));
  await page.waitForURL(/\/record$/);

  const { page: observer } = await takeSeat({ browser, house }, "Observer 1");
  await observer.goto(observer.url().replace(/gallery$/, "papers/record"));
  await observer.waitForURL(/\/gallery$/);
  await observer.getByRole("region", { name: "Proposals" }).waitFor();
});

test("ARCHIVE-2 SUPPOSAL-1 each side takes home its own caucus and the joint record, and nothing of the other's caucus", async () => {
  await using house = await openTestHouse();
  await using browser = await openBrowser();
  const world = { browser, house };
  {
    await using guild = await takeHouseSeat(house, { side: "a", role: "chief" });
    await using producers = await takeHouseSeat(house, { side: "b", role: "chief" });
    await openSession(guild);
    await plantCanaries(guild, "a");
    await plantCanaries(producers, "b");
  }
  const sides = [
    { seat: "Guild negotiator 2", short: "Guild", mark: "a" },
    { seat: "Producers negotiator 2", short: "Producers", mark: "b" },
  ];
  const taken = new Map<string, Record<string, Uint8Array>>();
  for (const { seat, short, mark } of sides) {
    const { page, complaints } = await takeSeat(world, seat);
    await writeCanaries(page, short);
    await goToRoom(page, "Table");
    await openExports(page);
    await page.getByLabel("I want an archive with our caucus in it").check();
    const zip = await take(page, "ZIP of our archive");
    expect(zip.name).toMatch(new RegExp(`^wga-amptp-2007-private-archive-of-side-${mark}-.*zip$`));
    taken.set(short, unzipSync(zip.bytes));
    expect(complaints).toEqual([]);
  }
  for (const { short } of sides) {
    const files = taken.get(short) ?? {};
    const own = [...PLANTED, "notes", "draft", "floor"].map((what) => `CANARY-${what}-of-${short}`);
    const other = short === "Guild" ? "Producers" : "Guild";
    const names = Object.keys(files);
    const everything = names.map((name) => wordsOfFile(name, files[name] ?? new Uint8Array()));
    for (const canary of own) {
      const inFolders = names.filter((_, at) => everything[at]?.includes(canary) === true);
      expect(inFolders.length).toBeGreaterThan(1);
      expect(inFolders.every((name) => name.startsWith("caucus/"))).toBe(true);
    }
    expect(everything.join("\n")).not.toMatch(new RegExp(`CANARY-\\w+-of-${other}`));
    const manifest = JSON.parse(strFromU8(files["manifest.json"] ?? new Uint8Array())) as Manifest;
    expect(manifest.privateTo.name).toBe(short);
    expect(new Set(manifest.files.map(({ path }) => path))).toEqual(
      new Set(names.filter((name) => !["manifest.json", "READ-ME.txt"].includes(name))),
    );
    for (const { path, sha256 } of manifest.files) {
      const bytes = files[path] ?? new Uint8Array();
      expect(createHash("sha256").update(bytes).digest("hex")).toBe(sha256);
    }
    const record = strFromU8(files["record/record.jsonl"] ?? new Uint8Array());
    expect(record).toContain(manifest.head);
    expect(names.filter((name) => name.startsWith("papers/"))).toHaveLength(10);
  }
  const { page: mediator } = await takeSeat(world, "Mediator");
  await goToRoom(mediator, "Table");
  await openExports(mediator);
  expect(await mediator.getByRole("button", { name: "ZIP of our archive" }).count()).toBe(0);
});

async function writeCanaries(page: Page, short: string): Promise<void> {
  await goToRoom(page, "Caucus");
  await page.getByRole("textbox", { name: "Caucus notes" }).click();
  await page.keyboard.type(`- CANARY-notes-of-${short}`);
  await page.getByLabel("Draft of").selectOption("W-12a");
  await page.getByRole("textbox", { name: /Draft on/ }).fill(`1. CANARY-draft-of-${short}`);
  await page.getByRole("button", { name: "Our matrix" }).click();
  await page.getByLabel("Floor of W-12 a)").fill(`CANARY-floor-of-${short}`);
  await page.keyboard.press("Enter");
}

/** The words of a file of an archive, those of its zipped parts included. */
function wordsOfFile(name: string, bytes: Uint8Array): string {
  return /\.(?:docx|xlsx)$/.test(name) ? textsOf(Buffer.from(bytes)) : strFromU8(bytes);
}
