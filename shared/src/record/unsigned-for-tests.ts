import type { CaseState } from "../moves/case-state.ts";
import { isTentativelyAgreed } from "../moves/standing.ts";
import { SIDE_MARKS } from "../sides.ts";
import type { RecordEntry } from "./entry.ts";

/** A signature that one side has put under the agreed text of a proposal, and the other has not met. */
interface Waiting {
  readonly hash: string;
  readonly seat: string | null;
}

/** The hash of each proposal under which both sides' signatures stood in one moment: what was voided before the other side signed is none. */
function signedByBoth(entries: readonly RecordEntry[]): Map<string, string> {
  const both = new Map<string, string>();
  const waiting = new Map<string, Waiting>();
  const strike = (isVoid: (key: string, made: Waiting) => boolean): void => {
    for (const [key, made] of waiting) if (isVoid(key, made)) waiting.delete(key);
  };
  for (const { act: made, by } of entries) {
    if (made.kind === "host-act") {
      const { hostAct } = made;
      if (hostAct.kind === "revoke-link" || hostAct.kind === "change-seat")
        strike((_key, { seat }) => seat === hostAct.seat);
      continue;
    }
    for (const move of made.moves) {
      if (move.kind === "hand-over") strike((key) => key.endsWith(`/${by.side}`));
      // Another text, or an acceptance anew, leaves nothing of what was signed before.
      if (move.kind === "pass" || move.kind === "accept") {
        strike((key) => key.startsWith(`${move.proposal}/`));
        both.delete(move.proposal);
      }
      if (move.kind !== "sign-ta") continue;
      const { proposal, hash } = move;
      waiting.set(`${proposal}/${by.side}`, { hash, seat: by.seat });
      if (!SIDE_MARKS.every((mark) => waiting.get(`${proposal}/${mark}`)?.hash === hash)) continue;
      both.set(proposal, hash);
      // What both have signed is voided by nobody's going.
      strike((key) => key.startsWith(`${proposal}/`));
    }
  }
  return both;
}

/** Every tentative agreement rests on a signature of each side over its very hash, and both stood in the moment of the second. */
export function unsigned(state: CaseState, entries: readonly RecordEntry[]): string[] {
  const both = signedByBoth(entries);
  return [...state.proposals.values()]
    .filter(isTentativelyAgreed)
    .filter(({ id, agreement }) => both.get(id) !== agreement?.hash)
    .map(({ id }) => `${id} is agreed without two signatures`);
}
