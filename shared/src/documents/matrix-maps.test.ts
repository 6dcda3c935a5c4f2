import { expect, test } from "vitest";

import { openTestTalks, guildChief, tableW7, W7 } from "../moves/talks-for-tests.ts";
import {
  MATRIX_ROOTS,
  matrixMaps,
  whereMatrixDiffers,
  type MatrixMaps,
  type MatrixRoot,
} from "./matrix-maps.ts";

const AT = { seq: 5, head: "0".repeat(64) };

function tabled() {
  const talks = openTestTalks();
  talks.must(guildChief, tableW7());
  return talks.state;
}

function spoilt(maps: MatrixMaps, root: MatrixRoot, entry: readonly [string, unknown]): MatrixMaps {
  return { ...maps, [root]: new Map([...maps[root], entry]) };
}

test("HEADS-4 a matrix is the record's or not, down to a single field, a missing entry and one too many, and what differs is named", () => {
  const state = tabled();
  const right = matrixMaps(state, AT);
  expect(whereMatrixDiffers(right, state, AT)).toBeNull();
  // As it comes over the wire: the same values, other objects.
  const copied = Object.fromEntries(
    MATRIX_ROOTS.map((root) => [
      root,
      new Map(JSON.parse(JSON.stringify([...right[root]])) as [string, unknown][]),
    ]),
  ) as unknown as MatrixMaps;
  expect(whereMatrixDiffers(copied, state, AT)).toBeNull();

  const row = right.rows.get(W7) as object;
  const told = (maps: MatrixMaps) => whereMatrixDiffers(maps, state, AT);
  expect(told(spoilt(right, "rows", [W7, { ...row, standing: "ta" }]))).toBe("W-7");
  expect(told({ ...right, rows: new Map() })).toBe("W-7");
  expect(told(spoilt(right, "rows", ["w-8", row]))).toBe("a proposal that nobody has tabled");
  expect(told(spoilt(right, "requests", ["1", {}]))).toBe("request 1 for information");
  const talks = right.talks.get("talks") as object;
  expect(told(spoilt(right, "talks", ["talks", { ...talks, seq: 4 }]))).toBe(
    "what it says of the talks as a whole",
  );
  // What JSON cannot hold is another value and no reason to fall over.
  expect(told(spoilt(right, "rows", [W7, { ...row, standing: 1n }]))).toBe("W-7");
});
