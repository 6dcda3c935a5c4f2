import * as z from "zod/mini";

import { seatId, type SeatId } from "../ids.ts";
import type { SeatChange } from "../record/record-book.ts";
import { endOfInvitation } from "./invitations.ts";
import { isInvitationAct } from "./side-act.ts";
import type { SideLogEntry } from "./side-log.ts";

/** One time for which a side let a mediator read its caucus, as its own log says it. */
export interface LoggedInvitation {
  readonly seat: SeatId;
  /** The mediator's name in that moment; null in entries of the first days. */
  readonly name: string | null;
  /** The last row of the record in that moment; null in entries of the first days. */
  readonly row: number | null;
  readonly since: string;
  readonly until: string;
  readonly by: string;
  /** What the side said next of this mediator. */
  readonly next: {
    readonly how: "ended" | "replaced";
    readonly at: string;
    readonly by: string;
  } | null;
}

/** The oldest first. It follows from the side's own log alone. */
export type InvitationLog = readonly LoggedInvitation[];

/** The log after one more entry that was judged; entries about votes change nothing. */
export function logInvitation(log: InvitationLog, entry: SideLogEntry): InvitationLog {
  const { act, at, by, guest } = entry;
  if (!isInvitationAct(act)) return log;
  const { seat } = act;
  const how = act.kind === "end-invitation" ? "ended" : "replaced";
  const last = log.findLastIndex((each) => each.seat === seat);
  const said = log.map((each, place) =>
    place === last && each.next === null
      ? { ...each, next: { how, at, by: by.name } as const }
      : each,
  );
  if (act.kind === "end-invitation") return said;
  const { name = null, row = null } = guest ?? {};
  const until = endOfInvitation(at, act.minutes);
  return [...said, { seat, name, row, since: at, until, by: by.name, next: null }];
}

/** One invitation as the side that made it reads it afterwards. */
export const pastInvitation = z.strictObject({
  seat: seatId,
  /** The mediator's name. */
  name: z.string(),
  since: z.iso.datetime(),
  /** Until when it was meant. */
  until: z.iso.datetime(),
  by: z.string(),
  /**
   * Null while it is open. `seat`: the mediator's seat or link was changed by the host; `by` says who of the side ended it or put another in
   * its place.
   */
  end: z.nullable(
    z.strictObject({
      how: z.enum(["ended", "replaced", "time", "seat"]),
      at: z.iso.datetime(),
      by: z.nullable(z.string()),
    }),
  ),
});
export type PastInvitation = z.infer<typeof pastInvitation>;

/**
 * When each mediator could read, the latest first. `nowMs` is server time; `changesOf` has the changes of a seat, oldest first, and `nameOf` its
 * name as it is now.
 */
export function viewInvitationLog(
  log: InvitationLog,
  facts: {
    readonly nowMs: number;
    readonly changesOf: (seat: SeatId) => readonly SeatChange[];
    readonly nameOf: (seat: SeatId) => string;
  },
): PastInvitation[] {
  const { nowMs, changesOf, nameOf } = facts;
  return log
    .map((invited) => {
      const { seat, name, since, until, by } = invited;
      const end = endOf(invited, changesOf(seat), nowMs);
      return { seat, name: name ?? nameOf(seat), since, until, by, end };
    })
    .toReversed();
}

/** The first of everything that ends an invitation; in one and the same moment, what the side itself said. */
function endOf(
  { row, since, until, next }: LoggedInvitation,
  changes: readonly SeatChange[],
  nowMs: number,
): PastInvitation["end"] {
  const change = changes.find((each) => (row === null ? each.at > since : each.row > row));
  const ends = [
    ...(next === null ? [] : [next]),
    ...(Date.parse(until) <= nowMs ? [{ how: "time", at: until, by: null } as const] : []),
    ...(change === undefined ? [] : [{ how: "seat", at: change.at, by: null } as const]),
  ];
  return ends.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))[0] ?? null;
}
