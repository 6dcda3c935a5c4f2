import type { AsOf } from "@crosstable/shared/record/stamp";
import { agoWords } from "@crosstable/shared/session/ago";

import { useNowMs } from "../stores/clock-store.ts";
import { asOfWords } from "./as-of-words.ts";
import { timeHere } from "./time-in-zone.ts";

/** How long ago something was done. For what was entered from sources, the sources' date and how sure it is. */
export function Age({ at, asOf }: { at: string; asOf: AsOf | null }): React.ReactNode {
  const nowMs = useNowMs(10_000);
  const entered = `Entered ${timeHere(at)}`;
  if (asOf !== null) {
    const sure = asOf.confidence === "ok" ? "" : `, ${asOf.confidence}`;
    return <span title={`From sources${sure}. ${entered}`}>{asOfWords(asOf)}</span>;
  }
  return (
    <time dateTime={at} title={timeHere(at)}>
      {agoWords({ thenMs: Date.parse(at), nowMs })}
    </time>
  );
}
