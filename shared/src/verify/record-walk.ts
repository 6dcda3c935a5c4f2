import type { SeatId } from "../ids.ts";
import type { CaseState } from "../moves/case-state.ts";
import { openOffers } from "../moves/open-offers.ts";
import { isUnvouched, type BoundKey } from "../record/bound-key.ts";
import { EMPTY_HEAD, recordEntry, type RecordEntry } from "../record/entry.ts";
import { fingerprintOf } from "../record/fingerprint.ts";
import type { SignedClaim } from "../record/keys.ts";
import { receiptBytes } from "../record/receipt.ts";
import { RecordBook } from "../record/record-book.ts";
import { applyEntry } from "../record/replay.ts";
import { rowTexts, type RowTexts } from "../record/row-texts.ts";
import { otherServerKeyWords, type ServerKey } from "../record/server-key.ts";
import { isCanonical, OTHER_FORM, parsedLine } from "./file-line.ts";
import { judgeRow, type RowClaim } from "./judge-row.ts";

/** How many rows of each kind there are. */
export interface RowCounts {
  /** Transmittals that a device has signed. */
  signed: number;
  /** Transmittals that the host has entered afterwards, signed by nobody. */
  entered: number;
  /** Rows of the first format, signed by nobody. */
  old: number;
  /** Acts of the host and of the server. */
  hostActs: number;
}

/** A signature that has to be good for a row to be. */
export interface RowSignature extends RowClaim {
  readonly row: number;
  readonly claim: SignedClaim;
}

/** Walks along a record and says of each row whether it can stand there. Signatures are collected, to be checked by whoever can. */
export class RecordWalk {
  rows = 0;
  state: CaseState | null = null;
  readonly counts: RowCounts = { signed: 0, entered: 0, old: 0, hostActs: 0 };
  readonly #book = new RecordBook();
  readonly #heads = [EMPTY_HEAD];
  readonly #openKeys: string[] = [];
  readonly #lateExpirations: number[] = [];
  readonly #silentHandovers: number[] = [];
  #claims: RowSignature[] = [];
  #last: RecordEntry | null = null;
  readonly #serverKeys: ServerKey[] = [];

  headAfter(rows: number): string | undefined {
    return this.#heads[rows];
  }

  /** Every key that the rows so far have bound to a seat, and who vouches for it. */
  get keys(): BoundKey[] {
    return this.#book.keys.all();
  }

  /** Every key that the rows so far have named as the server's. */
  get serverKeys(): readonly ServerKey[] {
    return [...this.#serverKeys];
  }

  /** A seat's name as the rows so far know it. */
  nameOf(seat: SeatId): string {
    return this.#book.seats.get(seat)?.name ?? "a seat";
  }

  /** Hands over the signatures of the rows taken since the last time, in the order of the rows. */
  takeClaims(): RowSignature[] {
    const claims = this.#claims;
    this.#claims = [];
    return claims;
  }

  /** Takes one more row. Null when it can stand there, as far as can be told without its signatures; else what is wrong, in words. */
  step(raw: unknown): string | null {
    return this.#step(raw, null);
  }

  /** The same for a row as a file holds it, which has to be in its one canonical form. */
  stepLine(line: string): string | null {
    const words = this.#step(parsedLine(line), line);
    // A key that stands twice, or a number written otherwise, is read in two ways by two programs: that is said first.
    return words === null || isCanonical(line) ? words : OTHER_FORM;
  }

  #step(raw: unknown, line: string | null): string | null {
    const read = recordEntry.safeParse(raw);
    if (!read.success) {
      const [issue] = read.error.issues;
      return `It is not a row of a record as this program knows them (${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}).`;
    }
    const entry = read.data;
    const wrong = this.#whatIsWrong(entry, line);
    if (wrong !== null) return wrong;
    this.#take(entry);
    return null;
  }

  /** What is right and still has to be known. */
  notes(): string[] {
    const { old, entered } = this.counts;
    return [
      ...(old > 0
        ? [
            `${rowsWords(old)} written in the first format: chained, and signed by nobody, so only whoever gave you the record says that they are genuine.`,
          ]
        : []),
      ...(entered > 0
        ? [`${rowsWords(entered)} entered afterwards by the host; no device has signed there.`]
        : []),
      ...this.keys
        .filter(isUnvouched)
        .map(({ name, row, device }) => unvouchedWords(name, row, device)),
      ...this.#serverKeys.slice(1).map(otherServerKeyWords),
      ...this.#openKeys,
      ...this.#lateExpirations.map(lateExpirationWords),
      ...this.#silentHandovers.map(silentHandoverWords),
    ];
  }

  #whatIsWrong(entry: RecordEntry, line: string | null): string | null {
    try {
      const texts = rowTexts(entry);
      if (line !== null && line !== texts.row) return OTHER_FORM;
      return this.#placeIsWrong(entry, texts) ?? this.#contentIsWrong(entry, texts);
    } catch (error) {
      // Replay throws on rows that were never judged.
      return `It does not follow from the rows before: ${error instanceof Error ? error.message : "no reason"}.`;
    }
  }

  #placeIsWrong(entry: RecordEntry, { head }: RowTexts): string | null {
    const seq = this.rows + 1;
    const last = this.#last;
    if (entry.seq > seq) return `It is missing: row ${entry.seq} stands in its place.`;
    if (entry.seq < seq)
      return `Row ${entry.seq} stands in its place, a second time or out of order.`;
    if (last !== null && entry.negotiation !== last.negotiation)
      return "It is a row of other talks.";
    if (entry.prev !== this.#heads[this.rows])
      return "It does not follow from the row before: the head that it names is another.";
    if (head !== entry.head)
      return "It was altered: its head is not the hash of what stands in it.";
    if (last !== null && entry.v < last.v) return "It is of an older format than the row before.";
    if (last !== null && Date.parse(entry.at) < Date.parse(last.at))
      return "It is earlier than the row before.";
    return null;
  }

  #contentIsWrong(entry: RecordEntry, { moves }: RowTexts): string | null {
    const judged = judgeRow({ book: this.#book, state: this.state }, entry, moves);
    if (typeof judged === "string") return judged;
    const { claims, state: next = applyEntry(this.state, entry) } = judged;
    this.#book.add(entry);
    const { hostKey } = this.#book;
    if (hostKey !== null && this.#serverKeys.at(-1)?.hostKey !== hostKey)
      this.#serverKeys.push({ hostKey, row: entry.seq });
    if (entry.v !== 1) {
      if (hostKey === null) return "No row has said with which key the server signs.";
      const words = "The server's signature under it is not good: it was altered or forged.";
      const claim = { publicKey: hostKey, bytes: receiptBytes(entry), signature: entry.receipt };
      claims.push({ claim, words });
    }
    for (const each of claims) this.#claims.push({ row: entry.seq, ...each });
    if (hasLeftOffers(entry, next)) this.#silentHandovers.push(entry.seq);
    this.state = next;
    return null;
  }

  #take(entry: RecordEntry): void {
    this.rows += 1;
    this.#heads.push(entry.head);
    this.#last = entry;
    const { act } = entry;
    if (entry.v === 1) this.counts.old += 1;
    else if (act.kind === "host-act" || entry.by.seat === null) this.counts.hostActs += 1;
    else if (act.signed === undefined) this.counts.entered += 1;
    else this.counts.signed += 1;
    if (act.kind !== "host-act") return;
    if (act.hostAct.kind === "set-expiration" && this.#book.haveSidesMoved)
      this.#lateExpirations.push(entry.seq);
    if (act.hostAct.kind === "enrol-device" && act.hostAct.kept === "open") {
      this.#openKeys.push(
        `The key of row ${entry.seq} lay open in its browser, so whoever could read that browser could sign with it.`,
      );
    }
  }
}

/** Of every record that was kept before chiefs could vouch, too: it says what it lacks. */
function unvouchedWords(name: string, row: number, device: string): string {
  return `Nobody of the side has vouched for the key ${fingerprintOf(device)}, with which ${name} signs from row ${row} on: only the server says whose it is.`;
}

/** Records from before an extension took both chiefs have such rows, and are right. */
function lateExpirationWords(row: number): string {
  return `In row ${row} the host alone set the expiration, when the sides had begun to make their moves.`;
}

/** Whether a hand went in the row and named nothing, while offers of its side stood. */
function hasLeftOffers({ act, by }: RecordEntry, after: CaseState): boolean {
  return (
    act.kind === "moves" &&
    act.moves.some((move) => move.kind === "hand-over" && move.drops === undefined) &&
    openOffers(after, ({ side }) => side === by.side) !== undefined
  );
}

/** Records from before offers fell with the hand have such rows, and are right. */
function silentHandoverWords(row: number): string {
  return `In row ${row} the hand went, and what it had offered stood.`;
}

function rowsWords(count: number): string {
  return count === 1 ? "1 row was" : `${count} rows were`;
}
