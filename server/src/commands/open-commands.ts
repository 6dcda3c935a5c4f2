import type { Answer, Request, RequestName } from "@crosstable/shared/events/requests";
import type { Supposal } from "@crosstable/shared/events/supposals";
import type { NegotiationId } from "@crosstable/shared/ids";
import type { CaseState } from "@crosstable/shared/moves/case-state";
import type { Seat } from "@crosstable/shared/roles";
import type { SideMark } from "@crosstable/shared/sides";

import { mayRunCommand } from "../access/may-run-command.ts";
import type { LogEvent } from "../log.ts";
import type { Storage } from "../storage/storage.ts";
import { addSeat } from "./add-seat.ts";
import { changeSeat } from "./change-seat.ts";
import { ComparingBudget } from "./comparing-budget.ts";
import { decideInCaucus } from "./decide-in-caucus.ts";
import { refused, type Asker, type Desk } from "./desk.ts";
import { endSession } from "./end-session.ts";
import { enterRoom } from "./enter-room.ts";
import { openGuests } from "./guests.ts";
import { issueLink } from "./issue-link.ts";
import { lapsePackages } from "./lapse-packages.ts";
import type { Feeds } from "./live-talks.ts";
import { makeMove } from "./make-move.ts";
import { openNegotiation } from "./open-negotiation.ts";
import type { CommandPorts } from "./ports.ts";
import { readHead } from "./read-head.ts";
import { readHost } from "./read-host.ts";
import { readInvitationLog } from "./read-invitation-log.ts";
import { readInvitations } from "./read-invitations.ts";
import { readRecord } from "./read-record.ts";
import { readVotes } from "./read-votes.ts";
import { reportHealth } from "./report-health.ts";
import { revokeLink } from "./revoke-link.ts";
import { setExpiration } from "./set-expiration.ts";
import { openSideLogs } from "./side-logs.ts";
import { makeSupposal, Supposals, takeBackSupposal } from "./supposals.ts";
import { NotStored, openTalks } from "./talks.ts";

/** Everything that can be asked of the talks. */
export interface Commands {
  /** Answers a request that was read by its schema. Throws only when there is a bug. */
  run(asker: Asker, request: Request): Answer;
  /** Undefined when there is no such negotiation, or when it is closed because its record is damaged. */
  stateOf(negotiation: NegotiationId): CaseState | undefined;
  /** What is supposed at the table now, oldest first. */
  supposalsOf(negotiation: NegotiationId): Supposal[];
  /** Enters the lapse of packages whose time has passed, in every negotiation. */
  lapse(): void;
  /** Shows observers who follow later what has come of age, in every negotiation. */
  showDue(): void;
  /** See `Talks.shownTo`. */
  stateShownTo(seat: Seat): CaseState | undefined;
  /** The talks as far as they are published: without what happens while the table is off the record. Undefined as for `stateOf`. */
  publishedOf(negotiation: NegotiationId): CaseState | undefined;
  /** Whether this side lets this seat read its caucus now. */
  isGuest(seat: Seat, side: SideMark): boolean;
  /** The latest that has happened; undefined as for `stateOf`. */
  latestOf(negotiation: NegotiationId): Feeds | undefined;
  /** For the demonstration, which plays old talks through the same commands. */
  readonly desk: Desk;
}

/** Rebuilds the talks from their records and takes requests from then on. */
export function openCommands(storage: Storage, ports: CommandPorts): Commands {
  const talks = openTalks(storage, ports);
  const sideLogs = openSideLogs(storage);
  const guests = openGuests({
    logs: sideLogs,
    linkOf: (seat) => storage.links.numberOf(seat),
    timeOf: (negotiation) => talks.timeOf(negotiation),
    isOpen: (negotiation) => talks.stateOf(negotiation) !== undefined,
    steadyMs: () => ports.steadyMs(),
    warn: (event, fields) => ports.warn(event, fields),
  });
  const supposals = new Supposals();
  const comparing = new ComparingBudget(() => ports.steadyMs());
  const desk: Desk = { ...ports, storage, talks, sideLogs, guests, supposals, comparing };
  return {
    run(asker, request) {
      // The seat as it is now: rights that were given when the socket opened may have gone since.
      const seat = storage.seats.find(asker.seat.id);
      if (seat === undefined || seat.epoch !== asker.seat.epoch) {
        return refused("not-signed-in", "Your seat has changed. Load the page again.");
      }
      if (!mayRunCommand(seat, request.request)) {
        return refused("not-yours-to-ask", "Your seat may not do this.");
      }
      try {
        return answer(desk, { seat, tab: asker.tab }, request);
      } catch (error) {
        if (!(error instanceof NotStored)) throw error;
        ports.warn("request-not-stored", { ...named(request), error: error.cause });
        return refused(
          "not-stored",
          "The server could not store this. Nothing has changed; try again.",
        );
      }
    },
    stateOf: (negotiation) => talks.stateOf(negotiation),
    supposalsOf: (negotiation) => desk.supposals.of(negotiation),
    stateShownTo: (seat) => talks.shownTo(seat),
    // The next moment tries again; meanwhile the time alone keeps everybody from accepting.
    lapse: () => inEach("lapse-not-stored", (negotiation) => lapsePackages(desk, negotiation)),
    showDue: () => inEach("later-gallery-not-stored", (negotiation) => talks.showDue(negotiation)),
    publishedOf: (negotiation) => talks.publishedOf(negotiation),
    isGuest: (seat, side) => guests.isIn(seat, side),
    latestOf: (negotiation) => talks.latestOf(negotiation),
    desk,
  };

  function inEach(notStored: LogEvent, act: (negotiation: NegotiationId) => void): void {
    for (const negotiation of talks.open()) {
      try {
        act(negotiation);
      } catch (error) {
        if (!(error instanceof NotStored)) throw error;
        ports.warn(notStored, { negotiation, error: error.cause });
      }
    }
  }
}

/** VOTE-5, MEDIATOR-3: that there is a vote or a guest at all is known to one side; the log names every request but theirs. */
function named({ request }: Request): { request?: Request["request"] } {
  return UNNAMED.has(request) ? {} : { request };
}

const UNNAMED: ReadonlySet<RequestName> = new Set([
  "decide-in-caucus",
  "read-votes",
  "read-invitations",
  "read-invitation-log",
]);

function answer(desk: Desk, asker: Asker, asked: Request): Answer {
  switch (asked.request) {
    case "make-move":
      return makeMove(desk, asker, asked);
    case "enter-room":
      return enterRoom(desk, asker, asked);
    case "report-health":
      return reportHealth(desk, asker, asked);
    case "read-record":
      return readRecord(desk, asker, asked);
    case "make-supposal":
      return makeSupposal(desk, asker, asked);
    case "take-back-supposal":
      return takeBackSupposal(desk, asker, asked);
    case "read-head":
      return readHead(desk, asker);
    case "decide-in-caucus":
      return decideInCaucus(desk, asker, asked);
    case "read-votes":
      return readVotes(desk, asker);
    case "read-invitations":
      return readInvitations(desk, asker);
    case "read-invitation-log":
      return readInvitationLog(desk, asker);
    case "open-negotiation":
      return openNegotiation(desk, asker, asked);
    case "add-seat":
      return addSeat(desk, asker, asked);
    case "change-seat":
      return changeSeat(desk, asker, asked);
    case "issue-link":
      return issueLink(desk, asker, asked);
    case "revoke-link":
      return revokeLink(desk, asker, asked);
    case "end-session":
      return endSession(desk, asker, asked);
    case "set-expiration":
      return setExpiration(desk, asker, asked);
    case "read-host":
      return readHost(desk, asker);
  }
}
