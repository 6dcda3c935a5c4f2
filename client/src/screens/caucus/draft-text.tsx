import { MAX_PASS_TEXT_CHARS } from "@crosstable/shared/limits";
import { useLayoutEffect, useRef } from "react";
import type * as Y from "yjs";

import { bindDraft, type DraftBinding } from "./draft-binding.ts";

/**
 * A text that a side writes together. Each keystroke becomes one small edit of the shared text; what others write moves the
 * caret along and never takes it away. While a character is being composed, others' edits wait for its end.
 */
export function DraftText({ text, label }: { text: Y.Text; label: string }): React.ReactNode {
  const field = useRef<HTMLTextAreaElement>(null);
  const binding = useRef<DraftBinding>(null);
  useLayoutEffect(() => {
    if (field.current === null) return undefined;
    const bound = bindDraft(text, field.current);
    binding.current = bound;
    return () => bound.stop();
  }, [text]);
  return (
    <textarea
      autoComplete="off"
      ref={field}
      className="draft-text"
      aria-label={label}
      maxLength={MAX_PASS_TEXT_CHARS}
      onChange={() => binding.current?.typed()}
      onCompositionStart={() => binding.current?.compositionStarts()}
      onCompositionEnd={() => binding.current?.compositionEnds()}
    />
  );
}
