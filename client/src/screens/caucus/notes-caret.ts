import type { Awareness } from "y-protocols/awareness";

import { caretLooks, type CaretLook } from "./caret-looks.ts";

/** Who a caret belongs to, as the server stamps it on every presence. */
export interface CaretUser {
  readonly seat: string;
  readonly name: string;
  readonly initials: string;
}

/** Draws another person's caret with a flag: who it is by initials, and for a moment by name. */
export function drawCaret(awareness: Awareness, user: Partial<CaretUser>): HTMLElement {
  const caret = document.createElement("span");
  caret.className = "notes-caret";
  caret.dataset["seat"] = user.seat ?? "";
  const flag = document.createElement("span");
  flag.className = "notes-caret-flag";
  const name = document.createElement("span");
  name.className = "notes-caret-name";
  name.textContent = user.name ?? "Somebody";
  // The initials stay; the name folds away after a moment, because it lies over the line above.
  flag.append(user.initials ?? "", name);
  caret.append(flag);
  colour(caret, looksIn(awareness));
  return caret;
}

/** Keeps the carets apart as people come and go: one that is drawn already is not drawn anew. Returns what ends it. */
export function keepCaretsApart(page: Element, awareness: Awareness): () => void {
  const changed = (): void => {
    const looks = looksIn(awareness);
    for (const caret of page.querySelectorAll<HTMLElement>(".notes-caret")) colour(caret, looks);
  };
  awareness.on("change", changed);
  return () => awareness.off("change", changed);
}

function colour(caret: HTMLElement, looks: ReadonlyMap<string, CaretLook>): void {
  const look = looks.get(caret.dataset["seat"] ?? "");
  // Somebody who has just gone keeps the look until the caret is taken away.
  if (look === undefined) return;
  caret.classList.toggle("notes-caret-dashed", look.isDashed);
  caret.style.setProperty("--caret", look.hue);
}

/** Of everybody who is in the document, this page's own person as well: theirs is what the others see. */
function looksIn(awareness: Awareness): ReadonlyMap<string, CaretLook> {
  const states = [...awareness.getStates().values()];
  return caretLooks(
    states.flatMap((state) => {
      const user: unknown = state["user"];
      const hasSeat = typeof user === "object" && user !== null && "seat" in user;
      return hasSeat && typeof user.seat === "string" ? [user.seat] : [];
    }),
  );
}
