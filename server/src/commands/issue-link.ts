import type { Answer, Request } from "@crosstable/shared/events/requests";
import type { Seat } from "@crosstable/shared/roles";

import { refusedAsClosed, type Asker, type Desk } from "./desk.ts";
import { commitHostAct, earlierAct, ownSeat, refusedAsUnknownSeat } from "./host-desk.ts";
import { newLinks, storeLinks } from "./issue-secrets.ts";

type IssueLink = Extract<Request, { request: "issue-link" }>;

/**
 * Makes new links for seats. The secrets are in this reply and nowhere else, so the same request asked again, because
 * its reply was lost, makes new ones in place of those that nobody saw.
 */
export function issueLink(desk: Desk, asker: Asker, asked: IssueLink): Answer<"issue-link"> {
  const wanted = new Set(asked.seats);
  const earlier = earlierAct(desk, asker, {
    key: asked.key,
    kind: "issue-links",
    isSame: (act) =>
      (act.replaces ?? false) === (asked.replaces ?? false) &&
      act.seats.length === wanted.size &&
      act.seats.every((seat) => wanted.has(seat)),
  });
  if (earlier !== undefined && "refused" in earlier) return earlier;
  if (desk.talks.stateOf(asker.seat.negotiation) === undefined) return refusedAsClosed();

  const seats: Seat[] = [];
  for (const id of wanted) {
    const seat = ownSeat(desk, asker, id);
    if (seat === undefined) return refusedAsUnknownSeat();
    seats.push(seat);
  }
  const links = newLinks(seats.map((seat) => seat.id));
  commitHostAct(desk, {
    asker,
    key: earlier === undefined ? asked.key : null,
    act: {
      kind: "issue-links",
      seats: seats.map((seat) => seat.id),
      ...(asked.replaces === true && { replaces: true }),
    },
    alongside: () => storeLinks(desk, links, asked.replaces),
  });
  // An invitation into a caucus falls with the link that its guest came by.
  desk.guestsChanged();
  const nameOf = new Map(seats.map((seat) => [seat.id, seat.name]));
  return {
    done: {
      links: links.map(({ seat, secret }) => ({ seat, secret, name: nameOf.get(seat) ?? "" })),
    },
  };
}
