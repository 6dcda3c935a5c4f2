import { proposalLabel } from "@crosstable/shared/moves/case-state";
import { openHalf } from "@crosstable/shared/moves/halves";
import type { Move } from "@crosstable/shared/moves/move";
import { otherSide } from "@crosstable/shared/sides";
import { useState } from "react";

import { Signs } from "../components/signs.tsx";
import { TextArea } from "../components/text-area.tsx";
import { MoveFrame } from "./move-frame.tsx";
import { MoveWarnings } from "./move-warnings.tsx";
import type { OnProposal } from "./pass-dialog.tsx";
import { SaidMeanwhile, useSeen } from "./said-meanwhile.tsx";

/** The moves that are made of nothing but words. */
export type WordsMove = Extract<
  Move["kind"],
  | "acknowledge"
  | "reopen"
  | "repudiate"
  | "reinstate"
  | "status-quo"
  | "decline-to-answer"
  | "report-back"
>;

interface Wording {
  readonly title: string;
  readonly act: string;
  readonly note: string;
  /** Where words may be left out, the rule takes none. */
  readonly isFree: boolean;
  readonly label: string;
}

/** One binding act with what it does, and the words that go on the record with it. */
export function WordsDialog({
  kind,
  row,
  talks,
  side,
}: OnProposal & { kind: WordsMove }): React.ReactNode {
  // What the dialog was opened on, so that a text in the same moment is never passed over unread.
  const [seen] = useState(row);
  const [words, setWords] = useState("");
  const isHalf = kind === "reopen" || kind === "status-quo";
  const now = isHalf ? openHalf(row, kind, otherSide(side)) : null;
  const theirs = useSeen(now);
  const other = talks.sides[otherSide(side)].short;
  const wording = wordingOf(kind, {
    label: proposalLabel(seen),
    other,
    isSecond: theirs.seen !== null,
  });
  const meets = theirs.seen?.stamp.seq ?? null;
  const move = moveOf(kind, { row: seen, side, meets, words: words.trim() });
  const isComplete = wording.isFree || words.trim() !== "";
  return (
    <MoveFrame
      title={wording.title}
      act={wording.act}
      move={isComplete && !theirs.isOvertaken ? move : null}
      missing={
        isComplete ? `Read first what ${other} has said.` : "Write the words for the record."
      }
      meanwhile={(sending) => (
        <SaidMeanwhile
          {...{ now, sending }}
          of={theirs}
          newer={
            theirs.seen !== null
              ? `${other} has said it anew meanwhile.`
              : kind === "reopen"
                ? `${other} has asked to reopen it meanwhile.`
                : `${other} has offered it meanwhile.`
          }
          gone={`What ${other} had said of it does not stand any more.`}
        />
      )}
    >
      <p className="move-note">{wording.note}</p>
      {theirs.seen !== null && theirs.seen.words !== "" && (
        <blockquote className="move-quote">
          <Signs>{theirs.seen.words}</Signs>
        </blockquote>
      )}
      <MoveWarnings move={move} />
      <TextArea label={wording.label} value={words} onChange={setWords} rows={3} autoFocus />
    </MoveFrame>
  );
}

function wordingOf(
  kind: WordsMove,
  on: { label: string; other: string; isSecond: boolean },
): Wording {
  const { label, other, isSecond } = on;
  const free = "Words for the record (may be left empty)";
  switch (kind) {
    case "reopen":
      return {
        title: `Reopen ${label}`,
        act: isSecond ? "Agree to reopen it" : `Ask ${other} to reopen it`,
        note: isSecond
          ? `${other} has asked. With your word it is open again; what both had closed, with its text and signatures, stays on the record.`
          : `It is open again when ${other} says so, too. Until then it stays as both chiefs have closed it.`,
        isFree: false,
        label: "Your side’s reason",
      };
    case "repudiate":
      return {
        title: `Repudiate the agreement on ${label}`,
        act: "Repudiate it",
        note: "Your side says that it is not bound. The agreement is not removed: from then on it stands as disputed.",
        isFree: false,
        label: "Why your side is not bound",
      };
    case "reinstate":
      return {
        title: `Bring ${label} back`,
        act: "Bring it back",
        note: "It is on the table again with every text that it had. That it was withdrawn stays on the record.",
        isFree: true,
        label: free,
      };
    case "status-quo":
      return {
        title: `Close ${label} at the current contract language`,
        act: isSecond ? "Agree to close it so" : `Offer it to ${other}`,
        note: isSecond
          ? `${other} has offered it. With your word the proposal is closed and the contract stays as it is on this.`
          : `The contract would stay as it is on this. The proposal is closed when ${other} says so, too; a new text of either side ends the offer.`,
        isFree: true,
        label: free,
      };
    case "report-back":
      return {
        title: `Report of the working group on ${label}`,
        act: "Bring the report back",
        note: "The group of both sides is over with its report. What it found binds nobody.",
        isFree: false,
        label: "What the group found",
      };
    case "acknowledge":
      return {
        title: `Acknowledge ${label}`,
        act: "Acknowledge it",
        note: `Your side says that it has the latest text of ${other}. That is no answer: standing and turn stay as they are.`,
        isFree: true,
        label: free,
      };
    case "decline-to-answer":
      return {
        title: `Decline to answer ${label}`,
        act: "Decline to answer",
        note: `Your side neither accepts nor rejects the latest text of ${other}, and owes it no answer any more. It may still give one.`,
        isFree: false,
        label: "Why your side does not answer",
      };
  }
}

function moveOf(
  kind: WordsMove,
  on: Pick<OnProposal, "row" | "side"> & { meets: number | null; words: string },
): Extract<Move, { kind: WordsMove }> {
  const { row, side, meets, words } = on;
  const proposal = row.id;
  switch (kind) {
    case "status-quo":
      return { kind, proposal, lastPass: row.passList.at(-1)?.number ?? 1, meets, words };
    case "reopen":
      return { kind, proposal, meets, words };
    case "acknowledge":
    case "decline-to-answer":
      return { kind, proposal, pass: row.positions[otherSide(side)]?.number ?? 1, words };
    default:
      return { kind, proposal, words };
  }
}
