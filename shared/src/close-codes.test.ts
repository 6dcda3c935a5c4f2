import { expect, test } from "vitest";

import { CLOSE, closeWords, type CloseReason } from "./close-codes.ts";

const MOST_BYTES = 123;

test("the words of every close fit into its frame, or it could not be sent", () => {
  const reasons = Object.keys(CLOSE) as CloseReason[];
  const tooLong = reasons.filter((reason) => Buffer.byteLength(closeWords(reason)) > MOST_BYTES);
  expect(tooLong).toEqual([]);
});
