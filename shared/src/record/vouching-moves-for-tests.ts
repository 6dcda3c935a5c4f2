import {
  guildChief,
  guildSecond,
  producersChief,
  producersSecond,
} from "../moves/talks-for-tests.ts";
import type { Hand } from "./clerks-paper-for-tests.ts";
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

/** What the record says of every key, a line each. */
export function keysByRules({ keys }: RecordBook): string[] {
  return keys.all().map(({ device, side, role, vouching: of, fellIn }) => {
    const by = of.by === "device" ? of.device : of.by === "nobody-could" ? "nobody could" : null;
    return [device, side, role, by, fellIn !== null].join(" ");
  });
}
