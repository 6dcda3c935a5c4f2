import { expect, test } from "vitest";

import { FORGED_LINKS } from "./forged-links.ts";
import {
  caucusOnTrial,
  goodDraft,
  letters,
  mine,
  struct,
  THEIRS,
  attempt,
  NOT_ALLOWED,
  type Attack,
} from "./guard-on-trial.ts";

test.each<Attack>(FORGED_LINKS)(
  "GUARD-2 %s: the verdict is right and nothing changes",
  (...attack) => {
    const { said, before, after } = attempt(attack);
    expect(said).toEqual(attack[2]);
    expect(after).toBe(before);
  },
);

test("GUARD-2 Y11 an update that overlaps what is known cannot splice into another parent", () => {
  const trial = caucusOnTrial();
  expect(trial.submit(mine(goodDraft)).verdict).toBe("accept");
  const before = trial.whole();
  // Declares the notes as its parent, begins inside the own draft, and leans on the notes at its right.
  const splice = mine(
    struct({ ref: 4, origin: [THEIRS, 14], right: [THEIRS, 15], content: letters("abcSPLICE") }),
  );
  expect(trial.submit(splice)).toEqual(NOT_ALLOWED);
  expect(trial.whole()).toBe(before);
});

test("GUARD-3 Y61 what is known is not applied again, however it is dressed up", () => {
  const trial = caucusOnTrial();
  expect(trial.submit(mine(goodDraft)).verdict).toBe("accept");
  const before = trial.whole();
  const bogus = mine(struct({ ref: 4, origin: [99, 99], content: letters("abc") }));
  expect(trial.submit(bogus)).toEqual({ verdict: "known" });
  const newRoot = mine(struct({ ref: 4, root: "record", content: letters("abc") }));
  expect(trial.submit(newRoot)).toEqual({ verdict: "known" });
  expect(trial.whole()).toBe(before);
});
