import { expect, test } from "vitest";

import { fingerprintOf } from "./fingerprint.ts";

test("a head is said in the words of its source: the proquints of 127.0.0.1 and 63.84.220.193", () => {
  expect(fingerprintOf(`7f0000013f54dcc1${"0".repeat(48)}`)).toBe("lusab-babad-gutih-tugad");
});
