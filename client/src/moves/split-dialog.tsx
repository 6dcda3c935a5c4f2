import { mustProposalId } from "@crosstable/shared/ids";
import { proposalLabel } from "@crosstable/shared/moves/case-state";
import { partLabel } from "@crosstable/shared/moves/lineage";
import type { Split } from "@crosstable/shared/moves/split";
import { otherSide } from "@crosstable/shared/sides";
import { useMemo, useState } from "react";

import { Button } from "../components/button.tsx";
import { TextArea } from "../components/text-area.tsx";
import { TextField } from "../components/text-field.tsx";
import { useMatrix } from "../sync/use-matrix.ts";
import { freeLetters } from "./free-letters.ts";
import { LateItemNote } from "./late-item-note.tsx";
import { LateTextNote } from "./late-text-note.tsx";
import { MoveFrame } from "./move-frame.tsx";
import { MoveWarnings } from "./move-warnings.tsx";
import type { OnProposal } from "./pass-dialog.tsx";
import { RegressionNotes } from "./regression-notes.tsx";
import { useNewItems } from "./use-new-items.ts";
import { useRegressions, waitsForComparison } from "./use-regressions.ts";

interface Piece {
  readonly id: string;
  readonly number: string;
  readonly subject: string;
  readonly text: string;
}

const WAYS = [
  [true, "Lettered parts", "a), b) … of the same number, each with a standing of its own."],
  [false, "Proposals of their own", "Each gets a new number, or none."],
] as const;

/** Takes the own proposal apart. Its old number leads to the pieces for ever. */
export function SplitDialog({ row, talks, side }: OnProposal): React.ReactNode {
  const { rows } = useMatrix();
  const own = row.positions[side]?.text ?? "";
  // What the dialog was opened on, so that a counter in the same moment is never passed over unread.
  const [lastPass] = useState(() => row.passList.at(-1)?.number ?? 1);
  const [letters] = useState(() => freeLetters(rows, row.id));
  const [isLettered, setLettered] = useState(row.lineage.partOf === null);
  const [pieces, setPieces] = useState<readonly Piece[]>(() => [
    newPiece(row.subject, own),
    newPiece("", ""),
  ]);
  const label = proposalLabel(row);
  const letterAt = (index: number): string => letters[index] ?? "?";
  const nameOf = (index: number): string =>
    isLettered ? partLabel(label, letterAt(index)) : `Piece ${index + 1}`;
  const change = (id: string, change: Partial<Piece>): void =>
    setPieces((before) => before.map((each) => (each.id === id ? { ...each, ...change } : each)));
  const from = useMemo(() => [row.id], [row.id]);
  const isNew = useNewItems(pieces, { from, side });
  const goesOn = pieces.filter((_, index) => isNew[index] !== true);
  const fromRows = useMemo(() => [row], [row]);
  const regressions = useRegressions(fromRows, side, textOf(pieces));
  const { notes } = regressions;
  const move: Split = {
    kind: "split",
    proposal: row.id,
    lastPass,
    into: pieces.map((piece, index) => ({
      proposal: mustProposalId(piece.id),
      number: isLettered || piece.number.trim() === "" ? null : piece.number.trim(),
      letter: isLettered ? (letters[index] ?? null) : null,
      title: null,
      subject: piece.subject.trim(),
      text: piece.text,
      ...(isNew[index] === true ? { isNew: true as const } : {}),
    })),
    ...(notes.length === 0 ? {} : { noted: [...notes] }),
  };
  const isComplete = pieces.every(({ subject }) => subject.trim() !== "");
  return (
    <MoveFrame
      title={`Split ${label}`}
      act={`Split it before ${talks.sides[otherSide(side)].short}`}
      size="large"
      move={isComplete ? move : null}
      missing="Say of each piece what it is about."
      waitsFor={waitsForComparison(regressions)}
    >
      <p className="move-note">
        Texts that were passed on {label} stay readable there, and whoever cites {label} is led to
        the pieces. Each piece waits for an answer of its own.
      </p>
      <MoveWarnings move={move} />
      {row.lineage.partOf === null && (
        <fieldset className="move-choices">
          <legend>Into what?</legend>
          {WAYS.map(([value, name, note]) => (
            <label key={name} className="move-choice">
              <input
                type="radio"
                name="way"
                checked={isLettered === value}
                onChange={() => setLettered(value)}
              />
              <strong>{name}</strong>
              <span className="move-choice-note">{note}</span>
            </label>
          ))}
        </fieldset>
      )}
      {pieces.map((piece, index) => {
        return (
          <section
            key={piece.id}
            className="move-piece"
            aria-label={isLettered ? `${letterAt(index)})` : nameOf(index)}
          >
            <h3>
              {nameOf(index)}
              {pieces.length > 2 && (
                <Button
                  size="small"
                  variant="quiet"
                  onPress={() => setPieces(pieces.filter((each) => each.id !== piece.id))}
                >
                  Leave it out
                </Button>
              )}
            </h3>
            <div className="move-fields">
              {!isLettered && (
                <TextField
                  label="Number (may be left empty)"
                  value={piece.number}
                  onChange={(number) => change(piece.id, { number })}
                />
              )}
              <TextField
                label="What it is about"
                value={piece.subject}
                onChange={(subject) => change(piece.id, { subject })}
              />
            </div>
            <TextArea
              label="Text"
              value={piece.text}
              onChange={(text) => change(piece.id, { text })}
              rows={3}
            />
          </section>
        );
      })}
      {pieces.length < letters.length && (
        <Button size="small" onPress={() => setPieces([...pieces, newPiece("", "")])}>
          Another piece
        </Button>
      )}
      {/* Below the fields: what comes and goes above them would move them under the hand that writes. */}
      {pieces.map(
        (piece, index) =>
          isNew[index] === true &&
          (piece.subject.trim() !== "" || piece.text.trim() !== "") && (
            <LateItemNote key={piece.id} {...{ talks, side }} item={nameOf(index)} />
          ),
      )}
      <LateTextNote {...{ talks, side, from }} text={textOf(goesOn)} what="What is split" />
      <RegressionNotes of={regressions} />
    </MoveFrame>
  );
}

function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join("\n");
}

function newPiece(subject: string, text: string): Piece {
  return { id: `p-${crypto.randomUUID()}`, number: "", subject, text };
}
