import { CLOSE } from "@crosstable/shared/close-codes";
import { COMPACT_AFTER_BYTES, MAX_MAP_KEYS } from "@crosstable/shared/document-limits";
import { cellKey, WORKSHEET_CELLS } from "@crosstable/shared/documents/worksheet";
import { mustProposalId } from "@crosstable/shared/ids";
import { MAX_CELL_CHARS } from "@crosstable/shared/limits";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { cell, writtenBy } from "./guard/guard-on-trial.ts";
import type { Page } from "./page-on-trial.ts";
import { openWire, WORKSHEET, type WireOnTrial } from "./wire-on-trial.ts";

// Thousands of cells at once; how long that takes, the machine decides.
const WITHIN = { timeout: 20_000 };
vi.setConfig({ testTimeout: 60_000 });

let wire: WireOnTrial;
beforeEach(async () => {
  wire = await openWire();
});
afterEach(async () => wire[Symbol.asyncDispose]());

async function come(name: string, side: "a" | "b", clientId: number): Promise<Page> {
  const seat = wire.seat(name, { side, role: "negotiator" });
  const page = await wire.visit(seat, WORKSHEET, { clientId, wantsAck: true });
  await vi.waitUntil(() => page.saved === 1, WITHIN);
  return page;
}

/** So many cells, from this one on. */
function cells(clientId: number, from: number, count: number): Uint8Array {
  return writtenBy(clientId, (doc) => {
    for (let index = from; index < from + count; index += 1)
      doc
        .getMap(WORKSHEET_CELLS)
        .set(cellKey(mustProposalId(`p${index}`), "remarks"), cell(`cell ${index}`));
  });
}

test("GUARD-6 R12 a side that fills the worksheet comes to its half and no further; the other side writes on in its own", async () => {
  const theirs = await come("theirs", "b", 201);
  const ours = await come("ours", "a", 101);
  const half = MAX_MAP_KEYS / 2;
  ours.sendUpdate(cells(101, 0, half));
  await vi.waitUntil(() => ours.saved === 2, WITHIN);
  const rows = wire.stored(WORKSHEET).length;

  const again = await come("again", "a", 102);
  again.sendUpdate(cells(102, half, 1));
  await vi.waitUntil(() => again.closed !== null, WITHIN);
  expect(again.closed).toBe(CLOSE.tooLarge);
  expect(wire.stored(WORKSHEET).length).toBe(rows);

  theirs.sendUpdate(cells(201, half, half));
  await vi.waitUntil(() => theirs.saved === 2 || theirs.closed !== null, WITHIN);
  expect(theirs.closed).toBeNull();
  const late = await come("late", "a", 103);
  expect(late.doc.getMap(WORKSHEET_CELLS).size).toBe(MAX_MAP_KEYS);
  expect(theirs.doc.getMap(WORKSHEET_CELLS).has(cellKey(mustProposalId("p0"), "remarks"))).toBe(
    true,
  );
});

test("GUARD-6 R12 cells that are written over again and again do not use up a document's room", async () => {
  const page = await come("one", "a", 101);
  const words = "x".repeat(MAX_CELL_CHARS);
  const perUpdate = 1_000;
  const updates = Math.ceil(COMPACT_AFTER_BYTES / (perUpdate * MAX_CELL_CHARS));
  for (let round = 0; round < updates; round += 1) {
    page.doc.transact(() => {
      for (let index = 0; index < perUpdate; index += 1)
        page.doc
          .getMap(WORKSHEET_CELLS)
          .set(cellKey(mustProposalId(`p${index}`), "remarks"), cell(`${round}${words}`.slice(1)));
    });
    await vi.waitUntil(() => page.saved === round + 2, WITHIN);
  }
  const bytes = (): number =>
    wire.stored(WORKSHEET).reduce((sum, update) => sum + update.byteLength, 0);
  await vi.waitUntil(() => bytes() < COMPACT_AFTER_BYTES / 2, WITHIN);
  expect(wire.stored(WORKSHEET).length).toBe(1);
  const late = await come("late", "b", 201);
  expect(late.doc.getMap(WORKSHEET_CELLS).size).toBe(perUpdate);
});
