import { MAX_PASS_TEXT_CHARS } from "@crosstable/shared/limits";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type * as Y from "yjs";

import { editBetween, movedBy } from "./text-edit.ts";

/**
 * A text that a side writes together. Each keystroke becomes one small edit of the shared text; what others write moves the
 * caret along and never takes it away. While a character is being composed, others' edits wait for its end.
 */
export function DraftText({ text, label }: { text: Y.Text; label: string }): React.ReactNode {
  const [value, setValue] = useState(() => text.toString());
  const field = useRef<HTMLTextAreaElement>(null);
  const selection = useRef<{ start: number; end: number } | null>(null);
  const isComposing = useRef(false);
  useEffect(() => {
    setValue(text.toString());
    const observe = (event: Y.YTextEvent): void => {
      if (isComposing.current) return;
      const input = field.current;
      if (input !== null && !event.transaction.local) {
        selection.current = {
          start: movedBy(input.selectionStart, event.delta),
          end: movedBy(input.selectionEnd, event.delta),
        };
      }
      setValue(text.toString());
    };
    text.observe(observe);
    return () => text.unobserve(observe);
  }, [text]);
  useLayoutEffect(() => {
    const input = field.current;
    const wanted = selection.current;
    selection.current = null;
    if (input !== null && wanted !== null && document.activeElement === input)
      input.setSelectionRange(wanted.start, wanted.end);
  }, [value]);
  const write = (after: string, caret: number): void => {
    const edit = editBetween({ before: value, after, caret });
    setValue(after);
    if (edit !== null) applyEdit(text, edit);
  };
  return (
    <textarea
      ref={field}
      className="draft-text"
      aria-label={label}
      maxLength={MAX_PASS_TEXT_CHARS}
      value={value}
      onChange={(event) => {
        if (isComposing.current) setValue(event.target.value);
        else write(event.target.value, event.target.selectionStart);
      }}
      onCompositionStart={() => {
        isComposing.current = true;
      }}
      onCompositionEnd={(event) => {
        isComposing.current = false;
        const { value: composed, selectionStart } = event.currentTarget;
        const edit = editBetween({
          before: value === composed ? text.toString() : value,
          after: composed,
          caret: selectionStart,
        });
        if (edit !== null) applyEdit(text, edit);
        setValue(text.toString());
      }}
    />
  );
}

function applyEdit(text: Y.Text, edit: { index: number; removed: number; inserted: string }): void {
  text.doc?.transact(() => {
    if (edit.removed > 0) text.delete(edit.index, edit.removed);
    if (edit.inserted !== "") text.insert(edit.index, edit.inserted);
  });
}
