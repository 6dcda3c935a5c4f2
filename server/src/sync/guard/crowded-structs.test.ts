import { MAX_DOCUMENT_STRUCTS } from "@crosstable/shared/document-limits";
import { WORKSHEET_CELLS } from "@crosstable/shared/documents/worksheet";
import { expect, test, vi } from "vitest";
import * as Y from "yjs";

import { cell, CELL, MINE, MINE_TOO, THEIRS, writtenBy } from "./guard-on-trial.ts";
import { judgeUpdate } from "./judge-update.ts";
import type { Verdict } from "./verdict.ts";

// A document at its limit; how long it takes to make, the machine decides.
vi.setConfig({ testTimeout: 60_000 });

const OURS: ReadonlySet<number> = new Set([MINE, MINE_TOO]);

/** A worksheet in which one of us has written over two cells by turns, so often that nothing more fits. */
function writtenOver(times: number): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = MINE;
  const map = doc.getMap(WORKSHEET_CELLS);
  doc.transact(() => {
    for (let time = 0; time < times; time += 1) map.set(time % 2 === 0 ? "one" : "two", time);
  });
  return doc;
}

test("GUARD-6 R12 a side that writes over its cells without end comes to half of what a document keeps of that, and the other side writes on", () => {
  const doc = writtenOver(MAX_DOCUMENT_STRUCTS / 2);
  const judge = (client: number, side: (of: number) => boolean): Verdict => {
    const update = writtenBy(client, (page) => {
      page.getMap(WORKSHEET_CELLS).set(CELL, cell("one more"));
    });
    return judgeUpdate({
      document: { kind: "worksheet" },
      doc,
      update,
      isLeased: (leased) => leased === client,
      isOwnSide: side,
      isLarge: true,
    });
  };
  expect(judge(MINE_TOO, (client) => OURS.has(client))).toEqual({
    verdict: "refuse",
    reason: "tooLarge",
  });
  expect(judge(THEIRS, (client) => !OURS.has(client)).verdict).toBe("accept");
});
