import type { Actor } from "../moves/case-state.ts";
import type { Move } from "../moves/move.ts";
import {
  guildChief,
  guildSecond,
  producersChief,
  producersSecond,
  type TestTalks,
} from "../moves/talks-for-tests.ts";
import type { Refusal } from "../refusals.ts";
import type { Hand } from "./clerks-paper-for-tests.ts";
import { EMPTY_HEAD } from "./entry.ts";
import type { WishMaker } from "./model-wish-for-tests.ts";
import type { RecordBook } from "./record-book.ts";
import { vouch } from "./vouching-model-for-tests.ts";

/** Who sits where in the talks of the model. */
export const CHIEFS = {
  a: { chief: guildChief, second: guildSecond },
  b: { chief: producersChief, second: producersSecond },
};

/** Vouches for a key of the own side that there was; now and then for one of the other side, or in the name of another seat. */
export const vouching: WishMaker = ({ side, paper, chance }) => {
  const { way, other, name } = chance;
  const keys = way < 2 ? paper.keys : paper.keys.filter((key) => key.side === side);
  const key = keys[other % Math.max(keys.length, 1)];
  if (key === undefined) return null;
  const { device } = key;
  const hand: Hand = way === 2 ? (key.hand === "chief" ? "second" : "chief") : key.hand;
  const seat = way === 1 ? { side, hand } : { side: key.side, hand };
  return {
    move: { kind: "vouch-for-key", seat: CHIEFS[seat.side][hand].id, device },
    by: name % 2 === 0 ? "chief" : "second",
    isOfEither: true,
    take: (on, asker) => vouch(on, { side, hand: asker }, { seat, device }),
  };
};

/** One intention of everybody's: nothing is sent twice here. */
const NO_KEY = "00000000-0000-4000-8000-000000000000";
/** Whether a signature is good is asked elsewhere. */
const NO_SIGNATURE = "0".repeat(128);

/** Makes one transmittal as the server does of a device that signs, or of none where it is null. */
export function sign(
  { talks, book }: { talks: TestTalks; book: RecordBook },
  { by, device }: { by: Actor; device: string | null },
  moves: Move[],
): Refusal | null {
  if (device === null) return book.judgeVouching(null, moves) ?? talks.make(by, ...moves);
  const last = talks.entries.at(-1);
  const [n, saw] = [talks.entries.length + 1, last?.head ?? EMPTY_HEAD];
  const signed = { device, n, saw, key: NO_KEY, signature: NO_SIGNATURE };
  const refused = book.judgeSigned(by.id, signed) ?? book.judgeVouching(device, moves);
  return refused ?? talks.makeSigned(by, signed, ...moves);
}

/** Has the book take in the rows that came since it last did. */
export function readOn(book: RecordBook, { entries }: TestTalks): void {
  const known = book.rowOf(entries.at(-1)?.head ?? EMPTY_HEAD);
  if (known !== undefined) return;
  const from = entries.findLastIndex(({ head }) => book.rowOf(head) !== undefined);
  for (const entry of entries.slice(from + 1)) book.add(entry);
}

/** What the record says of every key, a line each. */
export function keysByRules({ keys }: RecordBook): string[] {
  return keys.all().map(({ device, side, role, vouching: of, fellIn }) => {
    const by = of.by === "device" ? of.device : of.by === "nobody-could" ? "nobody could" : null;
    return [device, side, role, by, fellIn !== null].join(" ");
  });
}
