import { useEffect } from "react";
import { useLocation } from "wouter";

import { personTypes } from "../stores/announcer.ts";
import { useMe } from "../stores/me-store.ts";
import { usePreferences } from "../stores/preferences-store.ts";
import { openSearch } from "../stores/search-store.ts";
import { openKeyboardHelp } from "./keyboard-help-store.ts";
import { roomsOfSeat } from "./rooms-of-seat.ts";

const AFTER_G_MS = 1_500;

/** The keys that work everywhere: Ctrl K or `/` for the search, F6 for the next part of the page, `?` for help, `G` and a letter for a room. */
export function useShellKeys(): void {
  const { seat } = useMe();
  const { hasLetterKeys } = usePreferences();
  const [, go] = useLocation();
  useEffect(() => {
    let gPressedMs = 0;
    const pressed = (event: KeyboardEvent) => {
      if (isSearchKey(event) && !isDialogOpen()) {
        event.preventDefault();
        openSearch();
        return;
      }
      if (isTypingInto(event.target)) {
        personTypes();
        if (event.key !== "F6") return;
      }
      if (event.key === "F6") {
        event.preventDefault();
        focusNextRegion(event.shiftKey ? -1 : 1);
      }
      if (
        !hasLetterKeys ||
        event.defaultPrevented ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey
      )
        return;
      if (event.key === "/" && !isDialogOpen()) {
        event.preventDefault();
        openSearch();
      }
      if (event.key === "?") {
        event.preventDefault();
        openKeyboardHelp();
      }
      if (event.key === "g") gPressedMs = event.timeStamp;
    };
    // The letter after G comes here first: alone, R and M mean something to the grid.
    const afterG = (event: KeyboardEvent) => {
      const isSecond = gPressedMs > 0 && event.timeStamp - gPressedMs < AFTER_G_MS;
      gPressedMs = 0;
      if (!isSecond || isTypingInto(event.target)) return;
      const room = roomsOfSeat(seat).find((each) => each.startsWith(event.key));
      if (room === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      go(`/s/${seat.seat}/${room}`);
    };
    window.addEventListener("keydown", pressed);
    window.addEventListener("keydown", afterG, { capture: true });
    return () => {
      window.removeEventListener("keydown", pressed);
      window.removeEventListener("keydown", afterG, { capture: true });
    };
  }, [seat, hasLetterKeys, go]);
}

/** With Ctrl or Cmd, so that it works while somebody writes. */
function isSearchKey(event: KeyboardEvent): boolean {
  return event.key === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
}

/** What is asked in a dialog is answered first. */
function isDialogOpen(): boolean {
  return document.querySelector("[role='dialog'], [role='alertdialog']") !== null;
}

function isTypingInto(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
}

function focusNextRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>("[data-region]")];
  // The innermost: the panel is a part of its own inside the room.
  const at = regions.findLastIndex((region) => region.contains(document.activeElement));
  const next = regions.at((at + step + regions.length) % regions.length);
  if (next === undefined) return;
  // A region that has its own place for the focus (the grid's active cell) keeps it.
  const inner = next.querySelector<HTMLElement>("[role='grid'] [tabindex='0']") ?? next;
  inner.focus();
}
