import { useEffect, type RefObject } from "react";

/**
 * To be used inside a dialog. What lies behind it cannot be selected, so for a caret or a selection that stays there Chromium looks in
 * each frame for the next place that can be: through every letter of two texts of forty pages, for a quarter of a second. It is taken away while the
 * dialog is in front; words that were selected are selected again afterwards. A field and an editor keep their own.
 */
export function useNoSelectionBehind(dialog: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const inFront = dialog.current;
    if (inFront === null) return undefined;
    let words: Range | null = null;
    const take = (): void => {
      const selection = document.getSelection();
      const anchor = selection?.anchorNode ?? null;
      if (selection === null || anchor === null || inFront.contains(anchor)) return;
      if (!selection.isCollapsed && !isEditable(anchor)) words ??= selection.getRangeAt(0);
      selection.removeAllRanges();
    };
    // Not sooner: an editor that has the focus would take it for a choice of its writer's.
    inFront.addEventListener("focusin", take);
    if (inFront.contains(document.activeElement)) take();
    return () => {
      inFront.removeEventListener("focusin", take);
      if (words !== null && isNowhere()) document.getSelection()?.addRange(words);
    };
  }, [dialog]);
}

function isEditable(node: Node): boolean {
  const element = node instanceof HTMLElement ? node : node.parentElement;
  return element?.isContentEditable === true;
}

/** Whoever has gone on in another part of the page has a caret there. */
function isNowhere(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}
