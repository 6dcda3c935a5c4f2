import { parseNegotiationId, type NegotiationId } from "@crosstable/shared/ids";
import { canonicalText } from "@crosstable/shared/record/canonical";
import { THE_SERVER } from "@crosstable/shared/record/the-server";
import type { Seat } from "@crosstable/shared/roles";
import type { Expiration } from "@crosstable/shared/session/expiration";
import type { SideMark, Sides } from "@crosstable/shared/sides";

import { commitEntry } from "../commands/commit-entry.ts";
import type { Desk } from "../commands/desk.ts";
import { firstSeats } from "../commands/first-seats.ts";
import { newLinks, storeLinks } from "../commands/issue-secrets.ts";
import { enterAfterwards } from "../commands/make-move.ts";
import { startTalks } from "../commands/open-negotiation.ts";
import { instantOf } from "../commands/wall-time.ts";
import { readCaseFacts, type CaseFacts } from "./case-facts.ts";
import { nameGaps } from "./name-gaps.ts";
import { planMoves } from "./plan-moves.ts";

const ZONE = "America/Los_Angeles";
const LAST_MINUTE = "23:59";
/**
 * What the wall shows when the demonstration is first loaded: the last day of the contract, after the producers came back. The
 * hour is assumed; sources have a morning, six hours and an end some hours before the expiration.
 */
const WALL_AT_FIRST = "2007-10-31T18:00";
const SEATS = { negotiatorsPerSide: 11, staffPerSide: 2, mediators: 1, observers: 2 };

/** The demonstration's own id, in every house the same. */
const DEMONSTRATION = mustId("wga-amptp-2007");

/**
 * Loads the 2007 talks into an empty house, through the commands that people use and with the two chiefs as actors.
 * Does nothing in a house that has talks already; goes on where it stopped when it was cut off. What an earlier version of the
 * demonstration has loaded stays as it is, so that two versions of it never mix.
 */
export function loadDemonstration(desk: Desk): void {
  const isEmpty = desk.storage.record.negotiations().length === 0;
  if (!isEmpty && !isWithoutLinks(desk)) return;
  const facts = readCaseFacts();
  if (isEmpty) openTalks(desk, facts);
  else if (!isOfThisVersion(desk, facts)) return;
  for (const { key, side, moves, asOf } of planMoves(facts)) {
    const answer = enterAfterwards(desk, { seat: chiefOf(desk, side), key, moves, asOf });
    if ("refused" in answer) {
      throw new Error(`the demonstration was refused: ${answer.refused.words}`);
    }
  }
}

/** A seat of the demonstration with the secret of its new link; null where its link was used or revoked. */
export interface DemonstrationLink {
  readonly seat: Seat;
  readonly secret: string | null;
}

/**
 * Makes new links for the demonstration's seats that nobody has taken, as one row of the record. A link that was used
 * stays used, and a revoked one revoked. Empty when there is no demonstration in this house.
 */
export function reissueUnusedLinks(desk: Desk): DemonstrationLink[] {
  if (desk.talks.stateOf(DEMONSTRATION) === undefined) return [];
  const seats = desk.storage.seats.list(DEMONSTRATION);
  const free = seats.filter((seat) => isFree(desk, seat)).map((seat) => seat.id);
  const links = newLinks(free);
  if (links.length > 0) {
    commitEntry(desk, {
      negotiation: DEMONSTRATION,
      by: THE_SERVER,
      act: { kind: "host-act", hostAct: { kind: "issue-links", seats: free } },
      request: null,
      alongside: () => storeLinks(desk, links),
    });
  }
  const secrets = new Map(links.map((link) => [link.seat, link.secret]));
  return seats.map((seat) => ({ seat, secret: secrets.get(seat.id) ?? null }));
}

function isFree(desk: Desk, seat: Seat): boolean {
  const state = desk.storage.links.stateOf(seat.id);
  // One that the host has made in place of a former one is on its way to whoever takes the seat next.
  return (state === "none" || state === "unused") && !desk.storage.links.isReplacing(seat.id);
}

/** The first links are made when everything is loaded: without them nobody can have acted, and the loading was cut off. */
function isWithoutLinks(desk: Desk): boolean {
  const seats = desk.storage.seats.list(DEMONSTRATION);
  return seats.every((seat) => desk.storage.links.stateOf(seat.id) === "none");
}

/** True when the record so far is what this version writes, as far as it goes: its opening, then its acts in their order. */
function isOfThisVersion(desk: Desk, facts: CaseFacts): boolean {
  const state = desk.talks.stateOf(DEMONSTRATION);
  if (state === undefined) return false;
  const { clock, expiration, gaps } = state;
  const planned = planMoves(facts).map(({ moves, asOf }) => ({ moves, asOf }));
  const acts = desk.storage.record
    .read({ negotiation: DEMONSTRATION, after: 0, limit: planned.length + 1 })
    .flatMap(({ act }) => (act.kind === "moves" ? [{ moves: act.moves, asOf: act.asOf }] : []));
  const soFar = [clock?.shown ?? null, expiration, gaps, acts];
  const ours = [
    mustInstant(WALL_AT_FIRST),
    expirationOf(facts),
    nameGaps(facts),
    planned.slice(0, acts.length),
  ];
  return canonicalText(soFar) === canonicalText(ours);
}

function openTalks(desk: Desk, facts: CaseFacts): void {
  const sides = sidesOf(facts);
  startTalks(
    desk,
    {
      kind: "open-negotiation",
      negotiation: DEMONSTRATION,
      title: "WGA–AMPTP 2007",
      sides,
      expiration: expirationOf(facts),
      clock: { shown: mustInstant(WALL_AT_FIRST), real: new Date(desk.now()).toISOString() },
      gaps: nameGaps(facts),
      seats: firstSeats({ sides, ...SEATS }),
    },
    { by: THE_SERVER, request: null },
  );
}

function expirationOf({ expiration }: CaseFacts): Expiration {
  const local = `${expiration.date}T${LAST_MINUTE}`;
  return { instant: mustInstant(local), local, zone: ZONE, assumed: ["hour", "zone"] };
}

function sidesOf(facts: CaseFacts): Sides {
  const { guild, producers } = facts.parties;
  return {
    a: { name: guild.name, short: "Guild", letter: "G", zone: ZONE },
    b: { name: producers.name, short: "Producers", letter: "P", zone: ZONE },
  };
}

function chiefOf(desk: Desk, side: SideMark): Seat {
  const seats = desk.storage.seats.list(DEMONSTRATION);
  const chief = seats.find((seat) => seat.side === side && seat.role === "chief");
  if (chief === undefined) throw new Error(`the demonstration has no chief of side ${side}`);
  return chief;
}

function mustInstant(local: string): string {
  const read = instantOf(local, ZONE);
  if ("unreadable" in read) throw new Error(`${local} is no time in ${ZONE}`);
  return read.instant;
}

function mustId(text: string): NegotiationId {
  const id = parseNegotiationId(text);
  if (id === undefined) throw new Error(`not a negotiation's id: ${text}`);
  return id;
}
