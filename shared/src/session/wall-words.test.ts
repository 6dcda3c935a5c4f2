import { expect, test } from "vitest";

import { instantWords } from "../papers/paper-dates.ts";
import { wallWords } from "./wall-words.ts";

test("GROUND-4 a moment reads in one form, whether it was named by a wall time or is an instant in a zone", () => {
  const zone = "America/Los_Angeles";
  const moments = [
    ["2007-11-01T06:59:00.000Z", "2007-10-31T23:59", "31 October 2007, 23:59"],
    ["2031-01-05T08:05:00.000Z", "2031-01-05T00:05", "5 January 2031, 00:05"],
  ] as const;
  for (const [instant, local, words] of moments) {
    expect(wallWords(local)).toBe(words);
    expect(instantWords(instant, zone)).toBe(`${words} (${zone})`);
  }
});

test("what is no wall time stays as it is", () => {
  for (const text of ["", "tomorrow", "2007-10-31"]) expect(wallWords(text)).toBe(text);
});
