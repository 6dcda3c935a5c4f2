import { describe, expect, test } from "vitest";
import * as Y from "yjs";

import { editBetween, movedBy } from "./text-edit.ts";

describe("the edit between two texts", () => {
  test("a typed letter among equal ones is found at the caret", () => {
    expect(editBetween({ before: "aaa", after: "aaaa", caret: 2 })).toEqual({
      index: 1,
      removed: 0,
      inserted: "a",
    });
  });

  test("a replaced word", () => {
    expect(editBetween({ before: "pay 0.3% gross", after: "pay 0.6% gross", caret: 7 })).toEqual({
      index: 6,
      removed: 1,
      inserted: "6",
    });
  });

  test("nothing changed", () => {
    expect(editBetween({ before: "x", after: "x", caret: 1 })).toBeNull();
  });

  test("a pair of surrogates is never cut in two", () => {
    const edit = editBetween({ before: "a😀b", after: "a😁b", caret: 3 });
    expect(edit).toEqual({ index: 1, removed: 2, inserted: "😁" });
  });

  test("any two texts: applying the edit gives the second", () => {
    const words = ["", "a", "ab", "ba", "aab", "x😀y", "😀😀", "long text here", "long text there"];
    for (const before of words) {
      for (const after of words) {
        for (let caret = 0; caret <= after.length; caret += 1) {
          const edit = editBetween({ before, after, caret });
          const result =
            edit === null
              ? before
              : before.slice(0, edit.index) +
                edit.inserted +
                before.slice(edit.index + edit.removed);
          expect(result).toBe(after);
        }
      }
    }
  });
});

describe("a caret under others' edits", () => {
  test("moves with what is inserted before it and stays with what comes after", () => {
    expect(movedBy(5, [{ retain: 2 }, { insert: "xyz" }])).toBe(8);
    expect(movedBy(5, [{ retain: 5 }, { insert: "xyz" }])).toBe(5);
    expect(movedBy(5, [{ retain: 1 }, { delete: 2 }])).toBe(3);
    expect(movedBy(5, [{ retain: 3 }, { delete: 10 }])).toBe(3);
  });

  test("two people typing in one draft both keep their words", () => {
    const one = new Y.Doc();
    const other = new Y.Doc();
    one.getText("draft").insert(0, "wages");
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
    const mine = editBetween({ before: "wages", after: "all wages", caret: 4 });
    const theirs = editBetween({ before: "wages", after: "wages rise", caret: 10 });
    for (const [doc, edit] of [
      [one, mine],
      [other, theirs],
    ] as const) {
      if (edit === null) throw new Error("no edit");
      doc.getText("draft").delete(edit.index, edit.removed);
      doc.getText("draft").insert(edit.index, edit.inserted);
    }
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
    Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
    expect(one.getText("draft").toString()).toBe("all wages rise");
    expect(other.getText("draft").toString()).toBe("all wages rise");
  });
});
