import type { Actor } from "../moves/case-state.ts";
import type { TestTalks } from "../moves/talks-for-tests.ts";
import type { Paper } from "./clerks-paper-for-tests.ts";
import { openOf, unseat } from "./hand-model-for-tests.ts";
import type { OnSeat } from "./model-steps-for-tests.ts";
import { nameSeat } from "./name-seat.ts";
import type { RecordBook } from "./record-book.ts";
import { dropsOf } from "./table-moves-for-tests.ts";
import { enrol, keysFall } from "./vouching-model-for-tests.ts";
import { CHIEFS } from "./vouching-moves-for-tests.ts";

/** Makes a key for a device of this seat, with the device's signature over its own enrolment. */
export type NewKey = (seat: Actor) => { readonly device: string; readonly proof: string };

interface Model {
  readonly paper: Paper;
  readonly book: RecordBook;
  readonly newKey?: NewKey;
}

const DEVICE_DIGITS = 64;
const PROOF = "0".repeat(128);

/** Somebody signs with a new device from now on. */
export function takeKey({ paper, newKey }: Model, talks: TestTalks, { side, hand }: OnSeat): void {
  const seat = CHIEFS[side][hand];
  const madeUp = talks.entries.length.toString(16).padStart(DEVICE_DIGITS, "0");
  const { device, proof } = newKey?.(seat) ?? { device: madeUp, proof: PROOF };
  talks.host({ kind: "enrol-device", seat: seat.id, device, kept: "sealed", proof });
  enrol(paper, { side, hand }, device);
}

/**
 * The host ends the sessions of somebody's seat, takes its link back, or makes it a seat of the staff and then what it was. In the last two
 * cases what it had half made or offered falls as well.
 */
export function loseSeat({ paper, book }: Model, talks: TestTalks, on: OnSeat): void {
  const { what, side, hand } = on;
  const { id: seat } = CHIEFS[side][hand];
  keysFall(paper, { side, hand });
  if (what === "end-session") {
    talks.host({ kind: "end-session", seat });
    return;
  }
  const open = openOf(paper, side, hand);
  const drops = open === null ? {} : { drops: dropsOf(open) };
  const was = { side, role: hand };
  unseat(paper, side, hand);
  if (what === "unseat") {
    talks.host({ kind: "revoke-link", seat, was, ...drops });
    return;
  }
  const staff = { side, role: "staff" } as const;
  const { sides } = talks.state;
  const [asStaff, asBefore] = [staff, was].map((each) => ({
    ...each,
    seat,
    name: nameSeat(each, { sides, names: book.seatNames }),
  }));
  if (asStaff === undefined || asBefore === undefined) throw new Error("no such seats");
  talks.host({ kind: "change-seat", ...asStaff, was, ...drops });
  talks.host({ kind: "change-seat", ...asBefore, was: staff });
}
