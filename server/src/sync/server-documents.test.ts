import { CLOSE } from "@crosstable/shared/close-codes";
import { GALLERY_ROWS } from "@crosstable/shared/documents/gallery";
import { MATRIX_ROWS } from "@crosstable/shared/documents/matrix";
import type { DocumentName } from "@crosstable/shared/rooms";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type * as Y from "yjs";

import { LiveDocument } from "./live-document.ts";
import type { Page } from "./page-on-trial.ts";
import type { ServerChange } from "./ports.ts";
import { SOON } from "./soon-on-trial.ts";
import { GALLERY, openWire, TALKS, WORKSHEET, type WireOnTrial } from "./wire-on-trial.ts";

const MATRIX: DocumentName = { kind: "matrix" };

let wire: WireOnTrial;
let reader: Page;
beforeEach(async () => {
  wire = await openWire();
  reader = await wire.visit(wire.seat("reader", { role: "staff" }), MATRIX);
  await vi.waitUntil(() => reader.isSynced, SOON);
});
afterEach(async () => wire[Symbol.asyncDispose]());

function change(document: DocumentName, act: (doc: Y.Doc) => void): ServerChange {
  return { address: { negotiation: TALKS, document }, change: act };
}

const setRow =
  (value: string) =>
  (doc: Y.Doc): void => {
    doc.getMap(MATRIX_ROWS).set("W-1", value);
  };

const rowOf = (doc: Y.Doc): unknown => doc.getMap(MATRIX_ROWS).get("W-1");
const read = (document: DocumentName): unknown =>
  wire.sync.serverDocuments.read({ negotiation: TALKS, document }, rowOf);

test("SAVE-1 a change of the server is stored together with the row of the record before anybody sees it", async () => {
  const before = wire.trace.length;
  let wasInTransaction = false;
  wire.sync.serverDocuments.commit({
    changes: [change(MATRIX, setRow("tabled")), change(GALLERY, setRow("public"))],
    alongside: () => {
      wasInTransaction = wire.trace.length === before;
    },
  });
  expect(wire.trace.slice(before).map(({ did }) => did)).toEqual(["stored", "sent"]);
  await vi.waitUntil(() => rowOf(reader.doc) === "tabled", SOON);
  expect([wasInTransaction, read(MATRIX), read(GALLERY)]).toEqual([true, "tabled", "public"]);
});

test.each(["what comes before the showing", "the showing"])(
  "SAVE-1 when %s throws, what is stored is not called lost: its readers come back to it",
  async (what) => {
    const fail = (): never => {
      throw new Error("no");
    };
    if (what === "the showing")
      vi.spyOn(LiveDocument.prototype, "show").mockImplementationOnce(fail);
    wire.sync.serverDocuments.commit({
      changes: [change(MATRIX, setRow("tabled"))],
      alongside: () => undefined,
      beforeShown: what === "the showing" ? undefined : fail,
    });
    await vi.waitUntil(() => reader.closed !== null, SOON);
    expect([reader.closed, read(MATRIX)]).toEqual([CLOSE.tryAgain, "tabled"]);
    const back = await wire.visit(wire.seat("back", { role: "staff" }), MATRIX);
    await vi.waitUntil(() => rowOf(back.doc) === "tabled", SOON);
  },
);

test.each(["a change", "what goes alongside", "the commit"])(
  "when %s throws, nothing is stored or shown, readers stay, and the next change goes through",
  async (what) => {
    const fail = (): never => {
      throw new Error("no");
    };
    wire.sync.serverDocuments.commit({
      changes: [change(MATRIX, setRow("tabled"))],
      alongside: () => undefined,
    });
    wire.failWith = what === "the commit" ? new Error("no") : null;
    const commit = (): void =>
      wire.sync.serverDocuments.commit({
        changes: [
          change(MATRIX, setRow("half-done")),
          ...(what === "a change" ? [change(GALLERY, fail)] : []),
        ],
        alongside: what === "what goes alongside" ? fail : () => undefined,
      });
    expect(commit).toThrow("no");
    wire.failWith = null;
    expect([read(MATRIX), wire.stored(MATRIX).length]).toEqual(["tabled", 1]);
    wire.sync.serverDocuments.commit({
      changes: [change(MATRIX, setRow("passed"))],
      alongside: () => undefined,
    });
    await vi.waitUntil(() => rowOf(reader.doc) === "passed", SOON);
    expect(reader.heard.filter(({ kind }) => kind === "update").length).toBe(2);
    expect(reader.closed).toBeNull();
  },
);

test("the server writes no document of people", () => {
  const commit = (): void =>
    wire.sync.serverDocuments.commit({
      changes: [change(WORKSHEET, setRow("x"))],
      alongside: () => undefined,
    });
  expect(commit).toThrow("not the server's");
  expect(wire.stored(WORKSHEET)).toEqual([]);
});

test("the server stays one writer, over every time its document is loaded", () => {
  for (const value of ["one", "two"]) {
    wire.sync.serverDocuments.commit({
      changes: [change(GALLERY, (doc) => doc.getMap(GALLERY_ROWS).set("W-1", value))],
      alongside: () => undefined,
    });
    expect(() =>
      wire.sync.serverDocuments.commit({
        changes: [change(GALLERY, setRow("not to be"))],
        alongside: () => {
          throw new Error("no");
        },
      }),
    ).toThrow("no");
  }
  const address = { negotiation: TALKS, document: GALLERY };
  expect(wire.sync.serverDocuments.read(address, (doc) => doc.store.clients.size)).toBe(1);
  // They are nobody's: no seat was handed one.
  expect(wire.sync.authors(address).size).toBe(0);
});

test("under which clientIDs something was written is told of documents of people", async () => {
  const writer = await wire.visit(wire.seat("writer"), WORKSHEET, {
    clientId: 101,
    wantsAck: true,
  });
  await vi.waitUntil(() => writer.saved === 1, SOON);
  const address = { negotiation: TALKS, document: WORKSHEET };
  expect([...wire.sync.authors(address)]).toEqual([]);
  writer.doc.getMap("cells").set("W-1/remarks", { value: "x", at: "2007-10-26T17:00:00.000Z" });
  await vi.waitUntil(() => writer.saved === 2, SOON);
  const { clientIds } = wire.storage;
  const lookUps = vi.spyOn(clientIds, "holderOf");
  const told = [1, 2, 3].map(() => [...wire.sync.authors(address)]);
  expect(told).toEqual(told.map(() => [[101, "writer"]]));
  // Whoever asks again and again is not answered from the disk.
  expect(lookUps).not.toHaveBeenCalled();
});
