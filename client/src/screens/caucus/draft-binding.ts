import type * as Y from "yjs";

import { editBetween, movedBy, type DeltaPart, type TextEdit } from "./text-edit.ts";

/** What a text area is for the binding. */
export interface DraftField {
  value: string;
  scrollTop: number;
  readonly selectionStart: number;
  readonly selectionEnd: number;
  setSelectionRange(start: number, end: number): void;
}

export interface DraftBinding {
  /** To be told of whatever the person does to the words of the field. */
  typed(): void;
  compositionStarts(): void;
  compositionEnds(): void;
  stop(): void;
}

/**
 * Holds a field and a text that several people write to each other, at once and never a frame later: between what another
 * wrote and its drawing the person may have typed, and would have typed in another place than the one seen.
 */
export function bindDraft(text: Y.Text, field: DraftField): DraftBinding {
  /** The text as the field last showed it, without what is being composed. */
  let shown = text.toString();
  /** What others have written since a composition began; null while nobody composes. */
  let meanwhile: DeltaPart[][] | null = null;
  field.value = shown;

  const show = (start: number, end: number): void => {
    const { scrollTop } = field;
    shown = text.toString();
    field.value = shown;
    field.setSelectionRange(start, end);
    field.scrollTop = scrollTop;
  };
  const observe = ({ delta, transaction }: Y.YTextEvent): void => {
    const isOwn = transaction.origin === field;
    if (isOwn) return;
    if (meanwhile === null)
      show(movedBy(field.selectionStart, delta), movedBy(field.selectionEnd, delta));
    else meanwhile.push(delta);
  };
  const write = ({ index, removed, inserted }: TextEdit): void => {
    text.doc?.transact(() => {
      if (removed > 0) text.delete(index, removed);
      if (inserted !== "") text.insert(index, inserted);
    }, field);
  };
  const edited = (): TextEdit | null =>
    editBetween({ before: shown, after: field.value, caret: field.selectionStart });
  text.observe(observe);
  return {
    typed() {
      if (meanwhile !== null) return;
      const edit = edited();
      shown = field.value;
      if (edit !== null) write(edit);
    },
    compositionStarts() {
      meanwhile ??= [];
    },
    compositionEnds() {
      const others = meanwhile ?? [];
      meanwhile = null;
      const edit = edited();
      const now = (place: number): number => others.reduce(movedBy, place);
      if (edit === null) return show(now(field.selectionStart), now(field.selectionEnd));
      const index = now(edit.index);
      write({ ...edit, index, removed: now(edit.index + edit.removed) - index });
      const caret = index + edit.inserted.length;
      show(caret, caret);
    },
    stop: () => text.unobserve(observe),
  };
}
