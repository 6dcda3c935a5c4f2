import type { VoteContent } from "@crosstable/shared/authority/vote-act";
import type { MatrixRow } from "@crosstable/shared/documents/matrix";
import { proposalLabel } from "@crosstable/shared/moves/case-state";
import type { PackageMember } from "@crosstable/shared/moves/package-member";
import { memberWords, packageLabel } from "@crosstable/shared/moves/package-words";

import { LegalText } from "../../../components/legal-text.tsx";
import { useMatrix } from "../../../sync/use-matrix.ts";

interface PackageVotedOnProps {
  readonly content: Extract<VoteContent, { kind: "offer" | "package" }>;
  readonly rows: readonly MatrixRow[];
  readonly isOpen: boolean;
}

/** A package that is voted on as a whole: the own side's before it is offered, or one of the other side. */
export function PackageVotedOn({ content, rows, isOpen }: PackageVotedOnProps): React.ReactNode {
  const { packages, talks } = useMatrix();
  const theirs =
    content.kind === "package" ? packages.find(({ id }) => id === content.package) : undefined;
  const voted = content.kind === "offer" ? content : theirs;
  if (voted === undefined || talks === null) return null;
  const summary =
    theirs === undefined ? "Our package, to be offered" : packageLabel(talks.sides, theirs);
  return (
    <details className="vote-content" open={isOpen}>
      <summary>
        {summary}
        {voted.title !== null && ` · ${voted.title}`}
      </summary>
      {voted.words !== "" && <p className="vote-note">{voted.words}</p>}
      <ol className="vote-members-list">
        {voted.members.map((member) => (
          <li key={member.proposal}>
            <Member member={member} row={rows.find(({ id }) => id === member.proposal)} />
          </li>
        ))}
      </ol>
    </details>
  );
}

function Member(props: { member: PackageMember; row: MatrixRow | undefined }): React.ReactNode {
  const { member, row } = props;
  const accepted =
    member.offer === "accept"
      ? [row?.positions.a, row?.positions.b].find((each) => each?.hash === member.hash)?.text
      : undefined;
  const text = member.offer === "pass" ? member.text : accepted;
  return (
    <>
      <p>
        <strong>{row === undefined ? "A proposal" : proposalLabel(row)}</strong>:{" "}
        {memberWords(member)}
      </p>
      {text !== undefined && <LegalText text={text} />}
    </>
  );
}
