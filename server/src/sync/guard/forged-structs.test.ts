import { expect, test } from "vitest";

import { FORGED_STRUCTS } from "./forged-structs.ts";
import { attempt, type Attack } from "./guard-on-trial.ts";

test.each<Attack>(FORGED_STRUCTS)(
  "GUARD-2 %s: the verdict is right and nothing changes",
  (...attack) => {
    const { said, before, after } = attempt(attack);
    expect(said).toEqual(attack[2]);
    expect(after).toBe(before);
  },
);
