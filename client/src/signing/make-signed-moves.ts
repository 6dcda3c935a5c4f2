import type { Enrolment, MakeMove } from "@crosstable/shared/events/make-move";
import type { Request } from "@crosstable/shared/events/requests";
import { enrolmentBytes, transmittalBytes } from "@crosstable/shared/record/signed-transmittal";
import { refuse, type RefusalReason } from "@crosstable/shared/refusals";
import type { SeatView } from "@crosstable/shared/session/sign-in";
import { isWellFormed } from "@crosstable/shared/text/well-formed";

import type { AskOutcome } from "../socket/event-session.ts";
import { isSealed, newDeviceKey, signWith } from "./device-key.ts";
import type { Devices, KeptDevice } from "./devices.ts";

/** Whoever makes moves: a seat, the keys that this device has for it, and a line to the server. */
export interface Mover {
  readonly seat: Pick<SeatView, "seat" | "negotiation" | "side">;
  readonly devices: Devices;
  readonly ask: <Asked extends Request>(asked: Asked) => Promise<AskOutcome<Asked["request"]>>;
  /** The head of the record that the person has seen; null where this client has not heard of one yet. */
  readonly saw: () => string | null;
}

type Outcome = AskOutcome<"make-move">;

const TRIES = 3;
const HALF_A_SIGN = refuse(
  "malformed",
  "These words hold half a sign, which nobody could read or sign. Write that place anew.",
);
const WANTS_NEW_KEY: readonly RefusalReason[] = ["device-unknown", "device-revoked"];

/**
 * Signs a transmittal with this device's key and sends it. A device that is not on the record yet asks to be enrolled with it, so
 * that nobody is on the record before they act. A key that was revoked meanwhile is given up for a new one.
 */
export async function makeSignedMoves(
  by: Mover,
  asked: Pick<MakeMove, "key" | "moves">,
): Promise<Outcome> {
  if (!isWellFormed(asked.moves)) return { refused: HALF_A_SIGN };
  let outcome: Outcome = "unanswered";
  for (let tries = 0; tries < TRIES; tries += 1) {
    const device = await deviceOf(by);
    outcome = await signAndSend(by, device, asked);
    if (outcome === "unanswered") return outcome;
    if ("done" in outcome) {
      if (!device.isEnrolled) await by.devices.enrolled(by.seat.seat);
      return outcome;
    }
    const { reason } = outcome.refused;
    if (WANTS_NEW_KEY.includes(reason)) await by.devices.forget(by.seat.seat, device.publicKey);
    // Another tab of this seat was quicker: the next number is free.
    else if (reason !== "counter-used") return outcome;
  }
  return outcome;
}

async function deviceOf({ seat: { seat }, devices }: Mover): Promise<KeptDevice> {
  const found = await devices.find(seat);
  if (found !== undefined) return found;
  return devices.keep({ ...(await newDeviceKey()), seat, isEnrolled: false, n: 0 });
}

async function signAndSend(
  by: Mover,
  device: KeptDevice,
  { key, moves }: Pick<MakeMove, "key" | "moves">,
): Promise<Outcome> {
  const { seat, negotiation, side } = by.seat;
  const saw = by.saw() ?? (await headOf(by));
  if (typeof saw !== "string") return saw.outcome;
  const n = await by.devices.count(seat);
  const bytes = transmittalBytes({ negotiation, side, seat, n, saw, key, moves });
  const signature = await signWith(device, bytes);
  return by.ask({
    request: "make-move",
    key,
    moves,
    signed: { device: device.publicKey, n, saw, signature },
    ...(!device.isEnrolled && { enrolment: await enrolmentOf(by, device) }),
  });
}

async function enrolmentOf(by: Mover, device: KeptDevice): Promise<Enrolment> {
  const { seat, negotiation } = by.seat;
  const bytes = enrolmentBytes({ negotiation, seat, device: device.publicKey });
  const proof = await signWith(device, bytes);
  return { kept: isSealed(device) ? "sealed" : "open", proof };
}

async function headOf(by: Mover): Promise<string | { outcome: Outcome }> {
  const outcome = await by.ask({ request: "read-head" });
  if (outcome === "unanswered" || "refused" in outcome) return { outcome };
  return outcome.done.head;
}
