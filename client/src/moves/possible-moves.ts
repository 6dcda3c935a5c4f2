import type { MatrixRow } from "@crosstable/shared/documents/matrix";
import { mustProposalId } from "@crosstable/shared/ids";
import type { Actor, CaseState } from "@crosstable/shared/moves/case-state";
import { judgeMove, type Move } from "@crosstable/shared/moves/move";
import { isClosedStanding } from "@crosstable/shared/moves/standing";
import { otherSide, type SideMark } from "@crosstable/shared/sides";

/** Moves on one proposal, in the order in which their buttons stand. */
export type ProposalMove =
  | "accept"
  | "pass"
  | "hold"
  | "answer-hold"
  | "reject"
  | "sign-ta"
  | "withdraw"
  | "reopen"
  | "repudiate"
  | "reinstate"
  | "status-quo"
  | "decline-to-answer"
  | "declare-final-offer"
  | "answer-new-item"
  | "add-part"
  | "split"
  | "merge"
  | "renumber";

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
};

/** Stand-ins for what the dialog will make up; no proposal has such an id. */
const NEW_ID = mustProposalId("not-yet-on-the-table");
const OTHER_NEW_ID = mustProposalId("nor-this-one");

const RARE: ReadonlySet<ProposalMove> = new Set([
  "status-quo",
  "declare-final-offer",
  "decline-to-answer",
  "add-part",
  "split",
  "merge",
  "renumber",
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
    "accept",
    "pass",
    "sign-ta",
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
  ];
  return kinds
    .filter((kind) => isFitting(kind, row, side))
    .map((kind) => {
      const refusal = judgeMove(state, standIn(kind, row, { side, nowMs }), { actor, nowMs });
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
    case "renumber":
      return row.sponsor === side && row.lineage.partOf === null;
    case "reopen":
      return isClosedByBoth(row);
    case "repudiate":
      return row.standing === "ta" || row.standing === "ta-disputed";
    case "status-quo":
      return !isClosedStanding(row.standing) && row.agreement === null;
    case "declare-final-offer":
      return row.positions[side] !== null && !isClosedStanding(row.standing);
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
    case "answer-new-item":
      return {
        kind,
        proposal,
        hash: row.positions[row.sponsor]?.hash ?? "",
        consents: true,
        words: "",
      };
    case "add-part":
      return { kind, proposal, part: NEW_ID, letter: "z", subject: "…", text: "" };
    case "split": {
      const piece = { number: null, letter: null, title: null, subject: "…", text: "" };
      const [one, two] = [NEW_ID, OTHER_NEW_ID].map((id) => ({ ...piece, proposal: id }));
      return { kind, proposal, into: [one, two].filter((each) => each !== undefined) };
    }
    case "merge": {
      const made = { number: null, title: null, subject: "…", text: "" };
      return { kind, proposal: NEW_ID, from: [proposal], ...made };
    }
    case "renumber":
      return { kind, proposal, number: "…" };
    case "reopen":
    case "repudiate":
    case "reinstate":
      return { kind, proposal, words: "…" };
    case "status-quo":
      return { kind, proposal, lastPass: row.passList.at(-1)?.number ?? 1, words: "" };
    case "decline-to-answer":
      return { kind, proposal, pass, words: "…" };
    case "declare-final-offer": {
      const own = row.positions[by.side]?.number ?? 1;
      return { kind, proposal, pass: own, askedBy: "nobody", askedWords: "", words: "" };
    }
  }
}
