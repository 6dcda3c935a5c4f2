import { expect, test } from "vitest";
import * as Y from "yjs";

import { FORGED_SHAPES } from "./forged-shapes.ts";
import {
  hostile,
  mine,
  openTrial,
  struct,
  THEIRS,
  value,
  writtenBy,
  attempt,
  type Attack,
} from "./guard-on-trial.ts";
import type { Verdict } from "./verdict.ts";

test.each<Attack>(FORGED_SHAPES)(
  "GUARD-2 %s: the verdict is right and nothing changes",
  (...attack) => {
    const { said, before, after } = attempt(attack);
    expect(said).toEqual(attack[2]);
    expect(after).toBe(before);
  },
);

test("GUARD-4 a document that the server writes takes nothing from a client", () => {
  for (const kind of ["matrix", "gallery"] as const) {
    const trial = openTrial({ kind });
    Y.applyUpdate(
      trial.doc,
      writtenBy(THEIRS, (doc) => doc.getMap("rows").set("W-1", {})),
    );
    const before = trial.whole();
    const refused: Verdict = { verdict: "refuse", reason: "readOnlyWrote" };
    const deletes = [{ client: THEIRS, ranges: [[0, 1]] as const }];
    expect(trial.submit(hostile({ deletes }))).toEqual(refused);
    expect(
      trial.submit(mine(struct({ ref: 8, root: "rows", key: "W-1", content: value(1) }))),
    ).toEqual(refused);
    expect(trial.whole()).toBe(before);
  }
});
