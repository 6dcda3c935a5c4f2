import type { MatrixRow } from "@crosstable/shared/documents/matrix";
import { useEffect, useState } from "react";

import { readPassText } from "../commands/read-pass-text.ts";
import { knownText } from "./bases.ts";

interface PassText {
  /** Null while it is being read. */
  readonly text: string | null;
  readonly failure: string | null;
}

const NOTHING: PassText = { text: null, failure: null };

/** The text of a pass: from the matrix, which has each side's latest, else from the record. Nothing is read for null. */
export function usePassText(row: MatrixRow, number: number | null): PassText {
  const [read, setRead] = useState<{ readonly number: number; readonly of: PassText } | null>(null);
  const known = number === null ? null : knownText(row, number);
  const pass = known === null ? row.passList.find((each) => each.number === number) : undefined;
  useEffect(() => {
    if (pass === undefined) return undefined;
    let isWanted = true;
    void readPassText(row.id, pass).then((of) => {
      if (isWanted) setRead({ number: pass.number, of });
    });
    return () => {
      isWanted = false;
    };
  }, [row.id, pass]);
  if (known !== null) return { text: known, failure: null };
  return read !== null && read.number === number ? read.of : NOTHING;
}
