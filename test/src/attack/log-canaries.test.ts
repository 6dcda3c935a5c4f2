import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { DATABASE_FILE } from "@crosstable/server/storage/sqlite-storage";
import { CLOSE } from "@crosstable/shared/close-codes";
import { WORKSHEET_CELLS } from "@crosstable/shared/documents/worksheet";
import { mustProposalId } from "@crosstable/shared/ids";
import type { DocumentName } from "@crosstable/shared/rooms";
import { afterEach, beforeEach, expect, test } from "vitest";

import {
  printedSeats,
  startOnFailingDisk,
  startProcess,
  type HouseProcess,
} from "../harness/house-process.ts";
import { METRICS_TOKEN, readMetrics } from "../harness/metrics-reader.ts";
import { takeSeat, type Person, type SeatedHouse } from "../harness/person.ts";
import { negotiationOf, seatedProcess } from "../harness/seated-process.ts";
import { waitUntil } from "../harness/wait-until.ts";
import { BIRDS, CAUCUS, DRAFT, WORKSHEET, writeEverywhere } from "./canaries.ts";
import { syncFrame, updateUnder } from "./frames.ts";
import { leaseOne, openRaw } from "./intruder.ts";

const GALLERY: DocumentName = { kind: "gallery" };
const ANSWER_WITHIN_MS = 10_000;

/**
 * A server in whose statements and timers something is wrong as long as it is told so by a signal. Its own address, which is its text, stands in
 * the stack of what it throws, so the bird is put together only there.
 */
const BUGGY = `
  import { StatementSync } from "node:sqlite";
  const bird = "${BIRDS.thrown.split("").join(" ")}".replaceAll(" ", "");
  let isBuggy = false;
  for (const name of ["all", "get", "iterate"]) {
    const works = StatementSync.prototype[name];
    StatementSync.prototype[name] = function (...values) {
      if (isBuggy && /client_id|FROM record/.test(this.sourceSQL)) throw new Error("cannot read " + bird + "\\n    at " + bird);
      return works.apply(this, values);
    };
  }
  process.on("SIGUSR2", () => { isBuggy = !isBuggy; console.log(isBuggy ? "is buggy" : "is well"); });
  process.on("SIGHUP", () => { throw new Error(bird); });
`;

const settings = (dataDir: string) => ({
  DATA_DIR: dataDir,
  PORT: "0",
  LOG_LEVEL: "info",
  METRICS_TOKEN,
});

let dataDir = "";
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "crosstable-canaries-"));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

/** What must stand neither in the metrics nor in the log: every bird, and whatever tells who somebody is. */
function secretsOf(server: HouseProcess, house: SeatedHouse, people: readonly Person[]): string[] {
  const seats = house.house.demoLinks.flatMap(({ seat, secret }) => [
    seat.id,
    seat.name,
    ...(secret === null ? [] : [secret]),
  ]);
  const printed = printedSeats(server).map(({ name }) => name);
  const cookies = people.flatMap(({ headers }) => [headers.cookie, ...headers.cookie.split("=")]);
  const others = [negotiationOf(house), METRICS_TOKEN];
  return [...Object.values(BIRDS), ...seats, ...printed, ...cookies, ...others];
}

function found(secrets: readonly string[], text: string): string[] {
  return secrets.filter((secret) => text.includes(secret));
}

function eventsIn({ complaints }: HouseProcess): string[] {
  return complaints
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => (JSON.parse(line) as { event: string }).event);
}

function tabling(proposal: string, text: string) {
  const gaps = { number: null, title: null, category: null, article: null, currentLanguage: null };
  const move = { kind: "table-proposal", proposal: mustProposalId(proposal), subject: text, text };
  return {
    request: "make-move" as const,
    key: randomUUID(),
    moves: [{ ...move, kind: "table-proposal" as const, ...gaps }],
  };
}

/** Everything that the server refuses, each with a bird in it. */
async function beRefused(chief: Person, observer: Person): Promise<void> {
  const { origin } = chief.cable;
  const words = (client: number, root: string, text: string) =>
    syncFrame(
      "update",
      updateUnder(client, (doc) => doc.getText(root).insert(0, text)),
    );
  const closed = async (person: Person, name: DocumentName, frame: Uint8Array) => {
    using socket = await openRaw(person, name);
    socket.send(frame);
    // Awaited here, since the socket goes with this scope.
    const code = await socket.closeCode();
    return code;
  };
  expect(await closed(observer, GALLERY, words(4711, DRAFT, BIRDS.readersWrite))).toBe(
    CLOSE.readOnlyWrote,
  );
  expect(await closed(chief, CAUCUS, words(4711, DRAFT, BIRDS.foreignWrite))).toBe(
    CLOSE.foreignClientId,
  );
  const own = await leaseOne(chief, CAUCUS);
  expect(await closed(chief, CAUCUS, words(own, BIRDS.root, BIRDS.root))).toBe(CLOSE.notAllowed);
  expect(await closed(chief, CAUCUS, Buffer.from(BIRDS.garbage))).toBe(CLOSE.malformed);
  expect(await chief.ask(tabling("Z-1", BIRDS.refusedMove))).toHaveProperty("refused");

  const json = { "content-type": "application/json" };
  for (const body of [JSON.stringify({ secret: BIRDS.body }), `{"secret": ${BIRDS.body}`])
    await chief.fetch(`${origin}/api/join`, { method: "POST", headers: json, body });
  const strange = { cookie: `crosstable_x=${BIRDS.cookie}`, referer: BIRDS.header };
  for (const path of [
    `/api/seats/${BIRDS.path}/me?secret=${BIRDS.query}`,
    `/${BIRDS.path}?${BIRDS.query}`,
    `/sync/${BIRDS.path}/caucus.a?seat=${BIRDS.query}`,
    `/metrics?token=${BIRDS.query}`,
    `/readyz?${BIRDS.query}`,
  ])
    expect((await fetch(`${origin}${path}`, { headers: strange })).status).toBeLessThan(500);
  const { cookie } = chief.headers;
  await expect(
    openRaw(
      { ...chief, headers: { cookie, origin: `https://${BIRDS.header}.example.org` } },
      CAUCUS,
    ),
  ).rejects.toThrow("403");
}

/** The same seat asks on all three ways while the server's own statements throw. */
async function meetBugs(server: HouseProcess, chief: Person): Promise<void> {
  const events = await chief.openEvents();
  using own = await openRaw(chief, WORKSHEET);
  server.signal("SIGUSR2");
  await waitUntil("the server is buggy", () => server.printed.includes("is buggy"));
  own.send(
    syncFrame(
      "update",
      updateUnder(4712, (doc) => doc.getMap(WORKSHEET_CELLS).set("x", 1)),
    ),
  );
  expect(await own.closeCode()).toBe(CLOSE.cannotResync);
  // Who wrote is known in memory by now; ids to write under are asked of the disk.
  const ids = `${chief.cable.origin}/api/seats/${chief.seat.id}/client-ids`;
  const lease = async () =>
    chief.fetch(ids, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ document: "caucus.a" }),
    });
  expect((await lease()).status).toBe(503);
  const reading = { request: "read-record", after: 0, limit: 10 } as const;
  expect(await events.ask(reading, ANSWER_WITHIN_MS)).toBe("unanswered");
  server.signal("SIGUSR2");
  await waitUntil("the server is well", () => server.printed.includes("is well"));
  expect((await lease()).status).toBe(200);
  expect(await chief.ask(reading)).toHaveProperty("done");
}

test("A15 LOG-1 METRICS-1 nothing that people write, and nothing that tells who they are, stands in the metrics or the log: after edits, refusals, bugs and a crash", async () => {
  const preload = `--import=data:text/javascript,${encodeURIComponent(BUGGY)}`;
  await using server = startProcess({ ...settings(dataDir), NODE_OPTIONS: preload });
  const house = await seatedProcess(server);
  const origin = await server.whenOpen();
  await using chief = await takeSeat(house, { side: "a", role: "chief" });
  await using observer = await takeSeat(house, { side: null, role: "observer" });
  await writeEverywhere(chief);
  expect(await chief.ask(tabling("Z-1", BIRDS.move))).toHaveProperty("done");
  await beRefused(chief, observer);
  await meetBugs(server, chief);

  const metrics = await readMetrics(origin);
  server.signal("SIGHUP");
  expect(await server.exit()).toBe(1);
  const secrets = secretsOf(server, house, [chief, observer]);
  expect(found(secrets, metrics)).toEqual([]);
  expect(found(secrets, server.complaints)).toEqual([]);
  // Its twin: all of it was counted and said, only without a word of theirs.
  for (const reason of ["readOnlyWrote", "foreignClientId", "notAllowed", "malformed"]) {
    expect(metrics).toContain(`{by="document-wire",reason="${reason}"} 1`);
    expect(server.complaints).toContain(`"reason":"${reason}"`);
  }
  expect(metrics).toContain('{by="http",reason="link-unknown"} 1');
  expect(metrics).toContain('{by="door",reason="origin"} 1');
  expect(new Set(eventsIn(server))).toEqual(
    new Set([
      "house-opened",
      "document-socket-refused",
      "document-wire-bug",
      "page-bug",
      "request-bug",
      "house-crashed",
    ]),
  );
});

test("A15 LOG-1 DISK-3 a disk that fails under people's writing is told with SQLite's words and none of theirs", async () => {
  {
    await using before = startProcess(settings(dataDir));
    await before.whenOpen();
    before.signal("SIGTERM");
    expect(await before.exit()).toBe(0);
  }
  // As large as the database is now, so that it opens, and fails somewhere in what is then written.
  const blocks = Math.ceil(statSync(join(dataDir, DATABASE_FILE)).size / 512);
  await using server = startOnFailingDisk(settings(dataDir), blocks);
  const house = await seatedProcess(server);
  await using chief = await takeSeat(house, { side: "a", role: "chief" });
  const caucus = await chief.openDocument(CAUCUS);
  let hasEnded = false;
  const exit = server.exit().then((code) => {
    hasEnded = true;
    return code;
  });
  await waitUntil("the disk has failed", () => {
    caucus.doc.getText(DRAFT).insert(0, `${BIRDS.draft} `.repeat(200));
    return hasEnded;
  });
  expect(await exit).toBe(1);
  expect(found(secretsOf(server, house, [chief]), server.complaints)).toEqual([]);
  expect(eventsIn(server)).toContain("disk-failed");
  expect(server.complaints).toMatch(/"sqlite":"disk I\/O error"/);
});
