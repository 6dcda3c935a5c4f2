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
const LOOKS = HUES.length * 2;

export interface CaretLook {
  readonly hue: string;
  readonly isDashed: boolean;
}

/**
 * How the carets of everybody who is in the document look: as long as there are hues, no two share one; then as long as there are
 * looks, no two share one. It follows from who is there alone, so every screen gives a person the same.
 */
export function caretLooks(seats: Iterable<string>): ReadonlyMap<string, CaretLook> {
  const present = [...new Set(seats)].toSorted();
  const numbers = new Map<string, number>();
  const taken = new Set<number>();
  const give = (seat: string, number: number): void => {
    numbers.set(seat, number);
    taken.add(number);
  };
  // First whoever can have their own hue has it, so that it seldom changes when somebody comes or goes.
  for (const seat of present) if (!taken.has(wishOf(seat))) give(seat, wishOf(seat));
  for (const seat of present) {
    if (numbers.has(seat)) continue;
    const free = Array.from({ length: LOOKS }, (_, number) => number).find(
      (number) => !taken.has(number),
    );
    give(seat, free ?? wishOf(seat));
  }
  return new Map([...numbers].map(([seat, number]) => [seat, lookOf(number)]));
}

/** The hue that a seat has where nobody else wishes for it. */
function wishOf(seat: string): number {
  let sum = 0;
  for (const letter of seat) sum = (sum * 31 + letter.charCodeAt(0)) % 1_000_003;
  return sum % HUES.length;
}

function lookOf(number: number): CaretLook {
  return { hue: HUES[number % HUES.length] ?? HUES[0], isDashed: number >= HUES.length };
}
