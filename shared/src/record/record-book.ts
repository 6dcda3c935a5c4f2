import type { SeatId } from "../ids.ts";
import type { Move } from "../moves/move.ts";
import { refuse, type Refusal } from "../refusals.ts";
import { EMPTY_HEAD, type RecordEntry } from "./entry.ts";
import type { HostAct, RecordedSeat } from "./host-act.ts";
import { KeyRing } from "./key-ring.ts";
import { isWorthlessKey } from "./keys.ts";
import type { SignedBy } from "./signed-transmittal.ts";

interface EnrolledDevice {
  readonly seat: SeatId;
  /** The last count under which the device has signed a row. */
  lastN: number;
}

/** A row that changed a seat's role, side or link. */
export interface SeatChange {
  readonly row: number;
  readonly at: string;
}

/**
 * What a record says of keys: whose device signs with which, what was counted, which heads there have been. It follows from the rows
 * alone, so the server and whoever verifies an export ask the same book.
 */
export class RecordBook {
  /** The key of the server's receipts; null in the rows of the first days. */
  hostKey: string | null = null;
  readonly seats = new Map<SeatId, RecordedSeat>();
  /** Every name that a seat has ever had here, so that the record never speaks of two people by one name. */
  readonly seatNames = new Set<string>();
  /** Who opened the talks: the server, or a host of other talks. Null before the first row. */
  openedBy: RecordEntry["by"] | null = null;
  readonly #seatChanges = new Map<SeatId, SeatChange[]>();
  readonly #devices = new Map<string, EnrolledDevice>();
  readonly #revoked = new Set<string>();
  readonly keys = new KeyRing();
  readonly #heads = new Map([[EMPTY_HEAD, 0]]);
  /** A side has made a move of its own, which nobody has entered for it afterwards. From then on an extension takes both chiefs. */
  haveSidesMoved = false;

  /** True from the first enrolment on: after it no moves come in that nobody has signed. */
  get hasDevices(): boolean {
    return this.#devices.size + this.#revoked.size > 0;
  }

  /** The number of the row with this head, 0 for the empty record; undefined when there never was such a head. */
  rowOf(head: string): number | undefined {
    return this.#heads.get(head);
  }

  /** When a seat became another one, by its role, its side or its link; the oldest first. */
  changesOf(seat: SeatId): readonly SeatChange[] {
    return this.#seatChanges.get(seat) ?? [];
  }

  isEnrolled(device: string, seat: SeatId): boolean {
    return this.#devices.get(device)?.seat === seat;
  }

  /** Why this key cannot be bound to a seat, or null. A key is enrolled once, so that what it signed is one seat's. */
  judgeEnrolment(device: string): Refusal | null {
    if (isWorthlessKey(device)) {
      return refuse("signature-wrong", "That is no key that could sign anything.");
    }
    return this.#devices.has(device) || this.#revoked.has(device)
      ? refuse("device-revoked", "This device's key was enrolled before. It needs a new one.")
      : null;
  }

  /** Why these facts of a signature cannot be taken, or null. The signature itself is checked by whoever asks. */
  judgeSigned(seat: SeatId, { device, n, saw }: SignedBy): Refusal | null {
    if (this.#revoked.has(device)) {
      return refuse("device-revoked", "The key of this device was revoked. It needs a new one.");
    }
    const enrolled = this.#devices.get(device);
    if (enrolled?.seat !== seat) {
      return refuse("device-unknown", "This device is not enrolled for this seat on the record.");
    }
    if (n <= enrolled.lastN) {
      return refuse(
        "counter-used",
        `This device has signed number ${enrolled.lastN} already, so its number ${n} comes too late.`,
      );
    }
    return this.judgeSaw(saw);
  }

  /** Why these moves cannot vouch for the keys that they name, or null. `device` has signed them; null where none has. */
  judgeVouching(device: string | null, moves: readonly Move[]): Refusal | null {
    const named = new Set<string>();
    for (const move of moves) {
      if (move.kind !== "vouch-for-key") continue;
      if (device === null)
        return refuse("signature-wrong", "Nobody vouches for a key without signing.");
      const refusal = named.has(move.device)
        ? refuse("already-said", "That key is named twice.")
        : this.keys.judge(device, move);
      if (refusal !== null) return refusal;
      named.add(move.device);
    }
    return null;
  }

  /** Why somebody cannot have seen this head, or null. */
  judgeSaw(saw: string): Refusal | null {
    return this.rowOf(saw) === undefined
      ? refuse(
          "head-unknown",
          "This device has seen a record that is not the one of this server. Compare the fingerprint of the record with the other side before you move.",
        )
      : null;
  }

  /** Takes in a row that is on the record. */
  add(entry: RecordEntry): void {
    this.#heads.set(entry.head, entry.seq);
    const { act } = entry;
    this.openedBy ??= entry.by;
    if (act.kind === "host-act") {
      this.#addHostAct(act.hostAct, entry);
      return;
    }
    if (entry.by.seat !== null && act.asOf === null) this.haveSidesMoved = true;
    const device = act.signed === undefined ? undefined : this.#devices.get(act.signed.device);
    if (device === undefined || act.signed === undefined) return;
    device.lastN = act.signed.n;
    for (const move of act.moves)
      if (move.kind === "vouch-for-key") this.keys.vouch(act.signed.device, move, entry.seq);
  }

  #addHostAct(act: HostAct, { seq: row, at }: RecordEntry): void {
    for (const seat of changedSeats(act)) {
      const before = this.#seatChanges.get(seat);
      if (before === undefined) this.#seatChanges.set(seat, [{ row, at }]);
      else before.push({ row, at });
    }
    switch (act.kind) {
      case "open-negotiation":
        this.hostKey = act.hostKey ?? null;
        for (const seat of act.seats) this.#putSeat(seat);
        break;
      case "host-key":
        this.hostKey = act.hostKey;
        break;
      case "enrol-device":
        this.#enrol(act.seat, act.device, row);
        break;
      case "add-seat":
        this.#putSeat(act);
        break;
      // Whoever comes to the seat next, or comes back to it, does so with a new key.
      case "change-seat":
        this.#putSeat(act);
        this.#revoke(act.seat, row);
        break;
      case "revoke-link":
      case "end-session":
        this.#revoke(act.seat, row);
        break;
      case "issue-links":
      case "set-expiration":
        break;
    }
  }

  #putSeat({ seat, side, role, name }: RecordedSeat): void {
    this.seats.set(seat, { seat, side, role, name });
    this.seatNames.add(name);
  }

  #enrol(seat: SeatId, device: string, row: number): void {
    this.#devices.set(device, { seat, lastN: 0 });
    const seated = this.seats.get(seat);
    // Whoever judges has refused a device of a seat that the record does not know.
    if (seated !== undefined) this.keys.bind(device, seated, row);
  }

  #revoke(seat: SeatId, row: number): void {
    this.keys.revoke(seat, row);
    for (const [device, enrolled] of this.#devices) {
      if (enrolled.seat !== seat) continue;
      this.#devices.delete(device);
      this.#revoked.add(device);
    }
  }
}

/** The seats that are other ones after an act: of another role or side, or with another link. */
function changedSeats(act: HostAct): readonly SeatId[] {
  if (act.kind === "issue-links") return act.seats;
  return act.kind === "change-seat" || act.kind === "revoke-link" ? [act.seat] : [];
}
