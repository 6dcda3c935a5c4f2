import type { SideMark } from "../sides.ts";
import type { Hand, Paper } from "./clerks-paper-for-tests.ts";

/** Who signs with a key. */
export interface ModelSeat {
  readonly side: SideMark;
  readonly hand: Hand;
}

/** A key on the clerk's list, with who says that it is the seat's. */
export interface ModelKey extends ModelSeat {
  readonly device: string;
  /** Another key of its side; "nobody could" for the first that a side's chief ever had. */
  vouchedBy: string | null;
  hasFallen: boolean;
}

/** Writes down a new key of a seat. */
export function enrol({ keys }: Paper, { side, hand }: ModelSeat, device: string): void {
  const isFirst =
    hand === "chief" && !keys.some((key) => key.side === side && key.hand === "chief");
  keys.push({ device, side, hand, vouchedBy: isFirst ? "nobody could" : null, hasFallen: false });
}

/** Strikes out the keys of a seat that somebody has lost. */
export function keysFall({ keys }: Paper, { side, hand }: ModelSeat): void {
  for (const key of keys) if (key.side === side && key.hand === hand) key.hasFallen = true;
}

/** With what somebody signs: the newest key that has not fallen, or null. */
export function keyOf({ keys }: Paper, { side, hand }: ModelSeat): string | null {
  const own = keys.findLast((key) => key.side === side && key.hand === hand && !key.hasFallen);
  return own?.device ?? null;
}

/** One of a side says that a key is that of a seat of the same side, and signs it with the own, of which somebody has said so before. */
export function vouch(
  paper: Paper,
  by: ModelSeat,
  of: { seat: ModelSeat; device: string },
): boolean {
  const { seat, device } = of;
  const own = paper.keys.find((key) => key.device === keyOf(paper, by));
  const named = paper.keys.find((key) => key.device === device);
  if (own === undefined || own.vouchedBy === null) return false;
  if (named === undefined || named.hasFallen || named.vouchedBy !== null) return false;
  if (seat.side !== by.side || named.side !== seat.side || named.hand !== seat.hand) return false;
  named.vouchedBy = own.device;
  return true;
}

/** What the clerk says of every key, a line each. */
export function keysByClerk({ keys }: Paper): string[] {
  return keys.map(({ device, side, hand, vouchedBy, hasFallen }) =>
    [device, side, hand, vouchedBy, hasFallen].join(" "),
  );
}
