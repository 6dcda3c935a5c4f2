import { useEffect, useState } from "react";

import { compareTexts } from "./compare-texts.ts";
import type { Redline } from "./redline-answer.ts";

const FAILED =
  "The redline comes from the server when it is first opened. It needs a connection for that.";

/** The redline of two texts, once it is there; null texts are still being read. */
export function useRedline(
  before: string | null,
  after: string | null,
): { readonly redline: Redline | null; readonly failure: string | null } {
  const [answer, setAnswer] = useState<{
    readonly before: string;
    readonly after: string;
    readonly redline: Redline | null;
  } | null>(null);
  useEffect(() => {
    if (before === null || after === null) return undefined;
    let isWanted = true;
    const take = (redline: Redline | null) => {
      if (isWanted) setAnswer({ before, after, redline });
    };
    compareTexts(before, after).then(take, () => take(null));
    return () => {
      isWanted = false;
    };
  }, [before, after]);
  if (answer?.before !== before || answer?.after !== after) return { redline: null, failure: null };
  return { redline: answer.redline, failure: answer.redline === null ? FAILED : null };
}
