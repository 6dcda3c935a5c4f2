import { hostile, letters, MINE, MINE_TOO, number, struct, THEIRS } from "./guard-on-trial.ts";

// Writing into one paragraph of somebody else's notes that Yjs would look at by the square, in a few bytes.

const many = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => make(index));

const bold = (origin: readonly [number, number], isOn: boolean) =>
  struct({
    ref: 6,
    origin,
    content: (encoder) => {
      letters("bold")(encoder);
      letters(isOn ? "{}" : "null")(encoder);
    },
  });

/** Letters and marks by turns in one text of the notes, as no hand can set them. */
export function marked(count: number, clock: number): Uint8Array {
  const after = (at: number): readonly [number, number] =>
    at === 0 ? [THEIRS, 15] : [MINE, at - 1];
  const structs = many(count, (index) => {
    const at = clock + index;
    return at % 2 === 1
      ? bold(after(at), at % 4 === 1)
      : struct({ ref: 4, origin: after(at), content: letters("a") });
  });
  return hostile({ blocks: [{ client: MINE, clock, structs }] });
}

/** Letters of one writer, and behind each a mark of another. */
export function lettersAmongMarks(count: number): Uint8Array {
  const marks = many(count, (at) => bold([MINE, at], at % 2 === 0));
  const after = (at: number) =>
    at === 0 ? ([THEIRS, 15] as const) : ([MINE_TOO, at - 1] as const);
  const text = many(count, (at) => struct({ ref: 4, origin: after(at), content: letters("a") }));
  return hostile({
    blocks: [
      { client: MINE_TOO, clock: 0, structs: marks },
      { client: MINE, clock: 0, structs: text },
    ],
  });
}

/** The first so many of those letters, taken out by one range. */
export function withoutLetters(count: number): Uint8Array {
  return hostile({ deletes: [{ client: MINE, ranges: [[0, count]] }] });
}

/** The paragraph around all of it, which names nothing of what is in it. */
export const WITHOUT_PARAGRAPH = hostile({ deletes: [{ client: THEIRS, ranges: [[11, 1]] }] });

/** One long piece with one mark behind it. */
export function longWithOneMark(): Uint8Array {
  const text = struct({ ref: 4, origin: [THEIRS, 15], content: letters("a".repeat(10_000)) });
  return hostile({
    blocks: [{ client: MINE, clock: 0, structs: [text, bold([MINE, 9_999], true)] }],
  });
}

/** Cuts that piece so many times while the paragraph around it goes. */
export function cutAndGone(times: number): Uint8Array {
  return hostile({
    deletes: [
      { client: MINE, ranges: many(times, (at) => [at, 1] as const) },
      { client: THEIRS, ranges: [[11, 1]] },
    ],
  });
}

/** Letters that are new and deleted at once, behind the first hundred that `marked` makes. */
export function stillborn(count: number): Uint8Array {
  const after = (at: number) => (at === 0 ? ([MINE, 99] as const) : ([MINE_TOO, at - 1] as const));
  const structs = many(count, (at) => struct({ ref: 1, origin: after(at), content: number(1) }));
  return hostile({ blocks: [{ client: MINE_TOO, clock: 0, structs }] });
}
