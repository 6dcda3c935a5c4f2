import type { MatrixRow } from "@crosstable/shared/documents/matrix";
import type { Actor, CaseState } from "@crosstable/shared/moves/case-state";
import { judgeMove, type Move } from "@crosstable/shared/moves/move";
import { otherSide, type SideMark } from "@crosstable/shared/sides";

/** Moves on one proposal, in the order in which their buttons stand. */
export type ProposalMove =
  | "accept"
  | "pass"
  | "hold"
  | "answer-hold"
  | "reject"
  | "sign-ta"
  | "withdraw";

/** A move with the reason why it cannot be made now, or null when it can. */
export interface PossibleMove {
  readonly kind: ProposalMove;
  readonly words: string;
  readonly why: string | null;
}

const WORDS: Record<ProposalMove, string> = {
  accept: "Accept",
  pass: "Pass a text",
  hold: "Hold",
  "answer-hold": "Answer the question",
  reject: "Reject",
  "sign-ta": "Sign TA",
  withdraw: "Withdraw",
};

/**
 * Asks the shared rule of every move about this proposal, with stand-in words where the person has not written any
 * yet. The server judges again with its own time.
 */
export function possibleMoves(options: {
  state: CaseState;
  row: MatrixRow;
  actor: Actor;
  nowMs: number;
}): PossibleMove[] {
  const { state, row, actor, nowMs } = options;
  const side = actor.side;
  if (side === null) return [];
  const kinds: ProposalMove[] = [
    "accept",
    "pass",
    "sign-ta",
    "hold",
    "answer-hold",
    "reject",
    "withdraw",
  ];
  return kinds
    .filter((kind) => isFitting(kind, row, side))
    .map((kind) => {
      const refusal = judgeMove(state, standIn(kind, row, { side, nowMs }), { actor, nowMs });
      const isCounter = kind === "pass" && answeredPass(row, side) !== null;
      return { kind, words: isCounter ? "Counter" : WORDS[kind], why: refusal?.words ?? null };
    });
}

/** The other side's latest pass: what a counter answers; null when it has passed nothing. */
export function answeredPass(row: MatrixRow, side: SideMark): number | null {
  return row.positions[otherSide(side)]?.number ?? null;
}

/** Buttons that could never fit the proposal's standing are left out instead of greyed. */
function isFitting(kind: ProposalMove, row: MatrixRow, side: SideMark): boolean {
  const theirs = row.positions[otherSide(side)];
  switch (kind) {
    case "withdraw":
      return row.sponsor === side;
    case "answer-hold":
      return row.hold !== null && row.hold.stamp.side !== side;
    case "sign-ta":
      return row.agreement !== null;
    case "accept":
    case "hold":
    case "reject":
      return theirs !== null && row.agreement === null;
    case "pass":
      return true;
  }
}

function standIn(kind: ProposalMove, row: MatrixRow, by: { side: SideMark; nowMs: number }): Move {
  const theirs = row.positions[otherSide(by.side)];
  const proposal = row.id;
  const pass = theirs?.number ?? 1;
  switch (kind) {
    case "accept":
      return { kind, proposal, pass, hash: theirs?.hash ?? "" };
    case "pass":
      return { kind, proposal, answers: theirs?.number ?? null, text: " …" };
    case "hold":
      return { kind, proposal, pass, words: "…", due: new Date(by.nowMs + 60_000).toISOString() };
    case "answer-hold":
      return { kind, proposal, pass: row.hold?.pass ?? pass, words: "…" };
    case "reject":
      return { kind, proposal, pass, words: "" };
    case "sign-ta":
      return { kind, proposal, pass: row.agreement?.pass ?? pass, hash: row.agreement?.hash ?? "" };
    case "withdraw": {
      const lastPass = row.passList.at(-1)?.number ?? 1;
      return { kind, proposal, lastPass, how: "unconditional", condition: null, words: "" };
    }
  }
}
