import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { openPrinter } from "@crosstable/server/papers/printer";
import { NotPrinted, runChromium } from "@crosstable/server/papers/run-chromium";
import { MAX_PAPERS_WAITING, PRINT_WITHIN_MS } from "@crosstable/shared/limits";
import { paperTitle } from "@crosstable/shared/papers/paper";
import { expect, test } from "vitest";

import { chromiumPath } from "../harness/chromium.ts";
import { takeSeat, type Person } from "../harness/person.ts";
import { openTestHouse } from "../harness/test-house.ts";
import { waitUntil } from "../harness/wait-until.ts";
import { pdfWords } from "./pdf-words.ts";

const CHROMIUM = chromiumPath();
const silent = (): void => undefined;

function printFolders(): string[] {
  return readdirSync(tmpdir()).filter((name) =>
    name.startsWith(`crosstable-print-${process.pid}-`),
  );
}

/** A program in the browser's place. */
function fakeBrowser(script: string): Disposable & { path: string; folder: string } {
  const folder = mkdtempSync(join(tmpdir(), "crosstable-fake-"));
  chmodSync(folder, 0o777);
  const path = join(folder, "browser");
  writeFileSync(path, `#!/bin/sh\n${script.replaceAll("FOLDER", folder)}\n`);
  chmodSync(path, 0o755);
  return { path, folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true }) };
}

async function printAs(person: Person, paper: string, body: object): Promise<Response> {
  return person.fetch(`${person.cable.origin}/api/seats/${person.seat.id}/papers/${paper}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

test("PRINT-1 whoever reads the record is given its papers as PDF, of the rows they ask for; nobody else is", async () => {
  await using house = await openTestHouse({ chromium: CHROMIUM });
  await using chief = await takeSeat(house, { side: "a", role: "chief" });
  await using observer = await takeSeat(house, { side: null, role: "observer" });
  const asked = await chief.fetch(`${house.origin}/api/seats/${chief.seat.id}/papers`);
  expect(await asked.json()).toEqual({ prints: true });

  const [printed, again] = await Promise.all([
    printAs(chief, "status-sheet", { through: 5 }),
    printAs(chief, "record", { through: 5 }),
  ]);
  // One hand holds one paper at a time; whichever came second is told so.
  expect(new Set([printed.status, again.status])).toEqual(new Set([200, 429]));
  const [first = printed] = [printed, again].toSorted((one, other) => one.status - other.status);
  expect(first.headers.get("content-type")).toBe("application/pdf");
  const entries = house.house.storage.record.read({
    negotiation: chief.seat.negotiation,
    after: 4,
    limit: 1,
  });
  expect(first.headers.get("content-disposition")).toContain(entries[0]?.head.slice(0, 8));
  const pdf = Buffer.from(await first.arrayBuffer());
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  const words = pdfWords(pdf);
  expect(words).toContain(first === printed ? "on the table" : "The talks were opened");
  expect(words).toContain(entries[0]?.head.slice(0, 8));

  expect((await printAs(observer, "record", { through: 5 })).status).toBe(403);
  expect((await printAs(chief, "caucus", { through: 5 })).status).toBe(400);
  const foreign = await fetch(`${house.origin}/api/seats/${chief.seat.id}/papers/record`, {
    method: "POST",
    headers: {
      ...chief.headers,
      origin: "https://elsewhere.example",
      "content-type": "application/json",
    },
    body: JSON.stringify({ through: 5 }),
  });
  expect(foreign.status).toBe(403);
  expect(printFolders()).toEqual([]);
});

test("PRINT-1 minutes, binder and memorandum come as PDF as well, each under its own words", async () => {
  await using house = await openTestHouse({ chromium: CHROMIUM });
  await using chief = await takeSeat(house, { side: "a", role: "chief" });
  for (const kind of ["minutes", "ta-binder", "memorandum"] as const) {
    const printed = await printAs(chief, kind, { through: 5 });
    expect(printed.status).toBe(200);
    expect(pdfWords(Buffer.from(await printed.arrayBuffer()))).toContain(paperTitle(kind));
  }
});

test("PRINT-1 a server without a browser says that it does not print, and prints nothing", async () => {
  await using house = await openTestHouse({ chromium: null });
  await using chief = await takeSeat(house, { side: "a", role: "chief" });
  const asked = await chief.fetch(`${house.origin}/api/seats/${chief.seat.id}/papers`);
  expect(await asked.json()).toEqual({ prints: false });
  const refused = await printAs(chief, "record", { through: 5 });
  expect(refused.status).toBe(503);
  expect(await refused.text()).toContain("Print it in this browser");
});

test("PRINT-2 what is printed runs no script and reaches nothing, even without the page's own policy", async () => {
  const asked: string[] = [];
  await using neighbour = createServer((request, reply) => {
    asked.push(request.url ?? "");
    reply.end("found");
  });
  await new Promise<void>((resolve) => neighbour.listen(0, "127.0.0.1", resolve));
  const { port } = neighbour.address() as AddressInfo;
  const html = `<!doctype html><link rel="stylesheet" href="http://localhost:${port}/style">
<img src="http://127.0.0.1:${port}/image"><p>Words</p>
<script>document.body.insertAdjacentHTML("beforeend", "<p style='break-before: page'>A page of the script's</p>")</script>`;
  const pdf = await runChromium(CHROMIUM, html, {
    stop: new AbortController().signal,
    withinMs: PRINT_WITHIN_MS,
  });
  expect(
    Buffer.from(pdf)
      .toString("latin1")
      .match(/\/Type \/Page\b/g),
  ).toHaveLength(1);
  expect(pdfWords(Buffer.from(pdf))).toContain("Words");
  expect(asked).toEqual([]);
});

test("PRINT-2 a browser that prints nothing is no printer, and one that does not end is killed with the house", async () => {
  using useless = fakeBrowser("exit 0");
  const broken = openPrinter(useless.path, silent);
  expect(await broken.prints()).toBe(false);
  await expect(broken.print(async () => "page")).rejects.toThrow(NotPrinted);
  await broken.close();

  using endless = fakeBrowser("echo $$ > FOLDER/pid\nsleep 1000");
  const printer = openPrinter(endless.path, silent);
  const waiting = Array.from({ length: MAX_PAPERS_WAITING }, async () =>
    printer.print(async () => "page").catch((error: unknown) => error),
  );
  await waitUntil("the browser runs", () => existsSync(join(endless.folder, "pid")));
  expect(await printer.print(async () => "one too many")).toBeUndefined();
  await printer.close();
  for (const ended of await Promise.all(waiting)) expect(ended).toBeInstanceOf(NotPrinted);
  const pid = Number(readFileSync(join(endless.folder, "pid"), "utf8"));
  await waitUntil("the browser is gone", () => !existsSync(`/proc/${pid}`));
  expect(printFolders()).toEqual([]);
});

/** Every process of a browser that prints from a folder of this test's house, its helpers too. */
function browsersLeft(leader: number): number[] {
  return readdirSync("/proc").flatMap((name): number[] => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      const [state, , group] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      const command = readFileSync(`/proc/${name}/cmdline`, "utf8");
      const isOurs =
        Number(group) === leader || command.includes(`crosstable-print-${process.pid}-`);
      return isOurs && state !== "Z" ? [Number(name)] : [];
    } catch {
      // It has ended meanwhile.
      return [];
    }
  });
}

test("PRINT-2 a browser that never ends is ended with all its helpers when its time is over, leaves no file, and the next paper is printed", async () => {
  // The real browser, asked to show the page and not to print it, stays open for ever.
  using browser = fakeBrowser(`
for each; do
  shift
  case $each in --print-to-pdf=*) pdf=\${each#--print-to-pdf=} ;; *) set -- "$@" "$each" ;; esac
done
if [ -e FOLDER/endless ]; then
  echo $$ > FOLDER/pid
  exec ${CHROMIUM} --remote-debugging-port=0 "$@"
fi
printf %%PDF-done > "$pdf"`);
  await using house = await openTestHouse({ chromium: browser.path, printWithinMs: 3_000 });
  await using chief = await takeSeat(house, { side: "a", role: "chief" });
  const asked = await chief.fetch(`${house.origin}/api/seats/${chief.seat.id}/papers`);
  expect(await asked.json()).toEqual({ prints: true });

  writeFileSync(join(browser.folder, "endless"), "");
  const refused = await printAs(chief, "status-sheet", { through: 5 });
  const leader = Number(readFileSync(join(browser.folder, "pid"), "utf8"));
  expect(refused.status).toBe(503);
  expect(await refused.text()).toContain("Print it in this browser");
  expect(house.warnings).toContain("paper-not-printed");
  await waitUntil("they are gone", () => browsersLeft(leader).length === 0);
  expect(printFolders()).toEqual([]);

  rmSync(join(browser.folder, "endless"));
  const printed = await printAs(chief, "status-sheet", { through: 5 });
  expect(printed.status).toBe(200);
  expect(await printed.text()).toBe("%PDF-done");
});
