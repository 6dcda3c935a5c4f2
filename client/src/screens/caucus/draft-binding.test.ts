import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";

import { bindDraft, type DraftField } from "./draft-binding.ts";

/** A field as a browser keeps it: what a script writes into it takes the caret to the end. */
function openField(): DraftField {
  let words = "";
  const field = {
    scrollTop: 0,
    selectionStart: 0,
    selectionEnd: 0,
    get value() {
      return words;
    },
    set value(value: string) {
      words = value;
      field.setSelectionRange(value.length, value.length);
    },
    setSelectionRange(start: number, end: number) {
      field.selectionStart = start;
      field.selectionEnd = end;
    },
  };
  return field;
}

function openDraft(doc = new Y.Doc()) {
  const text = doc.getText("draft");
  const field = openField();
  const bound = bindDraft(text, field);
  const put = (words: string): void => {
    const at = field.selectionStart;
    field.value = field.value.slice(0, at) + words + field.value.slice(field.selectionEnd);
    field.setSelectionRange(at + words.length, at + words.length);
  };
  return {
    doc,
    field,
    bound,
    put,
    type: (words: string): void => {
      put(words);
      bound.typed();
    },
  };
}

type Draft = ReturnType<typeof openDraft>;

function deliver(from: Draft, to: Draft): void {
  Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)));
}

describe("a draft that several write at once", () => {
  test("DRAFT-1 whatever comes in between, each goes on behind the letter typed last", () => {
    const act = fc.oneof(
      fc.record({ kind: fc.constant("type" as const), who: fc.nat(2) }),
      fc.record({ kind: fc.constant("go" as const), who: fc.nat(2), to: fc.nat(30) }),
      fc.record({ kind: fc.constant("hear" as const), who: fc.nat(2), from: fc.nat(2) }),
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
        const people = [openDraft(), openDraft(), openDraft()] as const;
        const last = new Map<Draft, string>();
        let typed = 0;
        for (const each of acts) {
          const person = people[each.who as 0 | 1 | 2];
          if (each.kind === "type") {
            const letter = String.fromCodePoint(0x4e00 + typed);
            typed += 1;
            person.type(letter);
            last.set(person, letter);
          } else if (each.kind === "go") {
            const place = Math.min(each.to, person.field.value.length);
            person.field.setSelectionRange(place, place);
            last.delete(person);
          } else deliver(people[each.from as 0 | 1 | 2], person);
          for (const one of people)
            expect(one.field.value).toBe(one.doc.getText("draft").toString());
          for (const [{ field }, letter] of last)
            expect(field.value[field.selectionStart - 1]).toBe(letter);
        }
        for (const from of people) for (const to of people) deliver(from, to);
        for (const from of people) for (const to of people) deliver(from, to);
        expect(new Set(people.map(({ field }) => field.value)).size).toBe(1);
        expect(people[0].field.value).toHaveLength(typed);
      }),
      { verbose: true },
    );
  });

  test("DRAFT-1 what is composed while others write lands where it was begun, and theirs is shown at its end", () => {
    const one = openDraft();
    const other = openDraft();
    one.type("wages rise");
    deliver(one, other);
    one.field.setSelectionRange(6, 10);
    one.bound.compositionStarts();
    one.put("g");
    one.bound.typed();
    other.field.setSelectionRange(0, 0);
    other.type("All ");
    deliver(other, one);
    expect(one.field.value).toBe("wages g");
    one.put("ehen");
    one.bound.compositionEnds();
    expect(one.field.value).toBe("All wages gehen");
    expect(one.field.selectionStart).toBe("All wages gehen".length);
    deliver(one, other);
    expect(other.field.value).toBe("All wages gehen");
  });

  test("a draft begun anew from a pass is shown, and nothing is heard after the end", () => {
    const { doc, field, bound } = openDraft();
    doc.getText("draft").insert(0, "Our pass 1");
    expect(field.value).toBe("Our pass 1");
    bound.stop();
    doc.getText("draft").insert(0, "No: ");
    expect(field.value).toBe("Our pass 1");
  });
});
