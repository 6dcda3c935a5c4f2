import { describe, expect, test } from "vitest";

import { gridAct, nearestCell, type GridShape, type KeyPress } from "./grid-keys.ts";

const shape: GridShape = {
  lines: ["group/a", "w1", "w2", "w3"],
  groups: new Set(["group/a"]),
  columns: ["number", "title", "remarks"],
  pageLines: 2,
  isEditable: false,
  hasLetterKeys: true,
};

function press(key: string, more: Partial<KeyPress> = {}): KeyPress {
  return { key, isControl: false, isShift: false, isAlt: false, ...more };
}

describe("the keyboard of the grid", () => {
  test("arrows move by one and stop at the edge", () => {
    expect(gridAct(press("ArrowDown"), { line: "w1", column: "title" }, shape)).toEqual({
      act: "go",
      to: { line: "w2", column: "title" },
    });
    expect(gridAct(press("ArrowDown"), { line: "w3", column: "title" }, shape)).toEqual({
      act: "go",
      to: { line: "w3", column: "title" },
    });
    expect(gridAct(press("ArrowLeft"), { line: "w1", column: "number" }, shape)).toEqual({
      act: "go",
      to: { line: "w1", column: "number" },
    });
  });

  test("Home, End and their Control forms go to the edges", () => {
    const active = { line: "w2", column: "title" };
    expect(gridAct(press("End"), active, shape)).toEqual({
      act: "go",
      to: { line: "w2", column: "remarks" },
    });
    expect(gridAct(press("Home", { isControl: true }), active, shape)).toEqual({
      act: "go",
      to: { line: "group/a", column: "number" },
    });
    expect(gridAct(press("PageDown"), { line: "w1", column: "title" }, shape)).toEqual({
      act: "go",
      to: { line: "w3", column: "title" },
    });
  });

  test("typing replaces the text of a cell that can be written, even with a letter that is a shortcut elsewhere", () => {
    const active = { line: "w1", column: "remarks" };
    expect(gridAct(press("r"), active, { ...shape, isEditable: true })).toEqual({
      act: "edit",
      typed: "r",
    });
    expect(gridAct(press("r"), active, shape)).toEqual({ act: "apply" });
  });

  test("letter shortcuts can be switched off", () => {
    expect(
      gridAct(press("m"), { line: "w1", column: "title" }, { ...shape, hasLetterKeys: false }),
    ).toBeUndefined();
  });

  test("Enter edits what can be written and opens the rest", () => {
    const active = { line: "w1", column: "remarks" };
    expect(gridAct(press("Enter"), active, { ...shape, isEditable: true })).toEqual({
      act: "edit",
      typed: null,
    });
    expect(gridAct(press("Enter"), active, shape)).toEqual({ act: "toggle-panel" });
    expect(gridAct(press("Enter"), { line: "group/a", column: "title" }, shape)).toEqual({
      act: "fold",
    });
  });

  test("Alt and Control combinations are left to the browser", () => {
    expect(
      gridAct(press("ArrowLeft", { isAlt: true }), { line: "w1", column: "title" }, shape),
    ).toBeUndefined();
    expect(
      gridAct(press("r", { isControl: true }), { line: "w1", column: "title" }, shape),
    ).toBeUndefined();
  });
});

describe("the active cell when its line is gone", () => {
  test("goes to the next line that is left, in the same column", () => {
    expect(
      nearestCell({ line: "w2", column: "remarks" }, ["w1", "w2", "w3"], ["w1", "w3"]),
    ).toEqual({ line: "w3", column: "remarks" });
  });

  test("goes to the line before when none follows", () => {
    expect(
      nearestCell({ line: "w3", column: "remarks" }, ["w1", "w2", "w3"], ["w1", "w2"]),
    ).toEqual({ line: "w2", column: "remarks" });
  });

  test("stays where its line went", () => {
    expect(nearestCell({ line: "w3", column: "remarks" }, ["w1", "w3"], ["w3", "w1"])).toEqual({
      line: "w3",
      column: "remarks",
    });
  });
});
