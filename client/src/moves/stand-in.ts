import { matrixRow, type MatrixRow } from "@crosstable/shared/documents/matrix";
import { mustProposalId, type SeatId } from "@crosstable/shared/ids";
import type { CaseState } from "@crosstable/shared/moves/case-state";
import { openHalf, type Half } from "@crosstable/shared/moves/halves";
import { partsOf } from "@crosstable/shared/moves/lineage";
import type { Move } from "@crosstable/shared/moves/move";
import { isClosedStanding, standingOf } from "@crosstable/shared/moves/standing";
import { undoing } from "@crosstable/shared/moves/undone";
import { otherSide, type SideMark } from "@crosstable/shared/sides";

import type { ProposalMove } from "./possible-moves.ts";

/** Who would make the move, and when. */
interface Asking {
  readonly side: SideMark;
  readonly nowMs: number;
  readonly seat: SeatId;
}

/** Stand-ins for what the dialog will make up; no proposal has such an id. */
const NEW_ID = mustProposalId("not-yet-on-the-table");
const OTHER_NEW_ID = mustProposalId("nor-this-one");

/** What goes over before the move in the same transmittal: with the whole of lettered parts, those that are open are withdrawn. */
export function goingWithIt(
  kind: ProposalMove,
  { row, state }: { row: MatrixRow; state: CaseState },
  by: Asking,
): Move[] {
  if (kind !== "withdraw") return [];
  return partsOf(state, row.id)
    .filter((part) => !isClosedStanding(standingOf(part)))
    .map((part) => standIn(kind, matrixRow(part), by));
}

/**
 * A move on this proposal with stand-in words, for asking the rule whether it could be made before the person has written any.
 */
export function standIn(kind: ProposalMove, row: MatrixRow, by: Asking): Move {
  const theirs = row.positions[otherSide(by.side)];
  const proposal = row.id;
  const pass = theirs?.number ?? 1;
  const lastPass = row.passList.at(-1)?.number ?? 1;
  switch (kind) {
    case "accept":
      return { kind, proposal, pass, hash: theirs?.hash ?? "" };
    case "pass":
      return { kind, proposal, answers: theirs?.number ?? null, text: " …", ...undoing(row) };
    case "hold":
      return { kind, proposal, pass, words: "…", due: new Date(by.nowMs + 60_000).toISOString() };
    case "answer-hold":
      return {
        kind,
        proposal,
        pass: row.hold?.pass ?? pass,
        row: row.hold?.stamp.seq ?? 0,
        words: "…",
      };
    case "acknowledge":
    case "reject":
      return { kind, proposal, pass, words: "" };
    case "sign-ta":
      return { kind, proposal, pass: row.agreement?.pass ?? pass, hash: row.agreement?.hash ?? "" };
    case "withdraw":
      return {
        kind,
        proposal,
        lastPass,
        how: "unconditional",
        condition: null,
        words: "",
        ...undoing(row),
      };
    case "answer-new-item":
    case "add-part":
    case "split":
    case "merge":
    case "renumber":
    case "refer":
      return standInOfLineage(kind, row, by);
    case "reopen":
      return { kind, proposal, meets: rowMet(kind, row, by), words: "…" };
    case "repudiate":
    case "reinstate":
    case "report-back":
      return { kind, proposal, words: "…" };
    case "status-quo":
      return { kind, proposal, lastPass, meets: rowMet(kind, row, by), words: "" };
    case "decline-to-answer":
      return { kind, proposal, pass, words: "…" };
    case "declare-final-offer": {
      const own = row.positions[by.side]?.number ?? 1;
      return { kind, proposal, pass: own, askedBy: "nobody", askedWords: "", words: "" };
    }
  }
}

/** The row of the other side's half that the move would answer. */
function rowMet(what: Half, row: MatrixRow, by: Asking): number | null {
  return openHalf(row, what, otherSide(by.side))?.stamp.seq ?? null;
}

type LineageKind = Extract<
  ProposalMove,
  "answer-new-item" | "add-part" | "split" | "merge" | "renumber" | "refer"
>;

function standInOfLineage(kind: LineageKind, row: MatrixRow, by: Asking): Move {
  const proposal = row.id;
  // Nothing is written yet, and what will be may go on from what is on the table.
  const isNew = true as const;
  const lastPass = row.passList.at(-1)?.number ?? 1;
  switch (kind) {
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
      const piece = { number: null, letter: null, title: null, subject: "…", text: "", isNew };
      const [one, two] = [NEW_ID, OTHER_NEW_ID].map((id) => ({ ...piece, proposal: id }));
      const into = [one, two].filter((each) => each !== undefined);
      return { kind, proposal, lastPass, into };
    }
    case "merge": {
      const made = { number: null, title: null, subject: "…", text: "", isNew };
      return { kind, proposal: NEW_ID, from: [proposal], lastPasses: [lastPass], ...made };
    }
    case "refer":
      return { kind, proposal, members: [by.seat], meets: rowMet("group", row, by), words: "" };
    case "renumber":
      return { kind, proposal, number: "…" };
  }
}
