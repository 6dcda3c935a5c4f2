import type { MatrixRow } from "@crosstable/shared/documents/matrix";
import { regressionsOf } from "@crosstable/shared/moves/regression";
import type { SideMark } from "@crosstable/shared/sides";
import { useEffect, useMemo, useState } from "react";

import { readPassText } from "../commands/read-pass-text.ts";

/** What a new text takes back, or why that cannot be said yet. */
export interface Regressions {
  readonly notes: readonly string[];
  readonly isReading: boolean;
  /** Why former texts could not be read: then nothing is said of them, and it is said that nothing is. */
  readonly failure: string | null;
}

type Texts = ReadonlyMap<number, string>;

/** Compares a text with every pass on the proposal; the older ones are read from the record first. */
export function useRegressions(row: MatrixRow, side: SideMark, text: string): Regressions {
  const [texts, setTexts] = useState<Texts | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const { passList, positions, id } = row;
  useEffect(() => {
    let isCurrent = true;
    const read = async (): Promise<void> => {
      const found = await Promise.all(
        passList.map(async (pass) => {
          const position = positions[pass.side];
          // Each side's latest text is in the matrix already.
          const read =
            position?.number === pass.number
              ? { text: position.text, failure: null }
              : await readPassText(id, pass);
          return { pass, read };
        }),
      );
      if (!isCurrent) return;
      const unread = found.find((each) => each.read.failure !== null);
      setFailure(unread?.read.failure ?? null);
      setTexts(new Map(found.map((each) => [each.pass.number, each.read.text ?? ""])));
    };
    void read();
    return () => {
      isCurrent = false;
    };
  }, [id, passList, positions]);
  const notes = useMemo(() => {
    if (texts === null) return [];
    const passes = passList.map((pass) => ({ ...pass, text: texts.get(pass.number) ?? "" }));
    return regressionsOf(passes, { side, text });
  }, [texts, passList, side, text]);
  return { notes, isReading: texts === null, failure };
}
