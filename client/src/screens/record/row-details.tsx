import type { MoveDetail } from "@crosstable/shared/papers/move-details";

import { DetailList } from "../../components/detail-list.tsx";
import { Signs } from "../../components/signs.tsx";

/** More than this, in signs, is folded: a record is read row by row. */
const LONG_CHARS = 400;
/** A contract that is imported has a hundred articles. */
const SHOWN_AT_ONCE = 20;

/** What a mover wrote and chose, each under its label. */
export function RowDetails({ details }: { details: readonly MoveDetail[] }): React.ReactNode {
  if (details.length === 0) return null;
  const more = details.slice(SHOWN_AT_ONCE);
  return (
    <>
      <DetailList details={details.slice(0, SHOWN_AT_ONCE)} inside={folded} />
      {more.length > 0 && (
        <details className="record-more">
          <summary>Show {more.length} more</summary>
          <DetailList details={more} inside={folded} />
        </details>
      )}
    </>
  );
}

function folded(words: string): React.ReactNode {
  if (words.length <= LONG_CHARS) return <Signs>{words}</Signs>;
  const count = words.split(/\s+/u).length;
  return (
    <details>
      <summary>Read it: {count} words</summary>
      <Signs>{words}</Signs>
    </details>
  );
}
