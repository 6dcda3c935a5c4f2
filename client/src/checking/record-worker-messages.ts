import type { MatrixMaps } from "@crosstable/shared/documents/matrix-maps";
import type { RecordEntry } from "@crosstable/shared/record/entry";
import type { KnownHead } from "@crosstable/shared/verify/known-heads";
import type { VerifiedFile } from "@crosstable/shared/verify/verify-file";

import type { CheckedRows, MatrixCompared } from "./record-desk.ts";

/** What the page asks of its worker. */
export interface RecordQuestions {
  /** To take these rows of the page's record, which follow the `after` rows before; with none before, a record begins. */
  readonly rows: { readonly after: number; readonly entries: readonly RecordEntry[] };
  /** To hold the matrix on the page to them. */
  readonly table: { readonly matrix: MatrixMaps; readonly seq: number };
  /** To make a file of them. */
  readonly download: { readonly nowMs: number };
  /** To check a record that a person has brought. */
  readonly file: { readonly file: Blob; readonly known: readonly KnownHead[] };
}

/** What came of a file, and what it was compared with. */
export interface CheckedFile {
  readonly verified: Omit<VerifiedFile, "state">;
  /** How many rows this browser has seen, and how many of those it has put aside since. */
  readonly compared: number;
  readonly aside: number;
  /** The rows of which somebody gave the head. */
  readonly given: readonly number[];
}

/** What it is answered. */
export interface RecordAnswers {
  readonly rows: CheckedRows;
  readonly table: MatrixCompared | null;
  readonly download: { readonly file: Blob; readonly name: string };
  readonly file: CheckedFile;
}

export type RecordTask = keyof RecordQuestions;

/** One question under its key. */
export type RecordQuestion = {
  readonly [Task in RecordTask]: {
    readonly key: number;
    readonly task: Task;
  } & RecordQuestions[Task];
}[RecordTask];

/** Its answer, or that there is none. */
export interface RecordAnswer {
  readonly key: number;
  readonly answer: RecordAnswers[RecordTask] | null;
}
