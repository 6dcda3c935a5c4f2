import { useEffect } from "react";

/** Where the keyboard was before a dialog took it, and the part of the page around that. */
let outside = { at: document.activeElement, region: regionOf(document.activeElement) };

document.addEventListener("focusin", ({ target }) => {
  if (target instanceof Element && target.closest(".dialog-overlay") === null)
    outside = { at: target, region: regionOf(target) };
});

function regionOf(element: Element | null): HTMLElement | null {
  return element?.closest<HTMLElement>("[data-region]") ?? null;
}

/** What a dialog has opened behind itself, where the keyboard goes when the dialog is over. */
let next: (() => HTMLElement | null) | null = null;

/** To be called by a button of a dialog that closes it and opens something on the page: the keyboard goes there, and not back. */
export function goOnIn(find: () => HTMLElement | null): void {
  next = find;
}

/** To be called by what may be opened so, when it is there: its script may come after the dialog is gone. */
export function goOnHere(): void {
  const opened = next?.() ?? null;
  opened?.focus({ preventScroll: true });
  if (opened !== null && document.activeElement === opened) next = null;
}

/**
 * To be used inside a dialog. Its library gives the focus back to what opened it; where that is gone or cannot be pressed any
 * more, because the move is made, the keyboard would begin at the top of the page again: it goes on in the same part instead.
 */
export function useFocusComesBack(): void {
  useEffect(
    () => () => {
      // The library gives it back in the next frame.
      requestAnimationFrame(() => requestAnimationFrame(goOn));
    },
    [],
  );
}

function goOn(): void {
  goOnHere();
  const isNowhere = document.activeElement === null || document.activeElement === document.body;
  if (!isNowhere || document.querySelector(".dialog") !== null) return;
  const { at, region } = outside;
  if (at instanceof HTMLElement && at.isConnected) at.focus({ preventScroll: true });
  if (document.activeElement !== document.body) return;
  const part = region?.isConnected === true ? region : document.querySelector<HTMLElement>("#room");
  // A part that has its own place for the focus (the grid's active cell) keeps it.
  const inner = part?.querySelector<HTMLElement>("[role='grid'] [tabindex='0']") ?? part;
  inner?.focus({ preventScroll: true });
}
