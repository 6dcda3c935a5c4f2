import type { SeatId } from "../ids.ts";
import type { CaseState } from "../moves/case-state.ts";
import { canonicalText } from "../record/canonical.ts";
import type { RecordEntry } from "../record/entry.ts";
import type { HostAct, RecordedSeat } from "../record/host-act.ts";
import { judgeSeat } from "../record/judge-seat.ts";
import { isWorthlessKey } from "../record/keys.ts";
import { nameSeat } from "../record/name-seat.ts";
import type { RecordBook } from "../record/record-book.ts";
import { isTheServer } from "../record/the-server.ts";
import { whoIsWrong } from "./known-seat.ts";

/** Every act but the enrolment of a device, which is the device's own. */
type ActOfHost = Exclude<HostAct, { kind: "enrol-device" }>;

interface Before {
  readonly book: RecordBook;
  /** Null before the opening. */
  readonly state: CaseState | null;
}

/**
 * What is wrong with an act of the host or the server, in words, or null. Nobody signs it, so it may say nothing but what it does: who
 * did it, which seats there are, and what they were before, follows from the rows before.
 */
export function judgeHostAct(before: Before, entry: RecordEntry, act: ActOfHost): string | null {
  return makerIsWrong(before.book, entry, act) ?? contentIsWrong(before, entry, act);
}

function makerIsWrong(book: RecordBook, entry: RecordEntry, act: ActOfHost): string | null {
  const { by } = entry;
  if (by.seat === null)
    return isTheServer(by) ? null : "It is said to be the server's own, and somebody's too.";
  if (by.role !== "host" || by.side !== null)
    return `An act of the host is said to be made by "${by.name}", who is no host.`;
  if (act.kind === "host-key") return "A host says with which key the server signs.";
  // Talks are opened by a host of other talks, who may make the link of their first host anew.
  if (act.kind === "open-negotiation")
    return act.seats.some(({ seat }) => seat === by.seat)
      ? "The talks are said to be opened from one of their own seats."
      : null;
  const isLinkOfHost =
    act.kind === "issue-links" && act.seats.every((seat) => book.seats.get(seat)?.role === "host");
  const isOpener = canonicalText(by) === canonicalText(book.openedBy);
  return isLinkOfHost && isOpener ? null : whoIsWrong(book, entry);
}

function contentIsWrong(before: Before, entry: RecordEntry, act: ActOfHost): string | null {
  const { book } = before;
  switch (act.kind) {
    case "open-negotiation":
      if (act.negotiation !== entry.negotiation)
        return "It opens other talks than those of which it is a row.";
      return keyIsWrong(act.hostKey) ?? firstSeatsAreWrong(act.seats);
    case "add-seat":
      return book.seats.has(act.seat)
        ? "It adds a seat that is there already."
        : seatIsWrong(before, act);
    case "change-seat":
      return (
        unknownSeat(book, [act.seat]) ?? wasIsWrong(book, entry, act) ?? seatIsWrong(before, act)
      );
    case "revoke-link":
      return unknownSeat(book, [act.seat]) ?? wasIsWrong(book, entry, act);
    case "end-session":
      return unknownSeat(book, [act.seat]);
    case "issue-links":
      return unknownSeat(book, act.seats);
    case "host-key":
      return keyIsWrong(act.hostKey);
    case "set-expiration":
      return null;
  }
}

function keyIsWrong(hostKey: string | undefined): string | null {
  return hostKey !== undefined && isWorthlessKey(hostKey)
    ? "It names a key of the server under which anything passes as signed."
    : null;
}

function firstSeatsAreWrong(seats: readonly RecordedSeat[]): string | null {
  const isTwice = new Set(seats.map(({ seat }) => seat)).size < seats.length;
  if (isTwice) return "It opens the talks with one seat twice.";
  const impossible = seats.map((each) => judgeSeat(each, seats)).find((each) => each !== null);
  return impossible === undefined ? null : impossible.words;
}

/** A seat has the name that its role gives it and nobody had before: people read names, and what a device signs does not hold them. */
function seatIsWrong({ book, state }: Before, wanted: RecordedSeat): string | null {
  if (state === null) return "A seat before the talks were opened.";
  const impossible = judgeSeat(wanted, book.seats.values());
  if (impossible !== null) return impossible.words;
  const name = nameSeat(wanted, { sides: state.sides, names: book.seatNames });
  return wanted.name === name
    ? null
    : `It calls a seat "${wanted.name}", and by its role the seat is ${name}.`;
}

function unknownSeat({ seats }: RecordBook, named: readonly SeatId[]): string | null {
  return named.every((seat) => seats.has(seat))
    ? null
    : "It names a seat that the record does not know at that time.";
}

/** Whether a hand goes back follows from what the seat was. Rows of the first format may leave it out. */
function wasIsWrong(
  { seats }: RecordBook,
  { v }: RecordEntry,
  { seat, was }: Extract<ActOfHost, { kind: "change-seat" | "revoke-link" }>,
): string | null {
  if (was === undefined) return v === 1 ? null : "It does not say what the seat was before.";
  const before = seats.get(seat);
  return before?.side === was.side && before.role === was.role
    ? null
    : "It says that the seat was another than it was.";
}
