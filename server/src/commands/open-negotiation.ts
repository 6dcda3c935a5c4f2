import { randomBytes } from "node:crypto";

import type { Answer, Request } from "@crosstable/shared/events/requests";
import { parseNegotiationId, type NegotiationId, type SeatId } from "@crosstable/shared/ids";
import { MAX_SEATS_PER_NEGOTIATION } from "@crosstable/shared/limits";
import { canonicalText } from "@crosstable/shared/record/canonical";
import type { HostAct, OpenNegotiation } from "@crosstable/shared/record/host-act";
import { refuse, type Refusal } from "@crosstable/shared/refusals";
import type { Expiration } from "@crosstable/shared/session/expiration";
import { SIDE_MARKS, type Sides } from "@crosstable/shared/sides";
import { lookOf } from "@crosstable/shared/text/one-line";

import { commitEntry, recordedAs } from "./commit-entry.ts";
import { refused, type Asker, type Desk } from "./desk.ts";
import { firstSeats } from "./first-seats.ts";
import { earlierAct } from "./host-desk.ts";
import { newLinks, storeLinks, type NewLink } from "./issue-secrets.ts";
import type { Commit } from "./talks.ts";
import { instantOf, isZone, unreadableWords } from "./wall-time.ts";

type OpenRequest = Extract<Request, { request: "open-negotiation" }>;

/** Makes a new negotiation with its first seats; its host gets a link in the reply. */
export function openNegotiation(
  desk: Desk,
  asker: Asker,
  asked: OpenRequest,
): Answer<"open-negotiation"> {
  const earlier = earlierAct(desk, asker, {
    key: asked.key,
    kind: "open-negotiation",
    isSame: (act) => whatWasAsked(act) === whatIsAsked(asked),
  });
  if (earlier !== undefined) {
    return "refused" in earlier ? earlier : hostLinkAgain(desk, asker, earlier);
  }
  const impossible = judgeSides(asked.sides);
  if (impossible !== null) return { refused: impossible };
  const expiration = readExpiration(asked.expiration);
  if (expiration !== null && "reason" in expiration) return { refused: expiration };

  const negotiation = newNegotiationId();
  const { title, sides } = asked;
  const seats = firstSeats(asked);
  const host = seats.find((seat) => seat.role === "host");
  if (host === undefined || seats.length > MAX_SEATS_PER_NEGOTIATION) {
    return refused("too-many-seats", `Talks have at most ${MAX_SEATS_PER_NEGOTIATION} seats.`);
  }
  const act: OpenNegotiation = {
    kind: "open-negotiation",
    negotiation,
    title,
    sides,
    expiration,
    clock: null,
    gaps: [],
    seats,
  };
  const links = newLinks([host.seat]);
  startTalks(desk, act, {
    by: recordedAs(asker.seat),
    request: { seat: asker.seat.id, key: asked.key },
    alongside: () => storeLinks(desk, links),
  });
  return { done: openedWith(negotiation, host.seat, links) };
}

/** What of an opening was the host's to say, as one text; ids and names the server has made by itself. */
function whatWasAsked({ title, sides, expiration, seats }: OpenNegotiation): string {
  const wall = expiration === null ? null : [expiration.local, expiration.zone];
  return canonicalText([title, sides, wall, seats.map(({ side, role }) => [side, role])]);
}

function whatIsAsked(asked: OpenRequest): string {
  const { title, sides, expiration } = asked;
  const wall = expiration === null ? null : [expiration.local, expiration.zone];
  return canonicalText([
    title,
    sides,
    wall,
    firstSeats(asked).map(({ side, role }) => [side, role]),
  ]);
}

/** Puts the opening on the new negotiation's record and stores its seats, all in one transaction. */
export function startTalks(
  desk: Desk,
  act: OpenNegotiation,
  how: Pick<Commit, "by" | "request" | "alongside">,
): void {
  const { negotiation } = act;
  commitEntry(desk, {
    negotiation,
    by: how.by,
    act: { kind: "host-act", hostAct: act },
    request: how.request,
    alongside: () => {
      for (const { seat: id, side, role, name } of act.seats) {
        desk.storage.seats.add({ id, negotiation, side, role, name, epoch: 1 });
      }
      how.alongside?.();
    },
  });
}

/** The reply to the same request asked again, because the first was lost: a new link for the same host's seat. */
function hostLinkAgain(
  desk: Desk,
  asker: Asker,
  opened: OpenNegotiation,
): Answer<"open-negotiation"> {
  const { negotiation } = opened;
  const host = opened.seats.find((seat) => seat.role === "host")?.seat;
  // Once somebody has taken the seat, the link in the first reply was not lost.
  if (host === undefined || desk.storage.links.stateOf(host) !== "unused") {
    return refused(
      "link-used",
      "These talks are open already, and their host's link has been used.",
    );
  }
  const links = newLinks([host]);
  const act: HostAct = { kind: "issue-links", seats: [host] };
  commitEntry(desk, {
    negotiation,
    by: recordedAs(asker.seat),
    act: { kind: "host-act", hostAct: act },
    request: null,
    alongside: () => storeLinks(desk, links),
  });
  return { done: openedWith(negotiation, host, links) };
}

function openedWith(negotiation: NegotiationId, hostSeat: SeatId, links: readonly NewLink[]) {
  const [link] = links;
  if (link === undefined) throw new Error("a host's seat without its link");
  return { negotiation, hostSeat, hostSecret: link.secret };
}

function judgeSides(sides: Sides): Refusal | null {
  if (sides.a.letter === sides.b.letter || lookOf(sides.a.short) === lookOf(sides.b.short)) {
    return refuse("seat-impossible", "The two sides need different short names and letters.");
  }
  const unknown = SIDE_MARKS.map((mark) => sides[mark].zone).find((zone) => !isZone(zone));
  return unknown === undefined
    ? null
    : refuse(
        "expiration-unreadable",
        unreadableWords("no-such-zone", { local: "", zone: unknown }),
      );
}

function readExpiration(asked: OpenRequest["expiration"]): Expiration | Refusal | null {
  if (asked === null) return null;
  const { local, zone } = asked;
  const read = instantOf(local, zone);
  if ("unreadable" in read) {
    return refuse("expiration-unreadable", unreadableWords(read.unreadable, asked));
  }
  return { instant: read.instant, local, zone, assumed: [] };
}

const ID_BYTES = 12;

function newNegotiationId(): NegotiationId {
  const id = parseNegotiationId(randomBytes(ID_BYTES).toString("base64url"));
  if (id === undefined) throw new Error("base64url gave no id");
  return id;
}
