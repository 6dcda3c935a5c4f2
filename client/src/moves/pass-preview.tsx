import type { MatrixRow } from "@crosstable/shared/documents/matrix";
import { proposalLabel, type Pass } from "@crosstable/shared/moves/case-state";
import type { Sides, SideMark as Mark } from "@crosstable/shared/sides";

import { LegalText } from "../components/legal-text.tsx";
import { SideMark } from "../components/side-mark.tsx";
import { Signs } from "../components/signs.tsx";
import { shownHash } from "./shown-hash.ts";

interface PassPreviewProps {
  readonly sides: Sides;
  readonly side: Mark;
  readonly label: string;
  readonly subject: string;
  readonly number: number;
  readonly answers: number | null;
  readonly text: string;
  readonly hash: string | null;
  /** Who has said yes to it, in its side's words. */
  readonly authorisedBy?: string | null;
}

/** A pass that is on the record, as both sides have it. */
export function PassedPreview(props: {
  readonly row: MatrixRow;
  readonly sides: Sides;
  readonly pass: Pass;
}): React.ReactNode {
  const { row, sides, pass } = props;
  const { side, number, answers, text } = pass;
  return (
    <PassPreview
      {...{ sides, side, number, answers, text }}
      label={proposalLabel(row)}
      subject={row.title ?? row.subject}
      hash={shownHash(row, pass)}
      authorisedBy={pass.authorisedBy ?? null}
    />
  );
}

/** A pass exactly as the other side gets it: nothing of the caucus is in here. */
export function PassPreview(props: PassPreviewProps): React.ReactNode {
  const { sides, side, label, subject, number, answers, text, hash, authorisedBy = null } = props;
  return (
    <article className={`pass-preview pass-preview-${side}`} aria-label={`${label} pass ${number}`}>
      <header className="pass-preview-head">
        <SideMark side={side} />
        <span>{sides[side].name}</span>
      </header>
      <h3 className="pass-preview-title">
        {label} · pass {number}
        {answers === null ? "" : ` · answers pass ${answers}`}
      </h3>
      {subject !== label && (
        <p className="pass-preview-subject">
          <Signs>{subject}</Signs>
        </p>
      )}
      <div className="pass-preview-text">
        {text === "" ? (
          <em>No text. The proposal is tabled by its title.</em>
        ) : (
          <LegalText text={text} />
        )}
      </div>
      {authorisedBy !== null && (
        <p className="pass-preview-authority">
          <Signs>{authorisedBy}</Signs>
        </p>
      )}
      {hash !== null && (
        <p className="pass-preview-hash">
          Fingerprint of this text <code>{hash.slice(0, 16)}</code>
        </p>
      )}
    </article>
  );
}
