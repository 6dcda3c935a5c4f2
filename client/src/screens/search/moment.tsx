import type { SearchItem } from "@crosstable/shared/search/items";

import { asOfWords } from "../../components/as-of-words.ts";

/** When it was said: the day and minute of the record, or what the sources say and how sure they are. */
export function Moment({ item }: { item: SearchItem }): React.ReactNode {
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
  return <time dateTime={at}>{WHEN.format(new Date(at))}</time>;
}

const WHEN = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });

function doubtWords(confidence: string): string {
  return `in the sources: ${confidence}`;
}
