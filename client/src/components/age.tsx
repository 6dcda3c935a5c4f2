import type { AsOf } from "@crosstable/shared/record/stamp";
import { agoWords } from "@crosstable/shared/session/ago";

import { useNowMs } from "../stores/clock-store.ts";
import { asOfWords } from "./as-of-words.ts";

/** How long ago something was done. For what was entered from sources, the sources' date and how sure it is. */
export function Age({ at, asOf }: { at: string; asOf: AsOf | null }): React.ReactNode {
  const nowMs = useNowMs(10_000);
  const entered = `Entered ${absolute(at)}`;
  if (asOf !== null) {
    const sure = asOf.confidence === "ok" ? "" : `, ${asOf.confidence}`;
    return <span title={`From sources${sure}. ${entered}`}>{asOfWords(asOf)}</span>;
  }
  return (
    <time dateTime={at} title={absolute(at)}>
      {agoWords({ thenMs: Date.parse(at), nowMs })}
    </time>
  );
}

function absolute(at: string): string {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium" }).format(
    new Date(at),
  );
}
