import type { MatrixRow } from "@crosstable/shared/documents/matrix";
import type { ProposalId } from "@crosstable/shared/ids";
import { proposalLabel } from "@crosstable/shared/moves/case-state";
import { comparingMerged, regressionsOf } from "@crosstable/shared/moves/regression";
import type { SideMark } from "@crosstable/shared/sides";
import { useEffect, useMemo, useRef, useState } from "react";

import { readPassText } from "../commands/read-pass-text.ts";

/** What a new text takes back, or why that cannot be said yet. */
export interface Regressions {
  readonly notes: readonly string[];
  readonly isReading: boolean;
  /** Why former texts could not be read: then nothing is said of them, and it is said that nothing is. */
  readonly failure: string | null;
}

/** Sent before the comparison is done, a text would go without its note. */
export function waitsForComparison({ isReading }: Regressions): string | null {
  return isReading ? "Wait for the comparison with former passes." : null;
}

/** The texts of one proposal by the numbers of their passes. */
interface Read {
  readonly texts: ReadonlyMap<number, string>;
  readonly failure: string | null;
}

/**
 * Compares a text with every pass on the proposal, or on all those that it is made of; the older ones are read from the record first.
 * `rows` has to be the same array until one of them changes.
 */
export function useRegressions(
  rows: readonly MatrixRow[],
  side: SideMark,
  text: string,
): Regressions {
  const [reads, setReads] = useState<ReadonlyMap<ProposalId, Read> | null>(null);
  const kept = useRef<Kept>(new Map());
  useEffect(() => {
    let isCurrent = true;
    const read = async (): Promise<void> => {
      const found = await Promise.all(
        rows.map(async (row) => [row.id, await readTexts(row, kept.current)] as const),
      );
      if (isCurrent) setReads(new Map(found));
    };
    void read();
    return () => {
      isCurrent = false;
    };
  }, [rows]);
  const isReading = reads === null || rows.some(({ id }) => !reads.has(id));
  // What the texts are compared with stays while somebody writes: it is taken apart once, and a key that is pressed costs the new text alone.
  const compare = useMemo(
    () => (isReading ? null : comparingWith(rows, reads, side)),
    [isReading, reads, rows, side],
  );
  const notes = useMemo(() => compare?.(text) ?? [], [compare, text]);
  const failed = [...(reads?.values() ?? [])].find(({ failure }) => failure !== null);
  return { notes, isReading, failure: failed?.failure ?? null };
}

/** Texts that were read before. A pass never changes, and asking for all of them with every choice would use up what a seat may ask. */
type Kept = Map<string, string>;

async function readTexts({ id, passList, positions }: MatrixRow, kept: Kept): Promise<Read> {
  const found = await Promise.all(
    passList.map(async (pass) => {
      const position = positions[pass.side];
      // Each side's latest text is in the matrix already.
      if (position?.number === pass.number)
        return { number: pass.number, text: position.text, failure: null };
      const known = kept.get(pass.hash);
      if (known !== undefined) return { number: pass.number, text: known, failure: null };
      const read = await readPassText(id, pass);
      if (read.text !== null) kept.set(pass.hash, read.text);
      return { number: pass.number, ...read };
    }),
  );
  return {
    texts: new Map(found.map(({ number, text }) => [number, text ?? ""])),
    failure: found.find(({ failure }) => failure !== null)?.failure ?? null,
  };
}

function comparingWith(
  rows: readonly MatrixRow[],
  reads: ReadonlyMap<ProposalId, Read>,
  side: SideMark,
): (text: string) => readonly string[] {
  const from = rows.map((row) => ({ label: proposalLabel(row), passes: passesOf(row, reads) }));
  const [only] = from.length === 1 ? from : [];
  return only === undefined
    ? comparingMerged(from, side)
    : (text) => regressionsOf(only.passes, { side, text });
}

function passesOf({ id, passList }: MatrixRow, reads: ReadonlyMap<ProposalId, Read>) {
  return passList.map((pass) => ({ ...pass, text: reads.get(id)?.texts.get(pass.number) ?? "" }));
}
