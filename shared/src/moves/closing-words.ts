import type { SideMark } from "../sides.ts";
import { sentence } from "../text/sentence.ts";
import { proposalLabel, type CaseState } from "./case-state.ts";
import { isAtStatusQuo } from "./closings.ts";
import { finalOfferWords } from "./final-offer-words.ts";
import { halfWords } from "./halves.ts";
import type { Move } from "./move.ts";

type ClosingMove = Extract<
  Move,
  {
    kind:
      | "reopen"
      | "repudiate"
      | "reinstate"
      | "status-quo"
      | "drop-half"
      | "decline-to-answer"
      | "declare-final-offer";
  }
>;

/** What a move closes, opens again or declares, as one sentence. `state` is the state after it. */
export function closingWords(state: CaseState, move: ClosingMove, side: SideMark): string {
  const who = state.sides[side].short;
  const proposal = state.proposals.get(move.proposal);
  const label = proposal === undefined ? "a proposal" : proposalLabel(proposal);
  switch (move.kind) {
    case "reopen":
      return proposal?.closings.reopenAsked[side] == null
        ? `${who} agreed to reopen ${label}: it is open again.`
        : sentence(`${who} asked to reopen ${label}`);
    case "repudiate":
      return `${sentence(`${who} repudiated the tentative agreement on ${label}`)} It stands, disputed.`;
    case "reinstate":
      return `${who} brought ${label} back to the table.`;
    case "status-quo":
      return proposal !== undefined && isAtStatusQuo(proposal)
        ? `${who} agreed to close ${label} at the current contract language.`
        : `${who} offered to close ${label} at the current contract language.`;
    case "drop-half": {
      const half = halfWords(move.what, label);
      return move.of === side
        ? sentence(`${who} took back its ${half}`)
        : sentence(`${who} declined the other side’s ${half}`);
    }
    case "decline-to-answer":
      return sentence(`${who} declined to answer pass ${move.pass} of ${label}`);
    case "declare-final-offer":
      return finalOfferWords(state, { ...move, who, what: `pass ${move.pass} of ${label}` });
  }
}
