import { expect, test } from "vitest";

import { FORGED_BYTES } from "./forged-bytes.ts";
import {
  caucusOnTrial,
  DRAFT,
  hostile,
  MINE,
  THEIRS,
  writtenBy,
  attempt,
  paragraph,
  MALFORMED,
  type Attack,
} from "./guard-on-trial.ts";

test.each<Attack>(FORGED_BYTES)(
  "GUARD-2 %s: the verdict is right and nothing changes",
  (...attack) => {
    const { said, before, after } = attempt(attack);
    expect(said).toEqual(attack[2]);
    expect(after).toBe(before);
  },
);

test("GUARD-2 Y33, Y34 no truncation of a good update is taken, and no byte too many; the whole is", () => {
  const trial = caucusOnTrial();
  const update = writtenBy(
    MINE,
    (doc) => {
      paragraph("cut short")(doc);
      doc.getText(DRAFT).delete(2, 3);
    },
    trial.doc,
  );
  const before = trial.whole();
  for (let length = 0; length < update.length; length += 1)
    expect(trial.submit(update.slice(0, length))).toEqual(MALFORMED);
  expect(trial.submit(Uint8Array.from([...update, 0]))).toEqual(MALFORMED);
  expect(trial.whole()).toBe(before);
  expect(trial.submit(update).verdict).toBe("accept");
});

test("GUARD-5 R1 100,000 delete ranges in descending order are refused at once", () => {
  const trial = caucusOnTrial();
  const ranges = Array.from({ length: 100_000 }, (_, index) => [200_000 - index * 2, 1] as const);
  const update = hostile({ deletes: [{ client: THEIRS, ranges }] });
  const before = performance.now();
  expect(trial.submit(update)).toEqual(MALFORMED);
  // Yjs itself takes eight seconds for them.
  expect(performance.now() - before).toBeLessThan(1_000);
});
