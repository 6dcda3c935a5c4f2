import type { CaseState, ProposalState } from "../moves/case-state.ts";
import type { Move } from "../moves/move.ts";
import { otherSide, type SideMark } from "../sides.ts";
import type { ModelProposal } from "./clerks-paper-for-tests.ts";
import { seenOf, type Seen } from "./clerks-sight-for-tests.ts";
import { rowMet } from "./half-moves-for-tests.ts";
import {
  hashOf,
  proposalAt,
  stateOf,
  WRONG_HASH,
  type Asking,
  type Wish,
  type WishMaker,
} from "./model-wish-for-tests.ts";
import { actOn, type ModelAct } from "./talks-model-for-tests.ts";

/** An act on one proposal, as the side would send it from what it has seen. */
export function acting(act: ModelAct): WishMaker {
  return ({ side, paper, state, chance, fresh }: Asking): Wish | null => {
    const found = aboutWhich(act, { paper, chance });
    if (found === undefined) return null;
    const seen = seenOf(paper, side, found);
    const text = `Text ${fresh}.`;
    const words = `Words ${fresh}.`;
    // As it was sent before it had to say what it answers.
    const saysWhat = chance.way !== 0;
    const made = moveOf(act, { state: stateOf(state, found.id), seen, text, words });
    return {
      move: saysWhat
        ? {
            ...made,
            ...answering(act, { found, side, state, seen }),
            ...(act === "accept" || act === "sign-ta" ? { authorisedBy: `By ${words}` } : {}),
          }
        : made,
      take: (on) => {
        const of = on.proposals.get(found.id);
        return of !== undefined && actOn(on, of, { side, seen, act, text, words, saysWhat });
      },
    };
  };
}

/** Any; but a consent, which few can have, is mostly on a late item where there is one. */
function aboutWhich(
  act: ModelAct,
  { paper, chance }: Pick<Asking, "paper" | "chance">,
): ModelProposal | undefined {
  const isOfConsent = act === "consent" || act === "refuse-consent";
  const late = [...paper.proposals.values()].filter(({ isLate }) => isLate);
  const found = isOfConsent && chance.way > 2 ? late[chance.which % late.length] : undefined;
  return found ?? proposalAt(paper, chance.which);
}

/** Which row of the record it answers, where it has to say that. */
function answering(
  act: ModelAct,
  on: { found: ModelProposal; side: SideMark; state: CaseState; seen: Seen },
): { meets?: number | null; row?: number } {
  const { found, side, state, seen } = on;
  if (act === "reopen" || act === "status-quo")
    return { meets: rowMet(act, { of: found, by: otherSide(side), state, seen }) };
  if (act !== "answer-hold") return {};
  // The row is not on the paper; a question that is over by now has another than the one that is open.
  const isThat = seen.held !== null && seen.held.question === found.hold?.question;
  return { row: isThat ? (stateOf(state, found.id).hold?.stamp.seq ?? 0) : 0 };
}

function moveOf(
  act: ModelAct,
  on: { state: ProposalState; seen: Seen; text: string; words: string },
): Move {
  const { state, seen, text, words } = on;
  const proposal = state.id;
  // Nothing of the other side's was seen: then a number that is none.
  const pass = seen.theirs === 0 ? 99 : seen.theirs;
  const undone = seen.accepted === null ? {} : { undoes: seen.accepted };
  switch (act) {
    case "pass-alone":
      return { kind: "pass", proposal, answers: null, text, ...undone };
    case "counter":
      return { kind: "pass", proposal, answers: pass, text, ...undone };
    case "hold":
      return { kind: "hold", proposal, pass, words, due: "2027-01-01T00:00:00Z" };
    case "answer-hold":
      return { kind: "answer-hold", proposal, pass: seen.held?.pass ?? 99, words };
    case "accept":
      return { kind: "accept", proposal, pass, hash: hashOf(state, pass) };
    case "sign-ta": {
      const signed = seen.accepted ?? 99;
      return { kind: "sign-ta", proposal, pass: signed, hash: hashOf(state, signed) };
    }
    case "withdraw": {
      const how = { how: "unconditional", condition: null } as const;
      return { kind: "withdraw", proposal, lastPass: seen.passes, ...how, words, ...undone };
    }
    case "status-quo":
      return { kind: "status-quo", proposal, lastPass: seen.passes, words };
    case "acknowledge":
    case "reject":
    case "decline-to-answer":
      return { kind: act, proposal, pass, words };
    case "reinstate":
    case "reopen":
    case "repudiate":
      return { kind: act, proposal, words };
    case "consent":
    case "refuse-consent": {
      const hash = state.passes.findLast(({ side }) => side === state.sponsor)?.hash ?? WRONG_HASH;
      return { kind: "answer-new-item", proposal, hash, consents: act === "consent", words };
    }
    case "final-offer": {
      const own = seen.ours === 0 ? 99 : seen.ours;
      const nobody = { askedBy: "nobody", askedWords: "" } as const;
      return { kind: "declare-final-offer", proposal, pass: own, ...nobody, words };
    }
  }
}
