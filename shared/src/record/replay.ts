import type { CaseState } from "../moves/case-state.ts";
import { NO_FINAL_WHOLES } from "../moves/declarations.ts";
import { NO_EXTENSION_TALKS } from "../moves/extension.ts";
import { namesWhatFell } from "../moves/fallen-offers.ts";
import { FIRST_GROUND_RULES, NO_GROUND_RULE_TALKS } from "../moves/ground-rules.ts";
import { voidHalfSignatures } from "../moves/hand-over.ts";
import { applyMove } from "../moves/move.ts";
import { openOffers, withoutOffers } from "../moves/open-offers.ts";
import { NOTHING_ON_RECORD } from "../moves/record-room.ts";
import { NO_STATEMENT_OFFERS } from "../moves/statements.ts";
import type { Role } from "../roles.ts";
import type { SideMark } from "../sides.ts";
import type { RecordEntry } from "./entry.ts";
import type { HostAct, RecordedSeat } from "./host-act.ts";
import type { Stamp } from "./stamp.ts";

/** The stamp that every move of a row carries. */
function stampOf(entry: RecordEntry): Stamp {
  const { seq, at, by, act } = entry;
  const asOf = act.kind === "moves" ? act.asOf : null;
  return { seq, at, side: by.side, seat: by.seat, seatName: by.name, role: by.role, asOf };
}

/**
 * The state after one more row. `null` is the state before the first row, which must open the negotiation.
 * Throws on rows that were never judged: a record that does not replay was tampered with.
 */
export function applyEntry(state: CaseState | null, entry: RecordEntry): CaseState {
  const { act } = entry;
  if (act.kind === "host-act") return applyHostAct(state, act.hostAct);
  if (state === null)
    throw new Error("the record does not begin with the opening of the negotiation");
  const stamp = stampOf(entry);
  return act.moves.reduce((before, move) => applyMove(before, move, stamp), state);
}

/** Rebuilds the state from the record alone. Throws when the record holds no opening. */
export function replay(entries: readonly RecordEntry[]): CaseState {
  const state = entries.reduce<CaseState | null>(applyEntry, null);
  if (state === null) throw new Error("an empty record has no state");
  return state;
}

/** The chief has handed over to the one who held the second's seat, and to nobody who comes after. */
function handBack(state: CaseState, was: { side: SideMark | null; role: Role } | undefined) {
  if (was?.role !== "second" || was.side === null) return state;
  return { ...state, hand: { ...state.hand, [was.side]: "chief" as const } };
}

function withSeat(state: CaseState, seated: RecordedSeat): CaseState {
  const { seat, side, role, name } = seated;
  return { ...state, seats: new Map(state.seats).set(seat, { seat, side, role, name }) };
}

function applyHostAct(state: CaseState | null, act: HostAct): CaseState {
  if (act.kind === "open-negotiation") {
    if (state !== null) throw new Error("the negotiation was opened twice");
    const { negotiation, title, sides, expiration, clock, gaps } = act;
    const hand = { a: "chief", b: "chief" } as const;
    return {
      negotiation,
      title,
      sides,
      expiration,
      clock,
      gaps,
      hand,
      extensionTalks: NO_EXTENSION_TALKS,
      groundRules: FIRST_GROUND_RULES,
      groundRuleTalks: NO_GROUND_RULE_TALKS,
      finalWholes: NO_FINAL_WHOLES,
      offeredMinutes: new Map(),
      statements: new Map(),
      statementOffers: NO_STATEMENT_OFFERS,
      proposals: new Map(),
      seats: new Map(act.seats.map((each) => [each.seat, each])),
      requests: new Map(),
      articles: new Map(),
      articleOffers: [],
      packages: new Map(),
      sessions: [],
      onRecord: NOTHING_ON_RECORD,
    };
  }
  if (state === null)
    throw new Error("the record does not begin with the opening of the negotiation");
  switch (act.kind) {
    case "set-expiration":
      // Records from before extensions were moves have later changes by the host; none of those has an extension.
      if (state.extensionTalks.agreed.length > 0)
        throw new Error("the host sets the expiration over what both chiefs have agreed to");
      return { ...state, expiration: act.expiration };
    // Whoever sits in the seat next has signed nothing, so a signature that waits for the other side's falls with the seat.
    case "change-seat":
    case "revoke-link": {
      const seated = act.kind === "change-seat" ? withSeat(state, act) : state;
      const isTheirs = ({ seat }: Stamp): boolean => seat === act.seat;
      const open = openOffers(seated, isTheirs);
      if (!namesWhatFell(open, act.drops))
        throw new Error("other offers fall with the seat than it had made");
      const left = act.drops === undefined ? seated : withoutOffers(seated, isTheirs);
      return voidHalfSignatures(handBack(left, act.was), isTheirs);
    }
    case "add-seat":
      return withSeat(state, act);
    case "issue-links":
    case "end-session":
    case "host-key":
    case "enrol-device":
      return state;
  }
}
