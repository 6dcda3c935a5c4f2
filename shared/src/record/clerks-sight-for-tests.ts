import type { PackageId, ProposalId } from "../ids.ts";
import { otherSide, type SideMark } from "../sides.ts";
import type {
  Hand,
  ModelHalf,
  ModelImport,
  ModelProposal,
  Paper,
} from "./clerks-paper-for-tests.ts";
import { begunBy } from "./halves-model-for-tests.ts";
import type { ModelMinutes } from "./minutes-model-for-tests.ts";

/** What a side believes when it acts on a proposal: it may have been overtaken since. */
export interface Seen {
  /** The other side's latest pass, or 0. */
  readonly theirs: number;
  /** The side's own, or 0. */
  readonly ours: number;
  readonly passes: number;
  readonly accepted: number | null;
  /** The pass whose question is open, and which question that is. */
  readonly held: { readonly pass: number; readonly question: number } | null;
  /** What each side has begun that takes both, by which of its beginnings it is; null for nothing. */
  readonly begun: Readonly<Record<SideMark, Readonly<Record<ModelHalf, number | null>>>>;
}

/** Everything that a side saw when it last looked. */
export interface Sight {
  readonly proposals: ReadonlyMap<ProposalId, Seen>;
  /** The packages of which it knows that they are over. */
  readonly over: ReadonlySet<PackageId>;
  /** Which change of the ground rules each side proposed, by its place in the list of changes. */
  readonly proposedRules: Readonly<Record<SideMark, number | null>>;
  readonly clock: {
    /** Which extension each side offered, by its place in the list of them. */
    readonly offered: Readonly<Record<SideMark, number | null>>;
    /** Which stop of the clock, the first, the second and so on; null while it runs. */
    readonly stop: number | null;
  };
  /** Who makes the side's moves. */
  readonly hand: Hand;
  /** The session that goes on, by its number; 0 for none. */
  readonly session: number;
  readonly imports: readonly ModelImport[];
  readonly minutes: readonly ModelMinutes[];
  /** The words that each side offered for a joint statement. */
  readonly jointly: Readonly<Record<SideMark, string | null>>;
}

/** What a side sees of a proposal when it looks at it. */
export function seenBy(side: SideMark, of: ModelProposal): Seen {
  return {
    theirs: of.passes.lastIndexOf(otherSide(side)) + 1,
    ours: of.passes.lastIndexOf(side) + 1,
    passes: of.passes.length,
    accepted: of.accepted,
    held: of.hold === null ? null : { pass: of.hold.pass, question: of.hold.question },
    begun: { a: halvesOf(of, "a"), b: halvesOf(of, "b") },
  };
}

function halvesOf(of: ModelProposal, side: SideMark): Record<ModelHalf, number | null> {
  return {
    reopen: begunBy(of, "reopen", side),
    "status-quo": begunBy(of, "status-quo", side),
    group: begunBy(of, "group", side),
  };
}

/** The side looks at everything. */
export function look(paper: Paper, side: SideMark): void {
  paper.sight[side] = sightNow(paper, side);
}

/** What the side goes by: what it saw when it last looked. */
export function sightOf(paper: Paper, side: SideMark): Sight {
  return paper.sight[side] ?? sightNow(paper, side);
}

/** What the side goes by on one proposal. One that came after its last look it sees as it is. */
export function seenOf(paper: Paper, side: SideMark, of: ModelProposal): Seen {
  return sightOf(paper, side).proposals.get(of.id) ?? seenBy(side, of);
}

function sightNow(paper: Paper, side: SideMark): Sight {
  const over = [...paper.packages.values()].filter(({ end }) => end !== "open");
  return {
    proposals: new Map([...paper.proposals].map(([id, of]) => [id, seenBy(side, of)])),
    over: new Set(over.map(({ id }) => id)),
    proposedRules: { ...paper.rules.proposed },
    clock: { offered: { ...paper.clock.offered }, stop: paper.clock.stop },
    hand: paper.hand[side],
    session: paper.sessions.at(-1)?.isOver === false ? paper.sessions.length : 0,
    imports: [...paper.imports],
    minutes: paper.minutes.map((each) => ({ ...each })),
    jointly: { a: paper.jointly.a?.words ?? null, b: paper.jointly.b?.words ?? null },
  };
}
