import type { MatrixRow } from "@crosstable/shared/documents/matrix";
import type {
  Actor,
  CaseState,
  PackageMoveKind,
  ProposalMoveKind,
} from "@crosstable/shared/moves/case-state";
import { isAcknowledged } from "@crosstable/shared/moves/declarations";
import { isLettered } from "@crosstable/shared/moves/lineage";
import { judgeMove } from "@crosstable/shared/moves/move";
import { isClosedStanding, settlingPackage } from "@crosstable/shared/moves/standing";
import { workingGroup } from "@crosstable/shared/moves/working-group";
import { otherSide, type SideMark } from "@crosstable/shared/sides";

import { goingWithIt, standIn } from "./stand-in.ts";
import { tryMoves } from "./try-moves.ts";

/** Moves that are made on one proposal that is on the table. What one side has begun is dropped where it stands. */
export type ProposalMove =
  | Exclude<ProposalMoveKind, "table-proposal" | "counter" | "drop-half" | PackageMoveKind>
  | "acknowledge";

/** A move with the reason why it cannot be made now, or null when it can. */
export interface PossibleMove {
  readonly kind: ProposalMove;
  readonly words: string;
  readonly why: string | null;
  /** Not made every day: it stands behind "More moves". */
  readonly isRare: boolean;
}

const WORDS: Record<ProposalMove, string> = {
  accept: "Accept",
  pass: "Pass a text",
  acknowledge: "Acknowledge",
  hold: "Hold",
  "answer-hold": "Answer the question",
  reject: "Reject",
  "sign-ta": "Sign TA",
  withdraw: "Withdraw",
  reopen: "Reopen",
  repudiate: "Repudiate",
  reinstate: "Bring it back",
  "status-quo": "Current contract language",
  "decline-to-answer": "Decline to answer",
  "declare-final-offer": "Final offer",
  "answer-new-item": "Answer the late item",
  "add-part": "Add a part",
  split: "Split",
  merge: "Merge",
  renumber: "Renumber",
  refer: "Refer to a working group",
  "report-back": "Report back",
};

const RARE: ReadonlySet<ProposalMove> = new Set([
  "status-quo",
  "acknowledge",
  "declare-final-offer",
  "decline-to-answer",
  "add-part",
  "split",
  "merge",
  "renumber",
  "refer",
]);

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
    "answer-new-item",
    // What is agreed in principle is signed before it is undone.
    "sign-ta",
    "accept",
    "pass",
    "acknowledge",
    "hold",
    "answer-hold",
    "reject",
    "withdraw",
    "reinstate",
    "reopen",
    "repudiate",
    "status-quo",
    "declare-final-offer",
    "decline-to-answer",
    "add-part",
    "split",
    "merge",
    "renumber",
    "refer",
    "report-back",
  ];
  return kinds
    .filter((kind) => isFitting(kind, row, side))
    .map((kind) => {
      const by = { side, nowMs, seat: actor.id };
      const first = goingWithIt(kind, { row, state }, by);
      const tried = tryMoves(state, first, { seat: { ...actor, seat: actor.id }, nowMs });
      const refusal =
        tried.find((each) => each.refusal !== null)?.refusal ??
        judgeMove(tried.at(-1)?.state ?? state, standIn(kind, row, by), { actor, nowMs });
      const isCounter = kind === "pass" && answeredPass(row, side) !== null;
      return {
        kind,
        words: isCounter ? "Counter" : WORDS[kind],
        why: refusal?.words ?? null,
        isRare: RARE.has(kind),
      };
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
    case "reinstate":
      return row.sponsor === side && row.withdrawal !== null;
    case "answer-new-item":
      return row.standing === "needs-consent" && row.sponsor !== side;
    case "add-part":
      return row.sponsor === side && row.lineage.partOf === null && isOpenOrInParts(row);
    case "split":
    case "merge":
      return row.sponsor === side && !isClosedStanding(row.standing);
    case "refer":
      return workingGroup(row.referral) === null && isOpenOrInParts(row);
    case "report-back":
      return workingGroup(row.referral) !== null;
    case "renumber":
      return row.sponsor === side && !isLettered(row);
    case "reopen":
      return isClosedByBoth(row) || settlingPackage(row) !== undefined;
    case "repudiate":
      return row.standing === "ta" || row.standing === "ta-disputed";
    case "status-quo":
      return !isClosedStanding(row.standing) && row.agreement === null;
    case "declare-final-offer":
      return row.positions[side] !== null && !isClosedStanding(row.standing);
    case "acknowledge":
      return (
        theirs !== null &&
        row.agreement === null &&
        !isClosedStanding(row.standing) &&
        !isAcknowledged(row.declarations, theirs.number)
      );
    case "decline-to-answer":
      return theirs !== null && row.agreement === null && !isClosedStanding(row.standing);
    case "answer-hold":
      return row.hold !== null && row.hold.stamp.side !== side;
    case "sign-ta":
      return row.agreement !== null && !isClosedByBoth(row);
    case "accept":
    case "hold":
    case "reject":
      return theirs !== null && row.agreement === null;
    case "pass":
      return true;
  }
}

function isOpenOrInParts(row: MatrixRow): boolean {
  return row.standing === "in-parts" || !isClosedStanding(row.standing);
}

function isClosedByBoth(row: MatrixRow): boolean {
  return ["ta", "ta-disputed", "status-quo"].includes(row.standing);
}
