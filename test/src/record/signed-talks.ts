import { newSigningKey, type SigningKey } from "@crosstable/server/access/ed25519";
import {
  mustSeatId,
  parseNegotiationId,
  type NegotiationId,
  type SeatId,
} from "@crosstable/shared/ids";
import type { Actor, CaseState } from "@crosstable/shared/moves/case-state";
import type { Move } from "@crosstable/shared/moves/move";
import {
  guildChief,
  guildSecond,
  producersChief,
  producersSecond,
} from "@crosstable/shared/moves/talks-for-tests";
import { judgeTransmittal } from "@crosstable/shared/moves/transmittal";
import {
  EMPTY_HEAD,
  RECORD_VERSION,
  sealEntry,
  type RecordBody,
  type RecordEntry,
} from "@crosstable/shared/record/entry";
import type { HostAct, RecordedSeat } from "@crosstable/shared/record/host-act";
import { receiptBytes } from "@crosstable/shared/record/receipt";
import { RecordBook } from "@crosstable/shared/record/record-book";
import { applyEntry, replay } from "@crosstable/shared/record/replay";
import { THE_SERVER } from "@crosstable/shared/record/the-server";
import type { Refusal } from "@crosstable/shared/refusals";
import type { SideMark } from "@crosstable/shared/sides";
import { recordFile } from "@crosstable/shared/verify/record-file";

import { SigningSeats } from "../commands/signing-seats.ts";

export const CHIEFS = { a: guildChief, b: producersChief };

/** The host of the talks. */
export const HOST = { seat: mustSeatId("host"), side: null, role: "host", name: "Host" } as const;
export const OBSERVER = {
  seat: mustSeatId("observer"),
  side: null,
  role: "observer",
  name: "Observer 1",
} as const;
const SECONDS = { a: guildSecond, b: producersSecond };
const ZONE = "America/Los_Angeles";
/** A row is made every second. */
const ROW_MS = 1000;
const FIRST_MS = Date.parse("2026-01-05T09:00:00Z");

/** Talks whose record is signed as on a server, with no server and no disk: fast enough for thousands of rows. */
export class SignedTalks {
  readonly rows: RecordEntry[] = [];
  readonly hostKey: SigningKey = newSigningKey();
  readonly #hostKeys = [{ from: 0, key: this.hostKey }];
  readonly devices = new SigningSeats();
  readonly negotiation: NegotiationId;
  readonly #book = new RecordBook();
  #state: CaseState | null = null;
  #requests = 0;
  #waitedMs = 0;

  constructor(name = "test-talks") {
    const id = parseNegotiationId(name);
    if (id === undefined) throw new Error("no negotiation's id");
    this.negotiation = id;
    this.host({
      kind: "open-negotiation",
      negotiation: id,
      title: "Test talks",
      sides: {
        a: { name: "The Guild", short: "Guild", letter: "G", zone: ZONE },
        b: { name: "The Producers", short: "Producers", letter: "P", zone: ZONE },
      },
      expiration: null,
      clock: null,
      gaps: [],
      seats: [
        ...[...Object.values(CHIEFS), ...Object.values(SECONDS)].map(
          ({ id: seat, side, role, name: seatName }) => {
            return { seat, side, role, name: seatName };
          },
        ),
        HOST,
        OBSERVER,
      ],
      hostKey: this.hostKey.publicKey,
    });
  }

  get state(): CaseState {
    if (this.#state === null) throw new Error("the talks are not open");
    return this.#state;
  }

  /** Every seat as it is now. */
  get seats(): RecordedSeat[] {
    return [...this.#book.seats.values()];
  }

  /** Every name that a seat has had. */
  get seatNames(): ReadonlySet<string> {
    return this.#book.seatNames;
  }

  /** An id that no seat has. */
  get nextSeat(): SeatId {
    return mustSeatId(`seat-${this.#book.seats.size}`);
  }

  get head(): string {
    return this.rows.at(-1)?.head ?? EMPTY_HEAD;
  }

  /** The keys with which whoever holds them all seals what comes after so many rows: the one of that time, and those that later rows name. */
  hostKeysAfter(rows: number): SigningKey[] {
    const first = this.#hostKeys.findLastIndex(({ from }) => from < Math.max(rows, 1));
    return this.#hostKeys.slice(first).map(({ key }) => key);
  }

  /** From here on the server signs with another key. */
  takeHostKey(): void {
    const key = newSigningKey();
    this.#hostKeys.push({ from: this.rows.length, key });
    this.host({ kind: "host-key", hostKey: key.publicKey });
  }

  /** A row by the server, or by whom else it is said to be. */
  host(hostAct: HostAct, by: RecordBody["by"] = THE_SERVER): void {
    this.add(by, { kind: "host-act", hostAct });
  }

  /** One transmittal of a side's chief, signed by its device. Returns the refusal, which leaves no row. */
  make(side: SideMark, ...moves: Move[]): Refusal | null {
    return this.makeBy(CHIEFS[side], moves);
  }

  /** The same of anybody. */
  makeBy(actor: Actor, moves: Move[]): Refusal | null {
    const { id: seat, name, role, side } = actor;
    // A device that is new is enrolled first, in a row of its own.
    const isNew = !this.#book.isEnrolled(this.devices.keyOf(actor).publicKey, seat);
    const nowMs = this.nowMs + (isNew ? ROW_MS : 0);
    const at = new Date(nowMs).toISOString();
    const stamp = { seq: 0, at, side, seat, seatName: name, role, asOf: null };
    const verdict = judgeTransmittal(this.state, moves, { actor, nowMs, stamp });
    if ("refused" in verdict) return verdict.refused;
    this.#sign(actor, moves, this.head);
    return null;
  }

  /**
   * The same of a chief without asking the rules: what a host could put on the record who has got hold of a signature. `saw` is the head that the
   * device had seen, the latest where it is not said.
   */
  sign(side: SideMark, moves: Move[], saw = this.head): void {
    this.#sign(CHIEFS[side], moves, saw);
  }

  #sign(actor: Actor, moves: Move[], saw: string): void {
    const { id: seat, name, side, role } = actor;
    const { publicKey } = this.devices.keyOf(actor);
    const book = this.#book;
    // A key that has fallen is never bound again.
    const isLost = !book.isEnrolled(publicKey, seat) && book.judgeEnrolment(publicKey) !== null;
    if (isLost) this.devices.takeNew(actor);
    this.#requests += 1;
    const key = `00000000-0000-4000-8000-${String(this.#requests).padStart(12, "0")}`;
    const sitting = { ...actor, negotiation: this.negotiation, epoch: 1 };
    const asked = { request: "make-move", key, moves } as const;
    const { signed, enrolment } = this.devices.sign(sitting, saw, asked);
    const by = { seat, name, side, role };
    if (enrolment !== undefined && !book.isEnrolled(signed.device, seat)) {
      const { device } = signed;
      const hostAct = { kind: "enrol-device", seat, device, ...enrolment } as const;
      this.add(by, { kind: "host-act", hostAct });
    }
    this.add(by, { kind: "moves", moves, asOf: null, signed: { ...signed, key } });
  }

  /** Binds a new device of a side's second to the seat. Gives the move with which the chief vouches for its key. */
  enrolSecond(side: SideMark): Move {
    const { id: seat, name, role } = SECONDS[side];
    this.devices.takeNew({ id: seat });
    const sitting = { ...SECONDS[side], negotiation: this.negotiation, epoch: 1 };
    const { signed, enrolment } = this.devices.sign(sitting, this.head, {
      request: "make-move",
      key: "",
      moves: [],
    });
    if (enrolment === undefined) throw new Error("a device that does not ask to be enrolled");
    const { device } = signed;
    const hostAct = { kind: "enrol-device", seat, device, ...enrolment } as const;
    this.add({ seat, name, side, role }, { kind: "host-act", hostAct });
    return { kind: "vouch-for-key", seat, device };
  }

  /** A row as its server seals it. */
  add(by: RecordBody["by"], act: RecordBody["act"]): void {
    const { negotiation, rows } = this;
    const at = new Date(this.nowMs).toISOString();
    const seq = rows.length + 1;
    const { key = this.hostKey } = this.#hostKeys.at(-1) ?? {};
    const entry = sealedBy(key, {
      v: RECORD_VERSION,
      negotiation,
      seq,
      prev: this.head,
      at,
      by,
      act,
    });
    this.#state = applyEntry(this.#state, entry);
    this.#book.add(entry);
    rows.push(entry);
  }

  /** The time of the next row. */
  get nowMs(): number {
    return FIRST_MS + this.#waitedMs + this.rows.length * ROW_MS;
  }

  set nowMs(to: number) {
    this.#waitedMs += to - this.nowMs;
  }
}

/** A row with its head and the signature of this key under it. */
export function sealedBy(key: SigningKey, body: RecordBody): RecordEntry {
  return sealEntry(body, (sealed) => key.sign(receiptBytes(sealed)));
}

/**
 * The same rows, each on top of the one before and sealed anew by whoever holds this key; the first on top of `below`, where that is given.
 * Whoever holds several goes on with the next of them from the row on that names it.
 */
export function sealedAnew(
  keys: SigningKey | readonly SigningKey[],
  rows: readonly RecordEntry[],
  below: Pick<RecordEntry, "seq" | "head"> = { seq: 0, head: EMPTY_HEAD },
): RecordEntry[] {
  const all = "sign" in keys ? [keys] : keys;
  let [key] = all;
  let prev = below.head;
  return rows.map((row, index) => {
    if (row.v === 1) throw new Error("a row of the first format has no receipt");
    const { head: _head, receipt: _receipt, ...body } = row;
    key = all.find(({ publicKey }) => publicKey === namedIn(row)) ?? key;
    if (key === undefined) throw new Error("no key to seal with");
    const sealed = sealedBy(key, { ...body, seq: below.seq + index + 1, prev });
    prev = sealed.head;
    return sealed;
  });
}

/** The key with which a row says that the server signs. */
function namedIn({ act }: RecordEntry): string | undefined {
  return act.kind === "host-act" && act.hostAct.kind === "host-key"
    ? act.hostAct.hostKey
    : undefined;
}

/** A file of these rows with the matrix that follows from them or, where they lead to none, with that of these talks. */
export function fileOf(rows: readonly RecordEntry[], { state }: SignedTalks): string {
  try {
    return recordFile(rows, replay(rows));
  } catch {
    return recordFile(rows, state);
  }
}
