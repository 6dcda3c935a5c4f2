import type { DocumentSession } from "@crosstable/client/sync/document-session";
import type { Storage } from "@crosstable/server/storage/storage";
import { CLOSE } from "@crosstable/shared/close-codes";
import { cellKey, WORKSHEET_CELLS } from "@crosstable/shared/documents/worksheet";
import { mustProposalId } from "@crosstable/shared/ids";
import type { DocumentName } from "@crosstable/shared/rooms";
import { expect, test } from "vitest";
import * as Y from "yjs";

import { syncFrame, updateUnder } from "../attack/frames.ts";
import { leaseOne, openRaw } from "../attack/intruder.ts";
import { growth, METRICS_TOKEN, scrape, scrapeUntil } from "../harness/metrics-reader.ts";
import { takeSeat } from "../harness/person.ts";
import { openTestHouse } from "../harness/test-house.ts";
import { waitUntil } from "../harness/wait-until.ts";

const WORKSHEET: DocumentName = { kind: "worksheet" };
const CAUCUS: DocumentName = { kind: "caucus", side: "a" };
const GALLERY: DocumentName = { kind: "gallery" };
const REMARK = cellKey(mustProposalId("W-1"), "remarks");
const EDITS = 25;

const VISIBLE = "crosstable_edit_visible_seconds";
const DOCUMENT_SOCKETS = 'crosstable_sockets{wire="document"}';
const EVENT_SOCKETS = 'crosstable_sockets{wire="event"}';

function write({ doc }: DocumentSession, words: string): void {
  doc.getMap(WORKSHEET_CELLS).set(REMARK, { value: words, at: "2007-10-22T17:00:00.000Z" });
}

function isSaved({ state }: DocumentSession): boolean {
  return state.getState().unsaved === 0;
}

function refusals(by: string, reason: string): string {
  return `crosstable_refusals_total{by="${by}",reason="${reason}"}`;
}

/** A disk that is full while `isFull` says so. */
function fullWhile(isFull: () => boolean): (storage: Storage) => Storage {
  return (storage) => ({
    ...storage,
    documents: {
      ...storage.documents,
      append: (rows) => {
        if (isFull()) throw new Error("database or disk is full");
        storage.documents.append(rows);
      },
    },
  });
}

test("METRICS-1 as many edits as were made are measured, with their commits and bytes, and sockets are counted while they are open", async () => {
  await using house = await openTestHouse({ metricsToken: METRICS_TOKEN });
  await using chief = await takeSeat(house, { side: "a", role: "chief" });
  await using other = await takeSeat(house, { side: "b", role: "chief" });
  await other.openEvents();
  const mine = await chief.openDocument(WORKSHEET);
  const theirs = await other.openDocument(WORKSHEET);
  const before = await scrape(house.origin);
  expect([before.get(DOCUMENT_SOCKETS), before.get(EVENT_SOCKETS)]).toEqual([2, 1]);

  for (let edit = 1; edit <= EDITS; edit += 1) write(mine, `edit ${edit}`);
  await waitUntil("all is saved and seen", () => {
    const seen = theirs.doc.getMap(WORKSHEET_CELLS).get(REMARK);
    return isSaved(mine) && JSON.stringify(seen).includes(`edit ${EDITS}"`);
  });
  const after = await scrape(house.origin);
  const grown = (name: string): number => growth(name, [before, after]);
  expect(grown(`${VISIBLE}_count`)).toBe(EDITS);
  expect(grown("crosstable_commit_updates_sum")).toBe(EDITS);
  expect(grown("crosstable_commit_documents_sum")).toBe(grown("crosstable_commit_documents_count"));
  expect(grown("crosstable_commit_documents_count")).toBeGreaterThan(0);
  expect(grown("crosstable_commit_seconds_count")).toBe(grown("crosstable_commit_updates_count"));
  // An edit waits for its commit, so it cannot be shown sooner.
  expect(grown(`${VISIBLE}_sum`)).toBeGreaterThanOrEqual(grown("crosstable_commit_seconds_sum"));
  const bytes = (direction: string): number =>
    grown(`crosstable_wire_bytes_total{wire="document",direction="${direction}"}`);
  expect(bytes("in")).toBeGreaterThan(EDITS * "edit 1".length);
  // What came in one turn goes out in one piece.
  expect(bytes("out")).toBeGreaterThan(`edit ${EDITS}`.length);
  expect(after.get("crosstable_documents_in_memory")).toBe(
    before.get("crosstable_documents_in_memory"),
  );

  await other[Symbol.asyncDispose]();
  await scrapeUntil(
    house.origin,
    (now) => now.get(DOCUMENT_SOCKETS) === 1 && now.get(EVENT_SOCKETS) === 0,
  );
});

test("METRICS-1 an edit that could not be stored is a failed commit and no shown edit, until it is stored", async () => {
  let isFull = false;
  await using house = await openTestHouse({
    metricsToken: METRICS_TOKEN,
    wrapStorage: fullWhile(() => isFull),
  });
  await using chief = await takeSeat(house, { side: "a", role: "chief" });
  const mine = await chief.openDocument(WORKSHEET);
  const before = await scrape(house.origin);
  isFull = true;
  write(mine, "lapwing");
  const full = await scrapeUntil(
    house.origin,
    (now) => growth("crosstable_commit_failures_total", [before, now]) > 0,
  );
  expect(growth(`${VISIBLE}_count`, [before, full])).toBe(0);
  expect(growth(refusals("document-wire", "tryAgain"), [before, full])).toBeGreaterThan(0);

  isFull = false;
  await waitUntil("it is saved after all", () => isSaved(mine));
  const after = await scrape(house.origin);
  expect(growth(`${VISIBLE}_count`, [before, after])).toBe(1);
});

test("METRICS-1 what is refused is counted under its reason, and what is taken is not", async () => {
  await using house = await openTestHouse({ metricsToken: METRICS_TOKEN });
  await using chief = await takeSeat(house, { side: "a", role: "chief" });
  await using observer = await takeSeat(house, { side: null, role: "observer" });
  await using staff = await takeSeat(house, { side: "a", role: "staff" });
  const before = await scrape(house.origin);

  const mine = await chief.openDocument(WORKSHEET);
  write(mine, "taken");
  await waitUntil("it is saved", () => isSaved(mine));
  await staff.ask({ request: "enter-room", room: "monitor" });
  const taken = await scrape(house.origin);
  expect([...taken.keys()].filter((name) => name.startsWith("crosstable_refusals"))).toEqual(
    [...before.keys()].filter((name) => name.startsWith("crosstable_refusals")),
  );

  using reader = await openRaw(observer, GALLERY);
  reader.send(
    syncFrame(
      "update",
      updateUnder(4711, (doc) => doc.getMap("x").set("y", 1)),
    ),
  );
  expect(await reader.closeCode()).toBe(CLOSE.readOnlyWrote);
  using stranger = await openRaw(observer, CAUCUS);
  expect(await stranger.closeCode()).toBe(CLOSE.notYourDocument);
  using huge = await openRaw(chief, WORKSHEET);
  huge.send(new Uint8Array(5 * 1024 * 1024));
  expect(await huge.closeCode()).toBe(CLOSE.tooLarge);
  await staff.ask({ request: "read-host" });
  await chief.fetch(`${house.origin}/api/seats/nobody/me`);
  const signedOut = { ...chief, headers: { ...chief.headers, cookie: "" } };
  await expect(openRaw(signedOut, WORKSHEET)).rejects.toThrow("401");

  const after = await scrape(house.origin);
  for (const [by, reason] of [
    ["document-wire", "readOnlyWrote"],
    ["document-wire", "notYourDocument"],
    ["document-wire", "tooLarge"],
    ["event-wire", "not-yours-to-ask"],
    ["http", "not-signed-in"],
    ["door", "session"],
  ] as const)
    expect(growth(refusals(by, reason), [taken, after]), `${by} ${reason}`).toBe(1);
});

test("METRICS-1 a gap in what came is counted as one resync and as no edit, and what fills it as an edit", async () => {
  await using house = await openTestHouse({ metricsToken: METRICS_TOKEN });
  await using chief = await takeSeat(house, { side: "a", role: "chief" });
  const client = await leaseOne(chief, WORKSHEET);
  const doc = new Y.Doc();
  doc.clientID = client;
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (const value of ["first", "second"])
    doc.getMap(WORKSHEET_CELLS).set(REMARK, { value, at: "2007-10-22T17:00:00.000Z" });
  using socket = await openRaw(chief, WORKSHEET);
  // The server asks everybody who writes on opening; with that answered, a gap is a gap.
  socket.send(syncFrame("step2", Y.encodeStateAsUpdate(new Y.Doc())));
  const before = await scrape(house.origin);
  socket.send(syncFrame("update", updates[1] ?? new Uint8Array()));
  const gap = await scrapeUntil(
    house.origin,
    (now) => growth("crosstable_resyncs_total", [before, now]) > 0,
  );
  expect(growth(`${VISIBLE}_count`, [before, gap])).toBe(0);

  socket.send(syncFrame("step2", Y.encodeStateAsUpdate(doc)));
  const filled = await scrapeUntil(
    house.origin,
    (now) => growth(`${VISIBLE}_count`, [before, now]) > 0,
  );
  expect(growth(`${VISIBLE}_count`, [before, filled])).toBe(1);
  expect(growth("crosstable_resyncs_total", [before, filled])).toBe(1);
});

test("METRICS-1 no figure is kept apart by more than wire, direction, refuser and reason", async () => {
  await using house = await openTestHouse({ metricsToken: METRICS_TOKEN });
  await using chief = await takeSeat(house, { side: "a", role: "chief" });
  for (const name of [CAUCUS, WORKSHEET, GALLERY]) await chief.openDocument(name);
  await chief.ask({ request: "enter-room", room: "caucus" });
  await chief.ask({ request: "read-host" });
  const labels = new Set<string>();
  for (const line of (await scrape(house.origin)).keys()) {
    if (!line.startsWith("crosstable_")) continue;
    for (const [, label = ""] of line.matchAll(/[{,](\w+)="/g)) labels.add(label);
  }
  expect([...labels].toSorted()).toEqual(["by", "direction", "le", "reason", "wire"]);
  expect([...(await scrape(house.origin)).keys()].join("\n")).not.toMatch(
    /caucus|worksheet|gallery|matrix|chief/,
  );
});

test("METRICS-2 without a token in the settings there are no metrics for anybody", async () => {
  await using house = await openTestHouse();
  await using host = await takeSeat(house, { side: null, role: "host" });
  for (const headers of [
    {},
    host.headers,
    { authorization: `Bearer ${METRICS_TOKEN}` },
    { authorization: "Bearer " },
  ]) {
    const reply = await fetch(`${house.origin}/metrics`, { headers });
    expect(reply.status).toBe(404);
    expect(await reply.text()).not.toContain("crosstable_");
  }
});

test("METRICS-2 no seat reads the metrics, and no wrong token; the right one does", async () => {
  await using house = await openTestHouse({ metricsToken: METRICS_TOKEN });
  await using observer = await takeSeat(house, { side: null, role: "observer" });
  await using chief = await takeSeat(house, { side: "b", role: "chief" });
  await using host = await takeSeat(house, { side: null, role: "host" });
  const ask = async (headers: Record<string, string>, query = "") =>
    fetch(`${house.origin}/metrics${query}`, { headers });
  for (const headers of [
    {},
    observer.headers,
    chief.headers,
    host.headers,
    { authorization: "Bearer " },
    { authorization: `Bearer ${METRICS_TOKEN.slice(0, -1)}` },
    { authorization: `Bearer ${METRICS_TOKEN}x` },
    { authorization: METRICS_TOKEN },
    { authorization: `Basic ${METRICS_TOKEN}` },
    { cookie: `METRICS_TOKEN=${METRICS_TOKEN}` },
  ]) {
    const reply = await ask(headers);
    expect(reply.status).toBe(401);
    expect(await reply.text()).toBe("");
  }
  expect((await ask({}, `?token=${METRICS_TOKEN}`)).status).toBe(401);
  const reply = await ask({ authorization: `Bearer ${METRICS_TOKEN}` });
  expect(reply.status).toBe(200);
  expect(reply.headers.get("content-type")).toContain("text/plain");
  expect(await reply.text()).toContain(`${VISIBLE}_count`);
});
