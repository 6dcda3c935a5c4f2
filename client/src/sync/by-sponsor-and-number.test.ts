import { expect, test } from "vitest";

import { bySponsorAndNumber } from "./by-sponsor-and-number.ts";

const row = (id: string, more: { number?: string; title?: string; partOf?: string } = {}) => {
  const { number = null, title = null, partOf = null } = more;
  return { id, sponsor: "a" as const, number, title, lineage: { partOf } };
};

test("PART-1 parts without a number stand under their whole by their letters, whatever their ids are", () => {
  const rows = [
    row("z", { title: "Animation b)", partOf: "m" }),
    row("k"),
    row("a", { title: "Animation c)", partOf: "m" }),
    row("y", { title: "Animation a)", partOf: "m" }),
    row("n"),
    row("m", { title: "Animation" }),
    row("x", { number: "W-10" }),
    row("w", { number: "W-9" }),
  ];
  const expected = ["w", "x", "k", "m", "y", "z", "a", "n"];
  expect(rows.toSorted(bySponsorAndNumber).map(({ id }) => id)).toEqual(expected);
  const asInMatrix = rows.map((each) => {
    const { partOf } = each.lineage;
    return { ...each, lineage: { partOf: partOf === null ? null : { proposal: partOf } } };
  });
  expect(asInMatrix.toSorted(bySponsorAndNumber).map(({ id }) => id)).toEqual(expected);
});
