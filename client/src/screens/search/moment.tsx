import type { SearchItem } from "@crosstable/shared/search/items";

import { asOfWords } from "../../components/as-of-words.ts";
import { timeInZone } from "../../components/time-in-zone.ts";

/** When it was said: the day and minute of the record by the clocks of a zone, or what the sources say and how sure they are. */
export function Moment({ item, zone }: { item: SearchItem; zone: string }): React.ReactNode {
  const { at, asOf } = item;
  if (asOf !== null) {
    const isSure = asOf.confidence === "ok";
    return (
      <>
        {asOfWords(asOf)}
        {!isSure && <span className="search-doubt"> {doubtWords(asOf.confidence)}</span>}
      </>
    );
  }
  if (at === null) return null;
  return <time dateTime={at}>{timeInZone(at, zone)}</time>;
}

function doubtWords(confidence: string): string {
  return `in the sources: ${confidence}`;
}
