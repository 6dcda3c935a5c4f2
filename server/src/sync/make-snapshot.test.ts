import { WORKSHEET_CELLS } from "@crosstable/shared/documents/worksheet";
import { expect, test } from "vitest";
import * as Y from "yjs";

import { cell } from "./guard/guard-on-trial.ts";
import { makeSnapshot } from "./make-snapshot.ts";

function rows(): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (const value of ["one", "two", "three"])
    doc.getMap(WORKSHEET_CELLS).set("W-1/remarks", cell(value));
  return updates;
}

test("DISK-7 D12 a snapshot loads to the same document as the log that it stands for", () => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, makeSnapshot(rows()));
  expect(doc.getMap(WORKSHEET_CELLS).toJSON()).toEqual({ "W-1/remarks": cell("three") });
});

test("DISK-7 D12 a log that would make a poisoned snapshot makes none, so nothing of it goes", () => {
  // A collected struct of no length: Yjs takes it in once, and what it writes then can be loaded by nobody.
  const poison = Uint8Array.of(1, 1, 7, 0, 0, 0, 0);
  expect(() => makeSnapshot([...rows(), poison])).toThrow("Unexpected case");
  const [, second] = rows();
  expect(() => makeSnapshot([second ?? poison])).toThrow("something that it builds on is missing");
});
