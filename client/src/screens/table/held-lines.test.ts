import { mustProposalId } from "@crosstable/shared/ids";
import { describe, expect, test } from "vitest";

import type { Line } from "./display-list.ts";
import { holdLines } from "./held-lines.ts";

function lines(...ids: string[]): Line[] {
  return ids.map((id) => ({ kind: "row", key: id, id: mustProposalId(id) }));
}

describe("held lines", () => {
  test("GRID-1 the grid stays as it is while somebody is in it, and counts what waits", () => {
    const shown = lines("w1", "w2", "w3");
    const held = holdLines({ shown, live: lines("w3", "w1", "w2", "w4"), isHeld: true });
    expect(held.shown).toBe(shown);
    expect(held.waiting).toBe(2);
    expect(held.ghosts.size).toBe(0);
  });

  test("GRID-1 a row that left the view stays as a ghost", () => {
    const held = holdLines({ shown: lines("w1", "w2"), live: lines("w1"), isHeld: true });
    expect(held.shown.map((line) => line.key)).toEqual(["w1", "w2"]);
    expect([...held.ghosts]).toEqual(["w2"]);
    expect(held.waiting).toBe(1);
  });

  test("what is shown follows at once when nobody is in the grid", () => {
    const live = lines("w2", "w1");
    expect(holdLines({ shown: lines("w1", "w2"), live, isHeld: false })).toEqual({
      shown: live,
      waiting: 0,
      ghosts: new Set(),
    });
  });

  test("nothing waits while the order is the same", () => {
    expect(
      holdLines({ shown: lines("w1", "w2"), live: lines("w1", "w2"), isHeld: true }).waiting,
    ).toBe(0);
  });
});
