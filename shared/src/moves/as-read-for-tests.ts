import { otherSide } from "../sides.ts";
import type { Actor } from "./case-state.ts";
import { openHalf, type Half } from "./halves.ts";
import type { Move } from "./move.ts";
import type { TestTalks } from "./talks-for-tests.ts";

const HALF_OF: Partial<Record<Move["kind"], Half>> = {
  reopen: "reopen",
  "status-quo": "status-quo",
  refer: "group",
};

/** The move as somebody sends it who has read the other side's half, or the question, that lies there now. */
export function asRead(talks: TestTalks, by: Actor, move: Move): Move {
  const proposal = "proposal" in move ? talks.state.proposals.get(move.proposal) : undefined;
  if (proposal === undefined || by.side === null) return move;
  if (move.kind === "answer-hold") return { ...move, row: proposal.hold?.stamp.seq ?? 0 };
  const what = HALF_OF[move.kind];
  if (what === undefined) return move;
  const theirs = openHalf(proposal, what, otherSide(by.side));
  return { ...move, meets: theirs?.stamp.seq ?? null } as Move;
}

/** Makes each in a row of its own, as it is sent by somebody who has read what lies there then. Throws when one is refused. */
export function mustAsRead(talks: TestTalks, by: Actor, ...moves: Move[]): void {
  for (const move of moves) talks.must(by, asRead(talks, by, move));
}
