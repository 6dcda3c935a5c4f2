import { expect, test } from "vitest";

import { readKnownHead } from "./read-known-head.ts";

const HEAD = "3f9c".repeat(16);

test("VERIFY-3 a head that is given by hand is read with its row, whole or as the words of its fingerprint, and nothing else is", () => {
  expect(readKnownHead(`41:${HEAD}`)).toEqual({ seq: 41, head: HEAD });
  expect(readKnownHead(` 41 : ${HEAD.toUpperCase()} `)).toEqual({ seq: 41, head: HEAD });
  const words = "lusab-babad-gutih-tugad";
  expect(readKnownHead(`7:${words}`)).toEqual({ seq: 7, head: words });
  for (const wrong of [
    "",
    "41",
    HEAD,
    `0:${HEAD}`,
    `41:${HEAD.slice(1)}`,
    "41:lusab-babad",
    `x:${HEAD}`,
  ])
    expect(readKnownHead(wrong)).toBeNull();
});
