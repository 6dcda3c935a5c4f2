import type { RequestName } from "@crosstable/shared/events/requests";
import { maySitAtTable, mayWriteWorksheet, type Role } from "@crosstable/shared/roles";
import type { SideMark } from "@crosstable/shared/sides";

type Asks = (seat: { side: SideMark | null; role: Role }) => boolean;

const isOfASide: Asks = (seat) => seat.side !== null;
const isHost: Asks = (seat) => seat.role === "host";
/** OBSERVER-1: an observer has no event wire, and no request either. */
const isNoObserver: Asks = (seat) => seat.role !== "observer";

/** Those who speak at the table: no staff, and the mediator without a name. */
const maySuppose: Asks = (seat) => mayWriteWorksheet(seat) || seat.role === "mediator";

const WHO_MAY: Record<RequestName, Asks> = {
  // Every seat of a side may ask; the rule of the move itself says in words that only the chief's hand makes it.
  "make-move": isOfASide,
  // Which of them may call a vote, and which may cast a ballot, the rule of the votes says in words.
  "decide-in-caucus": isOfASide,
  "read-votes": isOfASide,
  // Answered to everybody at the table, invited or not, so that being refused tells nothing.
  "read-invitations": maySitAtTable,
  // Refused to a mediator whatever any side has ever said.
  "read-invitation-log": isOfASide,
  "enter-room": isNoObserver,
  "report-health": isNoObserver,
  "read-record": maySitAtTable,
  "make-supposal": maySuppose,
  "take-back-supposal": maySuppose,
  "read-head": maySitAtTable,
  "open-negotiation": isHost,
  "add-seat": isHost,
  "change-seat": isHost,
  "issue-link": isHost,
  "revoke-link": isHost,
  "end-session": isHost,
  "set-expiration": isHost,
  "read-host": isHost,
};

/** Says whether this kind of seat may ask this at all. What it asks is judged by the command. */
export function mayRunCommand(
  seat: { side: SideMark | null; role: Role },
  request: RequestName,
): boolean {
  return WHO_MAY[request](seat);
}
