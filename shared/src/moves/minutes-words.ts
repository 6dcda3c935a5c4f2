import type { SideMark } from "../sides.ts";
import type { CaseState } from "./case-state.ts";
import { minutesHash } from "./minutes.ts";
import type { Move } from "./move.ts";

type MinutesMove = Extract<Move, { kind: "offer-minutes" | "sign-minutes" | "drop-minutes" }>;

/** What a move does about the joint minutes, as one sentence. `state` is the state after it. */
export function minutesWords(state: CaseState, move: MinutesMove, side: SideMark): string {
  const who = state.sides[side].short;
  switch (move.kind) {
    case "offer-minutes": {
      const hash = minutesHash(move);
      const offered = [...state.offeredMinutes.values()].findLast((each) => each.hash === hash);
      const entry = offered === undefined ? "an entry" : `entry ${offered.number}`;
      const correcting = move.corrects === null ? "" : `, correcting entry ${move.corrects}`;
      return `${who} offered ${entry} for the joint minutes of session ${move.session}${correcting}. It takes both sides' signatures.`;
    }
    case "sign-minutes":
      return `${who} signed entry ${move.entry}: it stands in the joint minutes${ofSession(state, move.entry)}.`;
    case "drop-minutes":
      return move.offeredBy === side
        ? `${who} took back entry ${move.entry}, which it had offered for the joint minutes${ofSession(state, move.entry)}.`
        : `${who} did not sign entry ${move.entry} for the joint minutes${ofSession(state, move.entry)}.`;
  }
}

function ofSession(state: CaseState, entry: number): string {
  const offered = state.offeredMinutes.get(String(entry));
  return offered === undefined ? "" : ` of session ${offered.session}`;
}
