import type { SeatId } from "@crosstable/shared/ids";
import type { CaseState } from "@crosstable/shared/moves/case-state";
import type { FallenOffers } from "@crosstable/shared/moves/fallen-offers";
import { openOffers } from "@crosstable/shared/moves/open-offers";
import type { RecordEntry } from "@crosstable/shared/record/entry";
import type { HostAct } from "@crosstable/shared/record/host-act";
import type { Seat } from "@crosstable/shared/roles";

import { commitEntry, recordedAs } from "./commit-entry.ts";
import { refused, type Asker, type Desk } from "./desk.ts";

/** A host's act that is about to go on the record. */
interface HostCommit {
  readonly asker: Asker;
  /** What makes the asking idempotent; null for an act that is done anew although it was asked before. */
  readonly key: string | null;
  readonly act: HostAct;
  readonly alongside?: () => void;
}

/** Puts an act of the host on the record of the host's own negotiation. */
export function commitHostAct(desk: Desk, commit: HostCommit): RecordEntry {
  const { asker, key, act, alongside } = commit;
  return commitEntry(desk, {
    negotiation: asker.seat.negotiation,
    by: recordedAs(asker.seat),
    act: { kind: "host-act", hostAct: act },
    request: key === null ? null : { seat: asker.seat.id, key },
    ...(alongside === undefined ? {} : { alongside }),
  });
}

/** What is asked under a key, as far as an earlier act can be compared with it. */
interface AskedAct<Kind extends HostAct["kind"]> {
  readonly key: string;
  readonly kind: Kind;
  readonly isSame: (act: Extract<HostAct, { kind: Kind }>) => boolean;
}

/** What an earlier request with this key became, if it was the same act; a refusal when the key was used for another. */
export function earlierAct<Kind extends HostAct["kind"]>(
  desk: Desk,
  asker: Asker,
  asked: AskedAct<Kind>,
): Extract<HostAct, { kind: Kind }> | ReturnType<typeof refused> | undefined {
  const found = desk.storage.record.findRequest({ seat: asker.seat.id, key: asked.key });
  if (found === undefined) return undefined;
  const { act } = found;
  if (act.kind === "host-act" && isOfKind(act.hostAct, asked.kind) && asked.isSame(act.hostAct)) {
    return act.hostAct;
  }
  return refused("malformed", "This request was used for something else before. Reload the page.");
}

function isOfKind<Kind extends HostAct["kind"]>(
  act: HostAct,
  kind: Kind,
): act is Extract<HostAct, { kind: Kind }> {
  return act.kind === kind;
}

/** A seat of the host's own negotiation, or undefined. */
export function ownSeat(desk: Desk, asker: Asker, seat: SeatId): Seat | undefined {
  const found = desk.storage.seats.find(seat);
  return found?.negotiation === asker.seat.negotiation ? found : undefined;
}

/** What an act says of the seat that it finds. */
export function wasBefore({ side, role }: Seat): Pick<Seat, "side" | "role"> {
  return { side, role };
}

/** What the seat has offered without an answer: it falls with the seat, and the row says so. */
export function fallsWith(state: CaseState, seat: SeatId): { drops?: FallenOffers } {
  const drops = openOffers(state, (made) => made.seat === seat);
  return drops === undefined ? {} : { drops };
}

/** The refusal for a seat that these talks do not have. */
export function refusedAsUnknownSeat(): ReturnType<typeof refused> {
  return refused("unknown-seat", "These talks have no such seat.");
}
