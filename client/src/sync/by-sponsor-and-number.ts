import type { SideMark } from "@crosstable/shared/sides";

interface Ordered {
  readonly id: string;
  readonly sponsor: SideMark;
  readonly number: string | null;
  readonly title: string | null;
  /** A part names its whole, with its letter or without. */
  readonly lineage: { readonly partOf: string | { readonly proposal: string } | null };
}

const byNumber = new Intl.Collator("en", { numeric: true });

/** The order of rows on every screen: by sponsor, then by number; without a number last, a whole before its parts and those by their letters. */
export function bySponsorAndNumber(one: Ordered, other: Ordered): number {
  if (one.sponsor !== other.sponsor) return one.sponsor < other.sponsor ? -1 : 1;
  if ((one.number === null) !== (other.number === null)) return one.number === null ? 1 : -1;
  const wholes = [wholeOf(one), wholeOf(other)] as const;
  return (
    byNumber.compare(one.number ?? "", other.number ?? "") ||
    compare(...wholes) ||
    Number(one.lineage.partOf !== null) - Number(other.lineage.partOf !== null) ||
    byNumber.compare(one.title ?? "", other.title ?? "") ||
    compare(one.id, other.id)
  );
}

function wholeOf({ id, lineage: { partOf } }: Ordered): string {
  if (partOf === null) return id;
  return typeof partOf === "string" ? partOf : partOf.proposal;
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
