import { whereMatrixDiffers, type MatrixMaps } from "@crosstable/shared/documents/matrix-maps";
import { moveWords } from "@crosstable/shared/moves/move-words";
import { exportName } from "@crosstable/shared/papers/export-name";
import { moveDetails, type MoveDetail } from "@crosstable/shared/papers/move-details";
import { officialZone } from "@crosstable/shared/papers/official-zone";
import type { RecordEntry } from "@crosstable/shared/record/entry";
import { hostActWords } from "@crosstable/shared/record/host-act-words";
import { RecordCheck, type Step } from "@crosstable/shared/verify/record-check";
import { recordFile } from "@crosstable/shared/verify/record-file";
import type { RecordWalk } from "@crosstable/shared/verify/record-walk";
import type { HasSigned } from "@crosstable/shared/verify/signature-queue";
import type { VerifiedRows } from "@crosstable/shared/verify/verified-rows";

/** What was done, and what the mover wrote and chose with it. */
export interface Told {
  readonly sentence: string;
  readonly details: readonly MoveDetail[];
}

/** What came of all rows so far, and the words of those that were new. */
export interface CheckedRows extends Omit<VerifiedRows, "state"> {
  readonly told: readonly (readonly Told[])[];
}

/** Where a matrix is another than the record's, in words for a sentence; null when it is the same. */
export interface MatrixCompared {
  readonly differs: string | null;
}

/** Checks a record as it comes in, and says in words what each row is. It works beside the page. */
export class RecordDesk {
  readonly #entries: RecordEntry[] = [];
  readonly #check: RecordCheck;

  constructor(hasSigned: HasSigned) {
    this.#check = new RecordCheck(hasSigned);
  }

  /** Takes the next rows. One call at a time. */
  async take(entries: readonly RecordEntry[]): Promise<CheckedRows> {
    const told: Told[][] = [];
    const steps = entries.map((entry): Step => (walk) => {
      const wrong = walk.step(entry);
      if (wrong === null) told.push(wordsOf(walk, entry));
      return wrong;
    });
    const { state: _state, ...verified } = await this.#check.take(steps);
    this.#entries.push(...entries);
    return { ...verified, told };
  }

  /** Holds a matrix to the rows that were found right. Null where they are not those behind it, or one of them is bad. */
  compare(matrix: MatrixMaps, seq: number): MatrixCompared | null {
    const { state, rows } = this.#check.walk;
    const last = this.#entries.at(-1);
    if (state === null || last?.seq !== rows || last.seq !== seq) return null;
    return { differs: whereMatrixDiffers(matrix, state, last) };
  }

  /** The record as a file that needs nothing else, under its name. Throws where a row is bad: of that no file is made. */
  file(nowMs: number): { readonly file: Blob; readonly name: string } {
    const { state, rows } = this.#check.walk;
    const last = this.#entries.at(-1);
    if (state === null || last?.seq !== rows)
      throw new Error("no file of a record that is not right");
    const { negotiation, seq, head } = last;
    const at = new Date(nowMs).toISOString();
    const mark = { negotiation, at, zone: officialZone(state), seq, head };
    const text = recordFile(this.#entries, state);
    return {
      file: new Blob([text], { type: "application/jsonl" }),
      name: exportName(mark, "record", "jsonl"),
    };
  }
}

function wordsOf(walk: RecordWalk, { act, by }: RecordEntry): Told[] {
  if (act.kind === "host-act")
    return [{ sentence: hostActWords(act.hostAct, (seat) => walk.nameOf(seat)), details: [] }];
  const { state } = walk;
  if (state === null) throw new Error("a row of moves was taken and has led to no state");
  const zone = officialZone(state);
  return act.moves.map((move) => ({
    sentence: moveWords(state, move, by.side),
    details: moveDetails(state, move, zone),
  }));
}
