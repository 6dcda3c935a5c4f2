import type { RecordBody } from "@crosstable/shared/record/entry";
import type { RecordedSeat } from "@crosstable/shared/record/host-act";
import { nameSeat } from "@crosstable/shared/record/name-seat";

import { HOST, type SignedTalks } from "./signed-talks.ts";

/** What the host or the server does that changes nothing between the sides. */
export const HOST_ACTS = ["add-seat", "issue-links", "host-key"] as const;

export interface ActOfHost {
  readonly act: (typeof HOST_ACTS)[number];
  readonly pick: number;
}

/** Puts an act of the host on the record. */
export function actOfHost(talks: SignedTalks, { act, pick }: ActOfHost): void {
  switch (act) {
    case "add-seat":
      addAnySeat(talks, pick);
      return;
    case "issue-links": {
      const seats = talks.seats.map(({ seat }) => seat).slice(pick % talks.seats.length);
      const replaces = pick % 2 === 0 ? {} : ({ replaces: true } as const);
      talks.host({ kind: "issue-links", seats, ...replaces }, HOST);
      return;
    }
    case "host-key":
      talks.takeHostKey();
  }
}

/** A host adds a seat, which then acts as a host where it is one. */
function addAnySeat(talks: SignedTalks, pick: number): void {
  const role = (["staff", "negotiator", "mediator", "host"] as const)[pick % 4] ?? "staff";
  const ofSide = pick % 8 < 4 ? "a" : "b";
  const side = role === "staff" || role === "negotiator" ? ofSide : null;
  const hosts = talks.seats.filter((each) => each.role === "host");
  addSeat(talks, { seat: talks.nextSeat, side, role }, hosts[pick % hosts.length]);
}

/** Adds a seat under the name that its role gives it. */
export function addSeat(
  talks: SignedTalks,
  { seat, side, role }: Omit<RecordedSeat, "name">,
  by: RecordBody["by"] = HOST,
): void {
  const name = nameSeat({ side, role }, { sides: talks.state.sides, names: talks.seatNames });
  talks.host({ kind: "add-seat", seat, side, role, name }, by);
}
