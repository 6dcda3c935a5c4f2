import { useEffect } from "react";
import { useLocation } from "wouter";

import { personTypes } from "../stores/announcer.ts";
import { useMe } from "../stores/me-store.ts";
import { usePreferences } from "../stores/preferences-store.ts";
import { openKeyboardHelp } from "./keyboard-help-store.ts";
import { roomsOfSeat } from "./rooms-of-seat.ts";

const AFTER_G_MS = 1_500;

/** The keys that work everywhere: F6 for the next part of the page, `?` for help, `G` and a letter for a room. */
export function useShellKeys(): void {
  const { seat } = useMe();
  const { hasLetterKeys } = usePreferences();
  const [, go] = useLocation();
  useEffect(() => {
    let gPressedMs = 0;
    const pressed = (event: KeyboardEvent) => {
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
      if (event.key === "?") {
        event.preventDefault();
        openKeyboardHelp();
      }
      const isSecond = event.timeStamp - gPressedMs < AFTER_G_MS;
      gPressedMs = event.key === "g" ? event.timeStamp : 0;
      const room = isSecond
        ? roomsOfSeat(seat).find((each) => each.startsWith(event.key))
        : undefined;
      if (room !== undefined) go(`/s/${seat.seat}/${room}`);
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, [seat, hasLetterKeys, go]);
}

function isTypingInto(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
}

function focusNextRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>("[data-region]")];
  const at = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions.at((at + step + regions.length) % regions.length);
  if (next === undefined) return;
  // A region that has its own place for the focus (the grid's active cell) keeps it.
  const inner = next.querySelector<HTMLElement>("[tabindex='0']") ?? next;
  inner.focus();
}
