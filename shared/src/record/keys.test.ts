import { expect, test } from "vitest";

import { isWorthlessKey } from "./keys.ts";

/** The field of the curve and its constant d (RFC 8032, section 5.1). */
const P = 2n ** 255n - 19n;
const D = mod(-121_665n * power(121_666n, P - 2n));

function mod(value: bigint): bigint {
  return ((value % P) + P) % P;
}

function power(base: bigint, exponent: bigint): bigint {
  let [result, square] = [1n, mod(base)];
  for (let left = exponent; left > 0n; left >>= 1n) {
    if ((left & 1n) === 1n) result = mod(result * square);
    square = mod(square * square);
  }
  return result;
}

/** Both roots, or none. */
function roots(of: bigint): bigint[] {
  const root = power(of, (P + 3n) / 8n);
  const either = [root, mod(root * power(2n, (P - 1n) / 4n))];
  const found = either.find((each) => mod(each * each) === mod(of));
  return found === undefined ? [] : [found, mod(-found)];
}

/** Every key that stands for a point with this y: with either sign, and with a y beyond the field where that has room. */
function encodings(y: bigint): string[] {
  const all = [y, y + P].filter((each) => each < 2n ** 255n);
  return all.flatMap((each) => [each, each + 2n ** 255n]).map(keyOf);
}

function keyOf(encoded: bigint): string {
  const hex = encoded.toString(16).padStart(64, "0");
  return (hex.match(/../g) ?? []).toReversed().join("");
}

test("SIGNED-10 every key of a point of small order is worthless, however it is written, and no key beside them", () => {
  // Of the orders 1, 2 and 4, and of 8: twice such a point has the y 0, which is so where d·y⁴ + 2·y² = 1.
  const squares = roots(1n + D).map((root) => mod((root - 1n) * power(D, P - 2n)));
  const ys = [1n, mod(-1n), 0n, ...squares.flatMap(roots)];
  expect(ys).toHaveLength(5);
  const keys = ys.flatMap(encodings);
  expect(keys).toHaveLength(14);
  expect(keys.filter((key) => !isWorthlessKey(key))).toEqual([]);
  const basePoint = keyOf(mod(4n * power(5n, P - 2n)));
  const beside = ys.flatMap((y) => encodings(mod(y + 2n))).filter((key) => !keys.includes(key));
  expect([basePoint, ...beside].filter(isWorthlessKey)).toEqual([]);
});
