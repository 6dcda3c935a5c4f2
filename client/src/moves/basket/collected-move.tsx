import { matrixRow, type MatrixRow, type MatrixTalks } from "@crosstable/shared/documents/matrix";
import { authority } from "@crosstable/shared/moves/authorised";
import { proposalLabel, type CaseState } from "@crosstable/shared/moves/case-state";
import type { Move } from "@crosstable/shared/moves/move";
import { moveWords } from "@crosstable/shared/moves/move-words";
import { packageHash } from "@crosstable/shared/moves/package-hash";
import type { SideMark } from "@crosstable/shared/sides";

import { Signs } from "../../components/signs.tsx";
import { AskedRedline } from "../../redline/asked-redline.tsx";
import { OpenUntil } from "../packages/open-until.tsx";
import { PackageCard } from "../packages/package-card.tsx";
import { PassPreview } from "../pass-preview.tsx";
import { SaidDetails } from "../said-details.tsx";
import type { TriedMove } from "../try-moves.ts";

interface CollectedMoveProps {
  readonly tried: TriedMove;
  readonly talks: MatrixTalks;
  readonly rows: readonly MatrixRow[];
  readonly side: SideMark;
}

/** One move of the transmittal as the other side will see it: its sentence, and every word that goes over with it. */
export function CollectedMove({ tried, talks, rows, side }: CollectedMoveProps): React.ReactNode {
  const { move, state } = tried;
  return (
    <>
      <p className="basket-words">
        <Signs>{wordsOf(tried, side)}</Signs>
      </p>
      <MoveText {...{ move, state, talks, rows, side }} />
      {"words" in move && move.kind !== "offer-package" && move.words !== "" && (
        <blockquote className="move-quote">
          <Signs>{move.words}</Signs>
        </blockquote>
      )}
    </>
  );
}

/** A refused package is nowhere in the talks, so its sentence has to do without. */
export function wordsOf({ move, refusal, state }: TriedMove, side: SideMark): string {
  const isNowhere = "package" in move && !state.packages.has(move.package);
  if (!isNowhere && !(refusal !== null && move.kind === "table-proposal"))
    return moveWords(state, move, side);
  return `${state.sides[side].short}: ${move.kind === "offer-package" ? "a package" : move.kind === "table-proposal" ? `${proposalLabel(move)} tabled` : "an answer to a package"}.`;
}

interface MoveTextProps {
  readonly move: Move;
  readonly state: CaseState;
  readonly talks: MatrixTalks;
  readonly rows: readonly MatrixRow[];
  readonly side: SideMark;
}

function MoveText({ move, state, talks, rows, side }: MoveTextProps): React.ReactNode {
  switch (move.kind) {
    case "pass":
    case "table-proposal": {
      const proposal = state.proposals.get(move.proposal);
      const pass = proposal?.passes.at(-1);
      if (proposal === undefined || pass?.text !== move.text || pass.side !== side)
        return (
          <blockquote className="move-quote">
            <Signs>{move.text}</Signs>
          </blockquote>
        );
      const { number, answers, text, hash } = pass;
      const said = authority(pass);
      const row = rows.find(({ id }) => id === move.proposal);
      return (
        <>
          <PassPreview
            sides={talks.sides}
            side={side}
            label={proposalLabel(proposal)}
            subject={proposal.title ?? proposal.subject}
            {...{ number, answers, text, hash, ...said }}
          />
          {row !== undefined && (
            <AskedRedline {...{ row, talks, side, answers, text }} passesThen={number - 1} />
          )}
        </>
      );
    }
    case "offer-package": {
      const { package: id, title, words, answers, openUntil, members } = move;
      const hash = packageHash({ id, side, title, words, answers, openUntil, members });
      const number = state.packages.get(id)?.number ?? state.packages.size + 1;
      const facts = <OpenUntil offered={move} />;
      const after = [...state.proposals.values()].map(matrixRow);
      const shown = after.length === 0 ? rows : after;
      return (
        <PackageCard
          {...{ talks, side, number, title, words, members, hash, facts, ...authority(move) }}
          rows={shown}
        />
      );
    }
    case "accept":
    case "sign-ta": {
      const pass = state.proposals
        .get(move.proposal)
        ?.passes.find(({ number }) => number === move.pass);
      return pass === undefined || pass.text === "" ? null : (
        <blockquote className="move-quote">
          <Signs>{pass.text}</Signs>
        </blockquote>
      );
    }
    default:
      return <SaidDetails state={state} move={move} />;
  }
}
