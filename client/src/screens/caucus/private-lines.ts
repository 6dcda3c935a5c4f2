import type { NewProposal, ReceivedProposal } from "@crosstable/shared/documents/caucus";
import type { MatrixRow } from "@crosstable/shared/documents/matrix";
import type { ProposalId } from "@crosstable/shared/ids";
import { otherSide, SIDE_MARKS, type SideMark } from "@crosstable/shared/sides";
import { lookOf } from "@crosstable/shared/text/one-line";

/** A line of a side's own matrix: what is on the table, what it drafts, and what the other side gave on paper. */
export type PrivateLine = {
  readonly id: ProposalId;
  readonly sponsor: SideMark;
  readonly number: string | null;
  readonly name: string;
} & (
  | { readonly kind: "tabled"; readonly row: MatrixRow }
  | { readonly kind: "draft" }
  /** `tabled` is what the other side has put on the table for it since. */
  | { readonly kind: "received"; readonly tabled: MatrixRow | null }
);

/**
 * What the other side has tabled of what it had given on paper: under the same number or, where the paper has none, by the same name.
 * Null where it has tabled nothing of the kind, or more than one.
 */
export function tabledAs(
  received: Pick<ReceivedProposal, "number" | "title" | "subject">,
  rows: readonly MatrixRow[],
  other: SideMark,
): MatrixRow | null {
  const theirs = rows.filter(({ sponsor }) => sponsor === other);
  const isSame = (one: string | null, same: string): boolean =>
    one !== null && lookOf(one) !== "" && lookOf(one) === lookOf(same);
  const found =
    received.number === ""
      ? theirs.filter(
          ({ title, subject }) =>
            isSame(subject, received.subject) || isSame(title, received.title),
        )
      : theirs.filter(({ number }) => isSame(number, received.number));
  const [only = null, second] = found;
  return second === undefined ? only : null;
}

/** By sponsor: what is on the table, with the paper that it came from beneath it; then what is not there yet. */
export function privateLines(options: {
  side: SideMark;
  rows: readonly MatrixRow[];
  drafts: readonly NewProposal[];
  received: readonly ReceivedProposal[];
}): PrivateLine[] {
  const { side, rows, drafts, received } = options;
  const other = otherSide(side);
  const papers = received.map((paper): PrivateLine & { kind: "received" } => ({
    ...namesOf(paper, other),
    kind: "received",
    tabled: tabledAs(paper, rows, other),
  }));
  const onTable = new Set(rows.map(({ id }) => id));
  return SIDE_MARKS.flatMap((mark): PrivateLine[] => {
    const tabled = rows
      .filter(({ sponsor }) => sponsor === mark)
      .flatMap((row): PrivateLine[] => [
        { ...namesOf(row, mark), kind: "tabled", row },
        ...papers.filter((paper) => paper.tabled?.id === row.id),
      ]);
    const waiting =
      mark === side
        ? drafts
            .filter(({ id }) => !onTable.has(id))
            .map((draft): PrivateLine => ({ ...namesOf(draft, mark), kind: "draft" }))
        : papers.filter((paper) => paper.tabled === null);
    return [...tabled, ...waiting];
  });
}

function namesOf(
  named: Pick<MatrixRow, "id" | "number" | "title" | "subject">,
  sponsor: SideMark,
): Pick<PrivateLine, "id" | "sponsor" | "number" | "name"> {
  const { id, number, title, subject } = named;
  return { id, sponsor, number: number || null, name: title || subject };
}
