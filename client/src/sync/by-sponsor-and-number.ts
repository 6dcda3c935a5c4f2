import type { SideMark } from "@crosstable/shared/sides";

interface Ordered {
  readonly id: string;
  readonly sponsor: SideMark;
  readonly number: string | null;
}

const byNumber = new Intl.Collator("en", { numeric: true });

/** The order of rows on every screen: by sponsor, then by number; without a number last. */
export function bySponsorAndNumber(one: Ordered, other: Ordered): number {
  if (one.sponsor !== other.sponsor) return one.sponsor < other.sponsor ? -1 : 1;
  if ((one.number === null) !== (other.number === null)) return one.number === null ? 1 : -1;
  return byNumber.compare(one.number ?? "", other.number ?? "") || (one.id < other.id ? -1 : 1);
}
