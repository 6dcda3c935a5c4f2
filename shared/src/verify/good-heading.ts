import type { VerifiedRows } from "./verified-rows.ts";

/** What a check that found nothing wrong is called, without a full stop. Rows that nobody has signed are called right by nobody. */
export function goodHeading({
  rows,
  counts: { old },
}: Pick<VerifiedRows, "rows" | "counts">): string {
  const all = rows === 1 ? "1 row" : `${rows} rows`;
  if (old === 0) return `Everything is right in ${all}`;
  const follow = rows === 1 ? "1 row is whole" : `${all} follow from each other`;
  if (old === rows) return `${follow}, and nobody has signed any of them`;
  return old === 1
    ? `${follow}, and nobody has signed the first`
    : `${follow}, and nobody has signed the first ${old}`;
}
