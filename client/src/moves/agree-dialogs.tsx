import type { VoteContent } from "@crosstable/shared/authority/vote-act";
import { proposalOfRow } from "@crosstable/shared/documents/matrix";
import { latestPassOf, type Pass, proposalLabel } from "@crosstable/shared/moves/case-state";
import type { Move } from "@crosstable/shared/moves/move";
import { otherSide } from "@crosstable/shared/sides";
import { useState } from "react";

import { authorityOf } from "./authority-of.ts";
import { CommitteeWord } from "./committee-word.tsx";
import { MoveFrame } from "./move-frame.tsx";
import { NewerPass } from "./overtaken.tsx";
import type { OnProposal } from "./pass-dialog.tsx";
import { PassedPreview } from "./pass-preview.tsx";
import { shownHash } from "./shown-hash.ts";

/** Accepts exactly the text that is shown. Its hash is computed here, from what is on this screen. */
export function AcceptDialog({ row, talks, side }: OnProposal): React.ReactNode {
  const latest = latestPassOf(proposalOfRow(row), otherSide(side));
  const [theirs, setTheirs] = useState(latest);
  const [authorisedBy, setAuthorisedBy] = useState("");
  const hash = theirs === undefined ? "" : shownHash(row, theirs);
  const accepted = { proposal: row.id, pass: theirs?.number ?? 0, hash };
  const move: Move | null =
    theirs === undefined ? null : { kind: "accept", ...accepted, ...authorityOf(authorisedBy) };
  return (
    <MoveFrame
      title={`Accept ${proposalLabel(row)}`}
      act={`Accept pass ${theirs?.number ?? ""}`}
      size="large"
      move={move}
      missing="There is nothing to accept."
      afterRefusal={(sending) =>
        sending.refusal?.reason === "stale" && (
          <NewerPass
            {...{ row, side }}
            seen={theirs?.number}
            onRead={() => {
              setTheirs(latest);
              sending.clear();
            }}
          />
        )
      }
    >
      <p className="move-note">
        You accept exactly this text: agreed in principle, until both chiefs have signed.
      </p>
      {theirs !== undefined && (
        <CommitteeWord
          content={{ kind: "pass", ...accepted }}
          shown={{
            to: talks.sides[theirs.side].short,
            words: authorisedBy,
            onChange: setAuthorisedBy,
          }}
        />
      )}
      {theirs !== undefined && <PassedPreview row={row} sides={talks.sides} pass={theirs} />}
    </MoveFrame>
  );
}

/** One signature under the accepted text. */
export function SignTaDialog({ row, talks, side }: OnProposal): React.ReactNode {
  const [agreement] = useState(row.agreement);
  const [signed] = useState(
    () =>
      [row.positions.a, row.positions.b].find((pass) => pass?.number === row.agreement?.pass) ??
      null,
  );
  const hasTheirs = row.agreement?.signatures[otherSide(side)] != null;
  const other = talks.sides[otherSide(side)].short;
  const [authorisedBy, setAuthorisedBy] = useState("");
  const hash = signed === null ? "" : shownHash(row, signed);
  const isReady = agreement !== null && signed !== null;
  const move: Move | null = isReady
    ? {
        kind: "sign-ta",
        proposal: row.id,
        pass: agreement.pass,
        hash,
        ...authorityOf(authorisedBy),
      }
    : null;
  return (
    <MoveFrame
      title={`Sign ${proposalLabel(row)}`}
      act="Sign this text"
      size="large"
      move={move}
      missing="Nothing is agreed in principle."
    >
      <p className="move-note">
        {hasTheirs ? `Signed by ${other}.` : `Not signed by ${other} yet.`} With both signatures
        this text is a tentative agreement, subject to the whole and to ratification.
      </p>
      {signed !== null && (
        <CommitteeWord
          content={votedOn(row, signed, side)}
          mayAsk={signed.side !== side}
          shown={{ to: other, words: authorisedBy, onChange: setAuthorisedBy }}
        />
      )}
      {signed !== null && <PassedPreview row={row} sides={talks.sides} pass={signed} />}
    </MoveFrame>
  );
}

/** What a committee was asked about the text: before it was passed when it is its own side's, else as the other side's pass. */
function votedOn(row: OnProposal["row"], pass: Pass, side: OnProposal["side"]): VoteContent | null {
  const proposal = row.id;
  if (pass.side !== side)
    return { kind: "pass", proposal, pass: pass.number, hash: shownHash(row, pass) };
  return pass.text === "" ? null : { kind: "text", proposal, text: pass.text };
}
