import type { FallenOffers } from "../moves/fallen-offers.ts";
import type { Hand } from "./clerks-paper-for-tests.ts";
import { sightOf } from "./clerks-sight-for-tests.ts";
import { handOver, type OpenOffers } from "./hand-model-for-tests.ts";
import type { WishMaker } from "./model-wish-for-tests.ts";
import { adjourn, open, turnRecord } from "./sessions-model-for-tests.ts";

function otherThan(hand: Hand): Hand {
  return hand === "chief" ? "second" : "chief";
}

/** Gives the chief's hand on; now and then to whoever has it, or by the one who has it not. */
export const handingOver: WishMaker = ({ side, paper, chance }) => {
  const { hand, proposedRules, clock, imports, minutes, jointly } = sightOf(paper, side);
  const to = chance.way === 0 ? hand : otherThan(hand);
  const by = chance.way < 3 ? otherThan(hand) : hand;
  const own = imports.filter((each) => each.side === side).length;
  const falls = fallingBy(chance.way, {
    rule: proposedRules[side] !== null,
    extension: clock.offered[side] !== null,
    imports: own,
    minutes: minutes.filter((each) => each.side === side && each.end === "open").length,
    statement: jointly[side] !== null,
  });
  return {
    move: {
      kind: "hand-over",
      to,
      ...(falls !== null && { drops: dropsOf(falls) }),
    },
    by,
    isOfEither: true,
    take: (on, asker) => handOver(on, side, { by: asker, to, falls }),
  };
};

/** What falls, as a row says it. */
export function dropsOf(of: OpenOffers): FallenOffers {
  const { rule, extension, imports, minutes, statement } = of;
  return {
    groundRules: rule,
    ...(extension && { extension }),
    imports,
    ...(minutes > 0 && { minutes }),
    ...(statement && { statement }),
  };
}

/** What the side says to fall: what it saw open, now and then nothing, as rows did not say it once, or more than there is. */
function fallingBy(way: number, seen: OpenOffers): OpenOffers | null {
  if (way === 3) return null;
  if (way === 4) return { ...seen, imports: seen.imports + 1 };
  const { rule, extension, imports, minutes, statement } = seen;
  return rule || extension || imports > 0 || minutes > 0 || statement ? seen : null;
}

/** Opens a session. */
const openingSession: WishMaker = () => ({ move: { kind: "open-session" }, take: open });

/** Takes the table off the record or puts it back, in the session that the side believes to go on; now and then in another. */
function turning(kind: "go-off-record" | "go-on-record"): WishMaker {
  return ({ side, paper, chance }) => {
    const { session: seen } = sightOf(paper, side);
    const session = chance.way === 0 || seen === 0 ? 1 + chance.which : seen;
    const isOff = kind === "go-off-record";
    return { move: { kind, session }, take: (on) => turnRecord(on, { session, isOff }) };
  };
}

/** Adjourns the session that the side believes to go on; now and then another. */
const adjourning: WishMaker = ({ side, paper, chance }) => {
  const { session: seen } = sightOf(paper, side);
  const session = chance.way === 0 || seen === 0 ? 1 + chance.which : seen;
  const year = chance.way === 1 ? 2025 : 2027;
  const next = chance.other === 0 ? null : `${year}-01-07T18:00:00Z`;
  const isToCome = next === null || year > 2026;
  return {
    move: { kind: "adjourn-session", session, next, words: "" },
    take: (on) => adjourn(on, { session, next, isToCome }),
  };
};

/** Everything that is wished about a session. */
export const ON_SESSIONS = {
  "open-session": openingSession,
  adjourn: adjourning,
  "go-off-record": turning("go-off-record"),
  "go-on-record": turning("go-on-record"),
} as const satisfies Record<string, WishMaker>;
