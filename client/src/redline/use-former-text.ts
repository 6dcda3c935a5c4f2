import { useEffect, useState } from "react";

import { readArticle, type WantedArticle } from "../commands/read-article.ts";

interface FormerText {
  /** Null while it is being read. */
  readonly text: string | null;
  readonly failure: string | null;
}

const NOTHING: FormerText = { text: null, failure: null };

/** A former wording of the contract, read from the record. Nothing is read for undefined. */
export function useFormerText(wanted: WantedArticle | undefined): FormerText {
  const [read, setRead] = useState<{ readonly hash: string; readonly of: FormerText } | null>(null);
  const { key, hash, seq } = wanted ?? {};
  useEffect(() => {
    if (key === undefined || hash === undefined || seq === undefined) return undefined;
    let isWanted = true;
    void readArticle({ key, hash, seq }).then((found) => {
      if (!isWanted) return;
      const of =
        "failure" in found
          ? { text: null, failure: found.failure }
          : { text: found.text, failure: null };
      setRead({ hash, of });
    });
    return () => {
      isWanted = false;
    };
  }, [key, hash, seq]);
  return read !== null && read.hash === hash ? read.of : NOTHING;
}
