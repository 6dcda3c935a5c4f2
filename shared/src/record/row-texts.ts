import { canonicalObject, canonicalText, hashOfText, Written } from "./canonical.ts";
import type { RecordEntry } from "./entry.ts";

/** A row in its canonical forms. Whoever checks it needs all of them, and what is long in them is written once. */
export interface RowTexts {
  /** The whole row, as it stands in a file. */
  readonly row: string;
  /** The head that it has by what stands in it. */
  readonly head: string;
  /** Its moves as they stand in what the device has signed; null for an act of the host. */
  readonly moves: Written | null;
}

/** Writes a row in its canonical forms. Throws on what JSON cannot hold. */
export function rowTexts(entry: RecordEntry): RowTexts {
  const { act } = entry;
  const moves = act.kind === "moves" ? new Written(canonicalText(act.moves)) : null;
  const written = new Written(canonicalObject(moves === null ? act : { ...act, moves }));
  const row = { ...entry, act: written };
  const body = { ...row, head: undefined, receipt: undefined };
  return { row: canonicalObject(row), head: hashOfText(canonicalObject(body)), moves };
}
