import type { ProposalId } from "../ids.ts";
import type { ProposalState } from "../moves/case-state.ts";
import type { Move } from "../moves/move.ts";
import type { ModelAct, Seen } from "./talks-model-for-tests.ts";

const WRONG_HASH = "0".repeat(64);

/** The move as the side would send it from what it has seen. */
export function moveOf(
  act: ModelAct,
  on: { state: ProposalState; seen: Seen; pieces: ProposalId[]; text: string },
): Move {
  const { state, seen, pieces, text } = on;
  const proposal = state.id;
  // Nothing of the other side's was seen: then a number that is none.
  const pass = seen.theirs === 0 ? 99 : seen.theirs;
  const hashOf = (number: number | null): string =>
    state.passes.find((each) => each.number === number)?.hash ?? WRONG_HASH;
  const words = "Words.";
  switch (act) {
    case "pass-alone":
      return { kind: "pass", proposal, answers: null, text };
    case "counter":
      return { kind: "pass", proposal, answers: pass, text };
    case "hold":
      return { kind: "hold", proposal, pass, words, due: "2027-01-01T00:00:00Z" };
    case "answer-hold":
      return { kind: "answer-hold", proposal, pass: state.hold?.pass ?? 1, words };
    case "accept":
      return { kind: "accept", proposal, pass, hash: hashOf(pass) };
    case "sign-ta": {
      const signed = seen.accepted ?? 99;
      return { kind: "sign-ta", proposal, pass: signed, hash: hashOf(signed) };
    }
    case "withdraw": {
      const how = { how: "unconditional", condition: null } as const;
      return { kind: "withdraw", proposal, lastPass: seen.passes, ...how, words };
    }
    case "status-quo":
      return { kind: "status-quo", proposal, lastPass: seen.passes, words };
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
    case "split": {
      const piece = { number: null, title: null, subject: "A part", text };
      const into = pieces.map((id, at) => ({ ...piece, proposal: id, letter: "ab".charAt(at) }));
      return { kind: "split", proposal, into };
    }
  }
}
