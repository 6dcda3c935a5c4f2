import { MAX_MARKED_TEXT_PIECES } from "@crosstable/shared/document-limits";
import { CAUCUS_NOTES } from "@crosstable/shared/documents/caucus";
import { expect, test } from "vitest";

import {
  caucusOnTrial,
  hostile,
  letters,
  MINE,
  MINE_TOO,
  number,
  paragraph,
  struct,
  THEIRS,
  TOO_LARGE,
  writtenBy,
  type GuardOnTrial,
} from "./guard-on-trial.ts";

const many = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** Refused, and nothing has changed. */
function refuses(trial: GuardOnTrial, update: Uint8Array): void {
  const before = trial.whole();
  expect(trial.submit(update)).toEqual(TOO_LARGE);
  expect(trial.whole() === before).toBe(true);
}

/** Letters and marks by turns in one text of the notes, as no hand can set them. */
function marked(count: number, clock: number): Uint8Array {
  const after = (at: number): readonly [number, number] =>
    at === 0 ? [THEIRS, 15] : [MINE, at - 1];
  const bold = (at: number) =>
    struct({
      ref: 6,
      origin: after(at),
      content: (encoder) => {
        letters("bold")(encoder);
        letters(at % 4 === 1 ? "{}" : "null")(encoder);
      },
    });
  const structs = many(count, (index) => {
    const at = clock + index;
    return at % 2 === 1 ? bold(at) : struct({ ref: 4, origin: after(at), content: letters("a") });
  });
  return hostile({ blocks: [{ client: MINE, clock, structs }] });
}

test("GUARD-5 marks and letters by turns, which Yjs would look at by the square, are bounded in one text; other texts go on", () => {
  const trial = caucusOnTrial();
  refuses(trial, marked(MAX_MARKED_TEXT_PIECES, 0));
  expect(trial.submit(marked(MAX_MARKED_TEXT_PIECES - 100, 0)).verdict).toBe("accept");
  refuses(trial, marked(200, MAX_MARKED_TEXT_PIECES - 100));
  expect(trial.submit(writtenBy(MINE_TOO, paragraph("elsewhere"), trial.doc)).verdict).toBe(
    "accept",
  );
});

/** Letters of one writer, and behind each a mark of another. */
function lettersAmongMarks(count: number): Uint8Array {
  const bold = many(count, (at) =>
    struct({
      ref: 6,
      origin: [MINE, at],
      content: (encoder) => {
        letters("bold")(encoder);
        letters(at % 2 === 0 ? "{}" : "null")(encoder);
      },
    }),
  );
  const after = (at: number) =>
    at === 0 ? ([THEIRS, 15] as const) : ([MINE_TOO, at - 1] as const);
  const text = many(count, (at) => struct({ ref: 4, origin: after(at), content: letters("a") }));
  return hostile({
    blocks: [
      { client: MINE_TOO, clock: 0, structs: bold },
      { client: MINE, clock: 0, structs: text },
    ],
  });
}

test("GUARD-5 R1 ten bytes that delete thousands of letters from among their marks, for each of which Yjs would look through the whole text, are refused, and so is the paragraph around them; fewer of them are taken", () => {
  const count = 2_400;
  const range = (client: number, length: number) => ({ client, ranges: [[0, length] as const] });
  const trial = caucusOnTrial();
  expect(trial.submit(lettersAmongMarks(count)).verdict).toBe("accept");
  refuses(trial, hostile({ deletes: [range(MINE, count)] }));
  expect(trial.submit(hostile({ deletes: [range(MINE, 600)] })).verdict).toBe("accept");
  const theirs = { client: THEIRS, ranges: [[11, 1] as const] };
  const whole = caucusOnTrial();
  expect(whole.submit(lettersAmongMarks(count)).verdict).toBe("accept");
  // The paragraph goes, and everything in it, though the update names nothing of that.
  refuses(whole, hostile({ deletes: [theirs] }));
  const small = caucusOnTrial();
  expect(small.submit(lettersAmongMarks(600)).verdict).toBe("accept");
  expect(small.submit(hostile({ deletes: [theirs] })).verdict).toBe("accept");
  expect(small.doc.getXmlFragment(CAUCUS_NOTES).toJSON()).toBe("");
});

test("GUARD-5 R1 a piece that is cut thousands of times while the paragraph around it goes counts as what it becomes", () => {
  const cutAndGone = (times: number): Uint8Array =>
    hostile({
      deletes: [
        { client: MINE, ranges: many(times, (at) => [at, 1] as const) },
        { client: THEIRS, ranges: [[11, 1]] },
      ],
    });
  const withOneMark = (): GuardOnTrial => {
    const trial = caucusOnTrial();
    const text = struct({ ref: 4, origin: [THEIRS, 15], content: letters("a".repeat(10_000)) });
    const bold = struct({
      ref: 6,
      origin: [MINE, 9_999],
      content: (encoder) => {
        letters("bold")(encoder);
        letters("{}")(encoder);
      },
    });
    const blocks = [{ client: MINE, clock: 0, structs: [text, bold] }];
    expect(trial.submit(hostile({ blocks })).verdict).toBe("accept");
    return trial;
  };
  refuses(withOneMark(), cutAndGone(5_000));
  expect(withOneMark().submit(cutAndGone(500)).verdict).toBe("accept");
});

test("GUARD-5 R1 letters that are new and deleted at once count as those that were there", () => {
  const trial = caucusOnTrial();
  expect(trial.submit(marked(100, 0)).verdict).toBe("accept");
  const stillborn = (count: number): Uint8Array => {
    const after = (at: number) =>
      at === 0 ? ([MINE, 99] as const) : ([MINE_TOO, at - 1] as const);
    const structs = many(count, (at) => struct({ ref: 1, origin: after(at), content: number(1) }));
    return hostile({ blocks: [{ client: MINE_TOO, clock: 0, structs }] });
  };
  refuses(trial, stillborn(4_500));
  expect(trial.submit(stillborn(400)).verdict).toBe("accept");
});
