import type { CaseState } from "../moves/case-state.ts";
import { otherSide, type SideMark } from "../sides.ts";
import type { ModelHalf, ModelProposal } from "./clerks-paper-for-tests.ts";
import { seenOf, type Seen } from "./clerks-sight-for-tests.ts";
import { begunBy, dropBegun } from "./halves-model-for-tests.ts";
import { proposalAt, stateOf, type WishMaker } from "./model-wish-for-tests.ts";

const KINDS: readonly ModelHalf[] = ["reopen", "status-quo", "group"];

interface Beginning {
  readonly of: ModelProposal;
  readonly by: SideMark;
  /** Only for the row, which is not on the paper. */
  readonly state: CaseState;
}

/** The row of the beginning that was seen; one that is over by now has another than the one that stands. */
function rowOf(what: ModelHalf, on: Beginning & { seen: number | null }): number {
  const { of, by, state, seen } = on;
  const { closings, referral } = stateOf(state, of.id);
  const stands = {
    reopen: closings.reopenAsked[by],
    "status-quo": closings.statusQuo[by],
    group: referral.named[by],
  }[what];
  const isThat = seen !== null && seen === begunBy(of, what, by);
  return isThat ? (stands?.stamp.seq ?? 0) : 0;
}

/** The row of what a side was seen to have begun, as an answer to it names it; null where nothing was seen. */
export function rowMet(what: ModelHalf, on: Beginning & { seen: Seen }): number | null {
  const seen = on.seen.begun[on.by][what];
  return seen === null ? null : rowOf(what, { ...on, seen });
}

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
    const row = rowOf(what, { of: found, by, state, seen });
    return {
      move: { kind: "drop-half", proposal: id, what, of: by, row, words: "" },
      take: (on) => {
        const of = on.proposals.get(id);
        return of !== undefined && dropBegun(of, { what, by, seen });
      },
    };
  };
}
