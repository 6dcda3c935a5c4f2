import { otherSide } from "../sides.ts";
import type { ModelHalf } from "./clerks-paper-for-tests.ts";
import { seenOf } from "./clerks-sight-for-tests.ts";
import { begunBy, dropBegun } from "./halves-model-for-tests.ts";
import { proposalAt, stateOf, type WishMaker } from "./model-wish-for-tests.ts";

const KINDS: readonly ModelHalf[] = ["reopen", "status-quo", "group"];

/** Takes back what the own side was seen to have begun, or declines the other's: what is seen of it, where anything is. */
export function droppingHalf(whose: "own" | "other"): WishMaker {
  return ({ side, paper, state, chance }) => {
    const found = proposalAt(paper, chance.which);
    if (found === undefined) return null;
    const by = whose === "own" ? side : otherSide(side);
    const begun = seenOf(paper, side, found).begun[by];
    const what =
      KINDS.find((kind) => begun[kind] !== null && chance.way > 0) ??
      KINDS[chance.other % KINDS.length] ??
      "group";
    const seen = begun[what];
    const { id } = found;
    const { closings, referral } = stateOf(state, id);
    const stands = {
      reopen: closings.reopenAsked[by],
      "status-quo": closings.statusQuo[by],
      group: referral.named[by],
    }[what];
    // The row is not on the paper; a beginning that is over by now has another than the one that stands.
    const isThat = seen !== null && seen === begunBy(found, what, by);
    const row = isThat ? (stands?.stamp.seq ?? 0) : 0;
    return {
      move: { kind: "drop-half", proposal: id, what, of: by, row, words: "" },
      take: (on) => {
        const of = on.proposals.get(id);
        return of !== undefined && dropBegun(of, { what, by, seen });
      },
    };
  };
}
