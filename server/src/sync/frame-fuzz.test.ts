import { expect, test } from "vitest";

import { fuzzFrames } from "./frame-fuzz.ts";

const SEED = 20071031;
const INPUTS = 100_000;
// Some twenty seconds; how many, the machine decides.
const WITHIN_MS = 240_000;
/** A socket, a presence or a pending update kept for each frame of the second half would be several times this. */
const MOST_GROWTH_BYTES = 8 * 1024 * 1024;

test(
  `GUARD-2, WIRE-2, DOOR-1 of ${INPUTS} frames each is taken, dropped, answered with a question or closed out for good, and nothing of the refused is kept (seed ${SEED})`,
  { timeout: WITHIN_MS },
  async () => {
    const { inputs, ends, failure, heap } = await fuzzFrames({ seed: SEED, inputs: INPUTS });
    expect(failure).toBeNull();
    expect(inputs).toBeGreaterThan(INPUTS);
    for (const count of Object.values(ends)) expect(count).toBeGreaterThan(1_000);
    expect(heap[1] - heap[0]).toBeLessThan(MOST_GROWTH_BYTES);
  },
);
