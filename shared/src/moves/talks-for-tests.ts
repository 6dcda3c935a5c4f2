import { mustProposalId, parseNegotiationId, mustSeatId, type NegotiationId } from "../ids.ts";
import { EMPTY_HEAD, RECORD_VERSION, sealEntry, type RecordEntry } from "../record/entry.ts";
import type { HostAct } from "../record/host-act.ts";
import { applyEntry } from "../record/replay.ts";
import type { SignedBy } from "../record/signed-transmittal.ts";
import type { Refusal } from "../refusals.ts";
import type { Role } from "../roles.ts";
import type { SideMark, Sides } from "../sides.ts";
import type { Actor, CaseState, ProposalState } from "./case-state.ts";
import type { Move } from "./move.ts";
import { judgeTransmittal } from "./transmittal.ts";

/** Talks for tests of the rules: a record that is sealed row by row, with a clock that the test moves. */
export interface TestTalks {
  readonly entries: RecordEntry[];
  readonly state: CaseState;
  nowMs: number;
  /** Makes one transmittal as the server does. Returns the refusal, which leaves the state the very same object. */
  make(actor: Actor, ...moves: Move[]): Refusal | null;
  /** The same as a device has signed it, or none where it is null; whoever asks has judged the signature. */
  makeSigned(actor: Actor, signed: SignedBy | null, ...moves: Move[]): Refusal | null;
  /** Makes one transmittal and throws when it is refused. */
  must(actor: Actor, ...moves: Move[]): void;
  host(act: HostAct): void;
  /** A row of an old record, which the rules of today may refuse. */
  unjudged(actor: Actor, ...moves: Move[]): void;
  /** What the server enters by itself, as one row. */
  server(...moves: Move[]): void;
  proposal(): ProposalState;
}

/** The rules ask for no signature; signed talks are those of `test/src/record`. */
const NO_SIGNATURE = "0".repeat(128);

const TEST_SIDES: Sides = {
  a: { name: "The Guild", short: "Guild", letter: "G", zone: "America/Los_Angeles" },
  b: { name: "The Producers", short: "Producers", letter: "P", zone: "America/New_York" },
};

function actor(side: SideMark | null, role: Role): Actor {
  const id = mustSeatId(`${side ?? "none"}-${role}`);
  return { id, side, role, name: side === null ? role : `${TEST_SIDES[side].short} ${role}` };
}

export const guildChief = actor("a", "chief");
export const guildSecond = actor("a", "second");
export const guildNegotiator = actor("a", "negotiator");
export const producersChief = actor("b", "chief");
export const producersSecond = actor("b", "second");
export const mediator = actor(null, "mediator");

const TEST_SEATS = [
  guildChief,
  guildSecond,
  guildNegotiator,
  producersChief,
  producersSecond,
  mediator,
];

/** The proposal of which most tests speak. */
export const W7 = mustProposalId("w-7");

/** The guild tables W-7 as pass 1. */
export function tableW7(text = "Two cents more."): Move {
  return {
    kind: "table-proposal",
    proposal: W7,
    number: "W-7",
    title: "Residuals",
    subject: "Residuals",
    category: "money",
    article: null,
    currentLanguage: null,
    text,
  };
}

/** New talks, opened and with nothing on the table. */
export function openTestTalks(): TestTalks {
  const negotiation = parseNegotiationId("test-talks");
  if (negotiation === undefined) throw new Error("no negotiation's id");
  const entries: RecordEntry[] = [];
  let state: CaseState | null = null;
  let nowMs = Date.parse("2026-01-05T09:00:00Z");

  const add = (by: Actor | null, act: RecordEntry["act"]): void => {
    const last = entries.at(-1);
    const body = {
      v: RECORD_VERSION,
      negotiation,
      seq: (last?.seq ?? 0) + 1,
      prev: last?.head ?? EMPTY_HEAD,
      at: new Date(nowMs).toISOString(),
      by: recordedBy(by),
      act,
    } as const;
    const entry = sealEntry(body, () => NO_SIGNATURE);
    state = applyEntry(state, entry);
    entries.push(entry);
    nowMs += 1000;
  };
  add(null, { kind: "host-act", hostAct: opening(negotiation) });

  const talks: TestTalks = {
    entries,
    get state() {
      if (state === null) throw new Error("the talks are not open");
      return state;
    },
    get nowMs() {
      return nowMs;
    },
    set nowMs(to) {
      nowMs = to;
    },
    make: (by, ...moves) => talks.makeSigned(by, null, ...moves),
    makeSigned(by, signed, ...moves) {
      const { id: seat, name: seatName, side, role } = by;
      const at = new Date(nowMs).toISOString();
      const stamp = { seq: 0, at, side, seat, seatName, role, asOf: null };
      const verdict = judgeTransmittal(talks.state, moves, { actor: by, nowMs, stamp });
      if ("refused" in verdict) return verdict.refused;
      add(by, { kind: "moves", moves, asOf: null, ...(signed !== null && { signed }) });
      return null;
    },
    must(by, ...moves) {
      const refused = talks.make(by, ...moves);
      if (refused !== null) throw new Error(`refused: ${refused.words}`);
    },
    host: (hostAct) => add(null, { kind: "host-act", hostAct }),
    unjudged: (by, ...moves) => add(by, { kind: "moves", moves, asOf: null }),
    server: (...moves) => add(null, { kind: "moves", moves, asOf: null }),
    proposal() {
      const found = talks.state.proposals.get(W7);
      if (found === undefined) throw new Error("W-7 is not on the table");
      return found;
    },
  };
  return talks;
}

function opening(negotiation: NegotiationId): HostAct {
  return {
    kind: "open-negotiation",
    negotiation,
    title: "Test talks",
    sides: TEST_SIDES,
    expiration: null,
    clock: null,
    gaps: [],
    seats: TEST_SEATS.map(({ id: seat, side, role, name }) => ({ seat, side, role, name })),
  };
}

function recordedBy(by: Actor | null): RecordEntry["by"] {
  return by === null
    ? { seat: null, name: "Server", side: null, role: null }
    : { seat: by.id, name: by.name, side: by.side, role: by.role };
}
