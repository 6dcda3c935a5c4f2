import { type MatrixRow, type MatrixTalks } from "@crosstable/shared/documents/matrix";
import { proposalLabel } from "@crosstable/shared/moves/case-state";
import { fallOf } from "@crosstable/shared/moves/fallen-pass";
import { isOfWithdrawal, type PackageMember } from "@crosstable/shared/moves/package-member";
import { fellWords, memberWords, prejudiceWords } from "@crosstable/shared/moves/package-words";
import { standingWords } from "@crosstable/shared/moves/standing";
import type { AsOf } from "@crosstable/shared/record/stamp";
import { isTextNotInSources } from "@crosstable/shared/record/text-not-in-sources";
import { otherSide, type SideMark as Mark } from "@crosstable/shared/sides";

import { Gap } from "../../components/gap.tsx";
import { LegalText } from "../../components/legal-text.tsx";
import { SideMark } from "../../components/side-mark.tsx";
import { Signs } from "../../components/signs.tsx";
import { AskedRedline } from "../../redline/asked-redline.tsx";
import { useMatrix } from "../../sync/use-matrix.ts";

export interface PackageCardProps {
  readonly talks: MatrixTalks;
  readonly rows: readonly MatrixRow[];
  readonly side: Mark;
  readonly number: number;
  readonly title: string | null;
  readonly words: string;
  /** What stands under the title: whose answer it is, until when it is open, how it ended. */
  readonly facts: React.ReactNode;
  readonly members: readonly PackageMember[];
  /** For each member, how many passes there were on its proposal when the package was offered; left out until it is. */
  readonly passesThen?: readonly number[];
  /** Whether it is over: its members' own positions are not beneath it any more. */
  readonly isOver?: boolean;
  /** What its sources say of when it was offered, where it was entered from sources. */
  readonly asOf?: AsOf | null;
  readonly hash: string;
  /** That its side calls it its last offer, with who asked for one, and that the other will not answer it. */
  readonly declared?: React.ReactNode;
  /** Who has said yes to it, in its side's words. */
  readonly authorisedBy?: string;
}

/** A package exactly as both sides see it, every member in full. It takes the focus, so that a long one is scrolled by keyboard. */
export function PackageCard(props: PackageCardProps): React.ReactNode {
  const { talks, rows, side, number, title, words, facts, members, passesThen, hash } = props;
  const { authorisedBy, asOf = null, declared = null, isOver = false } = props;
  const name = `Package ${number}`;
  return (
    <article className={`pass-preview pass-preview-${side}`} aria-label={name} tabIndex={0}>
      <header className="pass-preview-head">
        <SideMark side={side} />
        <span>{talks.sides[side].name}</span>
      </header>
      <h3 className="pass-preview-title">
        {name}
        {title !== null && <Signs>{` · ${title}`}</Signs>}
      </h3>
      <p className="pass-preview-subject package-facts">{facts}</p>
      {declared !== null && <div className="package-declared">{declared}</div>}
      {words !== "" && (
        <p className="package-words">
          <Signs>{words}</Signs>
        </p>
      )}
      <ol className="package-members">
        {members.map((member, at) => (
          <Member
            key={member.proposal}
            member={member}
            row={rows.find(({ id }) => id === member.proposal)}
            passesThen={passesThen?.[at] ?? null}
            {...{ talks, side, asOf, isOver }}
          />
        ))}
      </ol>
      {authorisedBy !== undefined && (
        <p className="pass-preview-authority">
          <Signs>{authorisedBy}</Signs>
        </p>
      )}
      <p className="pass-preview-hash">
        Fingerprint of the whole package <code>{hash.slice(0, 16)}</code>
      </p>
    </article>
  );
}

interface MemberProps {
  readonly member: PackageMember;
  readonly row: MatrixRow | undefined;
  readonly talks: MatrixTalks;
  readonly side: Mark;
  readonly passesThen: number | null;
  readonly asOf: AsOf | null;
  readonly isOver: boolean;
}

function Member(props: MemberProps): React.ReactNode {
  const { member, row, talks, side, isOver } = props;
  const label = row === undefined ? "A proposal" : proposalLabel(row);
  const subject = row?.title ?? row?.subject ?? "";
  return (
    <li className="package-member">
      <p className="package-member-head">
        <strong>{label}</strong>
        {subject !== label && (
          <span className="package-member-subject">
            <Signs>{subject}</Signs>
          </span>
        )}
        <span className={`package-offer package-offer-${member.offer}`}>
          {offerWords(member, talks.sides[otherSide(side)].short)}
        </span>
      </p>
      <MemberText {...props} />
      {!isOver && member.offer === "accept" && row !== undefined && (
        <FallenText
          {...{ row, talks, pass: member.pass, of: talks.sides[otherSide(side)].short }}
        />
      )}
      {!isOver && row?.beneath != null && (
        <p className="package-beneath">Without the package: {standingWords(row.beneath)}</p>
      )}
    </li>
  );
}

/** That the text which is accepted is on offer no more: it takes its own side's yes to the whole. */
function FallenText(props: {
  row: MatrixRow;
  talks: MatrixTalks;
  pass: number;
  of: string;
}): React.ReactNode {
  const { row, talks, pass, of } = props;
  const { packages } = useMatrix();
  const fallen = fallOf(row, pass);
  const fellWith = packages.find(({ id }) => id === fallen?.package);
  if (fellWith === undefined) return null;
  return (
    <p className="package-beneath">
      {fellWords(talks.sides, { pass, fellWith })} {of}’s yes to the whole brings it back.
    </p>
  );
}

function offerWords(member: PackageMember, other: string): string {
  switch (member.offer) {
    case "accept":
      return `pass ${member.pass} of ${other} accepted`;
    case "ask-withdrawal":
      return `${other} to withdraw it${prejudiceWords(member)}`;
    default:
      return memberWords(member);
  }
}

function MemberText(props: MemberProps): React.ReactNode {
  const { member, row, talks, side, passesThen, asOf } = props;
  if (isOfWithdrawal(member)) return null;
  if (member.offer === "pass") {
    const { text, answers } = member;
    if (isTextNotInSources(text, asOf)) return <Gap words={text} />;
    return (
      <>
        <LegalText text={text} />
        {row !== undefined && <AskedRedline {...{ row, talks, side, answers, text, passesThen }} />}
      </>
    );
  }
  const theirs = row?.positions[otherSide(side)];
  return theirs?.number === member.pass ? (
    <LegalText text={theirs.text} />
  ) : (
    <Gap words="That text was replaced since; it is in the record." />
  );
}
