/** Who a caret belongs to, as the server stamps it on every presence. */
export interface CaretUser {
  readonly seat: string;
  readonly name: string;
  readonly initials: string;
}

/** Eight hues, solid and dashed: sixteen carets that can be told apart. The flag's words are the identity. */
const HUES = [
  "#3e44b1",
  "#7a5300",
  "#087c77",
  "#c13363",
  "#5c6b21",
  "#8745b0",
  "#613521",
  "#414f5d",
] as const;

/** The same person has the same caret on every screen. */
function caretLook(seat: string): { hue: string; isDashed: boolean } {
  let sum = 0;
  for (const letter of seat) sum = (sum * 31 + letter.charCodeAt(0)) % 1_000_003;
  return {
    hue: HUES[sum % HUES.length] ?? HUES[0],
    isDashed: Math.floor(sum / HUES.length) % 2 === 1,
  };
}

/** Draws another person's caret with a flag: who it is by initials, and for a moment by name. */
export function drawCaret(user: Partial<CaretUser>): HTMLElement {
  const { hue, isDashed } = caretLook(user.seat ?? "");
  const caret = document.createElement("span");
  caret.className = isDashed ? "notes-caret notes-caret-dashed" : "notes-caret";
  caret.style.borderColor = hue;
  const flag = document.createElement("span");
  flag.className = "notes-caret-flag";
  flag.style.backgroundColor = hue;
  const name = document.createElement("span");
  name.className = "notes-caret-name";
  name.textContent = user.name ?? "Somebody";
  // The initials stay; the name folds away after a moment, because it lies over the line above.
  flag.append(user.initials ?? "", name);
  caret.append(flag);
  return caret;
}
