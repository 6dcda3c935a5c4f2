import { allOf, matrixContent } from "@crosstable/server/commands/project-record";
import { openSqliteStorage } from "@crosstable/server/storage/sqlite-storage";
import { MATRIX_ROWS } from "@crosstable/shared/documents/matrix";
import { canonicalText } from "@crosstable/shared/record/canonical";
import { replay } from "@crosstable/shared/record/replay";
import { documentKey, type DocumentAddress } from "@crosstable/shared/rooms";
import { expect, test } from "vitest";
import * as Y from "yjs";

import { moving, openDesk, TABLING, TALKS, W7, type DeskOnTrial } from "./desk-on-trial.ts";

const MATRIX: DocumentAddress = { negotiation: TALKS, document: { kind: "matrix" } };
const GALLERY: DocumentAddress = { negotiation: TALKS, document: { kind: "gallery" } };

function jsonOf(desk: DeskOnTrial, address: DocumentAddress): string {
  const { documents } = desk.commands.desk;
  return documents.read(address, (doc) =>
    canonicalText({
      articles: doc.getMap("articles").toJSON(),
      minutes: doc.getMap("minutes").toJSON(),
      packages: doc.getMap("packages").toJSON(),
      requests: doc.getMap("requests").toJSON(),
      statements: doc.getMap("statements").toJSON(),
      rows: doc.getMap("rows").toJSON(),
      talks: doc.getMap("talks").toJSON(),
      feed: doc.getMap("feed").toJSON(),
    }),
  );
}

function playedDesk(): DeskOnTrial {
  const desk = openDesk();
  desk.ask(desk.seat("a", "chief"), moving(1, TABLING));
  desk.ask(
    desk.seat("b", "chief"),
    moving(2, { kind: "pass", proposal: W7, answers: 1, text: "One." }),
  );
  desk.ask(
    desk.seat("a", "chief"),
    moving(3, { kind: "reject", proposal: W7, pass: 2, words: "Too little." }),
  );
  return desk;
}

test("The matrix that was written move by move is the one that follows from the record alone", async () => {
  await using desk = playedDesk();
  const last = desk.rows().at(-1);
  const state = replay(desk.rows());
  const head = { seq: last?.seq ?? 0, head: last?.head ?? "", atMs: 0, receipt: null };
  const rebuilt = matrixContent(state, head, allOf(state));
  const wanted = Object.fromEntries(
    [...rebuilt].map(([root, values]) => [root, Object.fromEntries(values)]),
  );
  expect(jsonOf(desk, MATRIX)).toBe(canonicalText({ feed: {}, ...wanted }));
});

test("After a restart matrix and gallery are what they were, and nothing is written again", async () => {
  await using desk = playedDesk();
  const before = [jsonOf(desk, MATRIX), jsonOf(desk, GALLERY)];
  const rowsBefore = desk.storage.documents.load(documentKey(MATRIX)).lastRow;
  await desk.restart();
  expect([jsonOf(desk, MATRIX), jsonOf(desk, GALLERY)]).toEqual(before);
  expect(desk.storage.documents.load(documentKey(MATRIX)).lastRow).toBe(rowsBefore);
});

test("A matrix that differs from the record is brought back to it at the start", async () => {
  await using desk = playedDesk();
  const before = jsonOf(desk, MATRIX);
  await desk.restart(() => {
    const storage = openSqliteStorage({ dataDir: desk.dataDir, onDiskBroken: () => undefined });
    const doc = new Y.Doc();
    const key = documentKey(MATRIX);
    for (const update of storage.documents.load(key).updates) Y.applyUpdate(doc, update);
    const stored = Y.encodeStateVector(doc);
    doc.getMap(MATRIX_ROWS).delete(W7);
    doc.getMap(MATRIX_ROWS).set("invented", { id: "invented" });
    const update = Y.encodeStateAsUpdate(doc, stored);
    storage.transaction(() => storage.documents.append([{ key, update }]));
    storage.close();
  });
  expect(jsonOf(desk, MATRIX)).toBe(before);
});
