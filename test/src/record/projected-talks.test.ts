import { hasContent, writeContent } from "@crosstable/server/commands/document-content";
import { allOf, changedBy, matrixContent } from "@crosstable/server/commands/project-record";
import {
  MATRIX_ROOTS,
  whereMatrixDiffers,
  type MatrixMaps,
} from "@crosstable/shared/documents/matrix-maps";
import type { CaseState } from "@crosstable/shared/moves/case-state";
import type { RecordEntry } from "@crosstable/shared/record/entry";
import { coursesFor, newTally, playTogether } from "@crosstable/shared/record/model-play-for-tests";
import { applyEntry, replay } from "@crosstable/shared/record/replay";
import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";

const RUNS = 250;
const PROPERTY_MS = 60_000;

/** The matrix as the server writes it: of each row only what that row has changed. */
function writtenRowByRow(entries: readonly RecordEntry[]): Y.Doc {
  const doc = new Y.Doc();
  let before: CaseState | null = null;
  for (const entry of entries) {
    const after = applyEntry(before, entry);
    const head = { ...entry, atMs: Date.parse(entry.at), receipt: null };
    writeContent(doc, matrixContent(after, head, changedBy(before, after)));
    before = after;
  }
  return doc;
}

test(
  "RECORD-2 after any course of both sides' acts, of every kind, the matrix that was written row by row is the one that follows from the whole record",
  { timeout: PROPERTY_MS },
  () => {
    const tally = newTally();
    const property = fc.property(fc.boolean(), coursesFor(tally), (positionsFall, asked) => {
      const { talks } = playTogether(asked, { tally, copy: structuredClone, positionsFall });
      const { entries } = talks;
      const last = entries.at(-1);
      if (last === undefined) throw new Error("an empty record");
      const doc = writtenRowByRow(entries);
      const state = replay(entries);
      const head = { ...last, atMs: Date.parse(last.at), receipt: null };
      expect(hasContent(doc, matrixContent(state, head, allOf(state)))).toBe(true);
      // As every device holds the table on its screen to the record.
      const maps = MATRIX_ROOTS.map((root) => [root, new Map(doc.getMap(root).entries())] as const);
      expect(
        whereMatrixDiffers(Object.fromEntries(maps) as unknown as MatrixMaps, state, last),
      ).toBeNull();
    });
    const run = fc.check(property, { numRuns: RUNS });
    process.stdout.write(`matrix row by row: seed ${run.seed}, ${run.numRuns} runs\n`);
    if (run.failed) throw new Error(fc.defaultReportMessage(run), { cause: run.errorInstance });
    expect(tally.moves.size).toBeGreaterThan(40);
  },
);
