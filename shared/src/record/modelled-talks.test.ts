import fc from "fast-check";
import { expect, test } from "vitest";

import { matrixRow } from "../documents/matrix.ts";
import { mustProposalId, type ProposalId } from "../ids.ts";
import { changesHash } from "../moves/ground-rules.ts";
import type { Move } from "../moves/move.ts";
import { isTentativelyAgreed, standingOf } from "../moves/standing.ts";
import {
  guildChief,
  openTestTalks,
  producersChief,
  tableW7,
  type TestTalks,
} from "../moves/talks-for-tests.ts";
import { otherSide, type SideMark } from "../sides.ts";
import { canonicalText } from "./canonical.ts";
import { firstBrokenRow } from "./entry.ts";
import { moveOf } from "./model-moves-for-tests.ts";
import { replay } from "./replay.ts";
import {
  isTaken,
  modelStanding,
  newModel,
  seenBy,
  take,
  type ModelAct,
  type ModelProposal,
  type Seen,
} from "./talks-model-for-tests.ts";

const RUNS = 2_000;
const MOST_ACTS = 30;
const PROPERTY_MS = 60_000;
const DEADLINE = "2026-01-06T00:00:00.000Z";

/** The clerk's paper, and what each side saw when it last looked. */
interface Model {
  readonly proposals: Map<ProposalId, ModelProposal>;
  readonly seen: Record<SideMark, Map<ProposalId, Seen>>;
  isAfterDeadline: boolean;
}

type TalksCommand = fc.Command<Model, TestTalks>;

function chief(side: SideMark) {
  return side === "a" ? guildChief : producersChief;
}

/** Every standing that came about, so that it is known what was tried. */
const REACHED = new Set<string>();

/** Both must say the same of every proposal. */
function expectSame(model: Model, talks: TestTalks): void {
  const real = [...talks.state.proposals.values()].map((each) => [each.id, standingOf(each)]);
  const paper = [...model.proposals].map(([id, each]) => [id, modelStanding(each)]);
  for (const [, standing] of real) REACHED.add(standing ?? "");
  expect(Object.fromEntries(real)).toEqual(Object.fromEntries(paper));
}

class Look implements TalksCommand {
  readonly side: SideMark;
  constructor(side: SideMark) {
    this.side = side;
  }
  check(): boolean {
    return true;
  }
  run(model: Model): void {
    for (const [id, of] of model.proposals) model.seen[this.side].set(id, seenBy(this.side, of));
  }
  toString(): string {
    return `${this.side} looks`;
  }
}

class DeadlinePasses implements TalksCommand {
  check(model: Model): boolean {
    return !model.isAfterDeadline;
  }
  run(model: Model, talks: TestTalks): void {
    talks.nowMs = Date.parse(DEADLINE) + 1;
    model.isAfterDeadline = true;
  }
  toString(): string {
    return "the deadline passes";
  }
}

class Table implements TalksCommand {
  readonly side: SideMark;
  constructor(side: SideMark) {
    this.side = side;
  }
  check(): boolean {
    return true;
  }
  run(model: Model, talks: TestTalks): void {
    const proposal = mustProposalId(`p${model.proposals.size}`);
    const move = { ...tableW7("First text."), proposal, number: null } as Move;
    talks.must(chief(this.side), move);
    const { isAfterDeadline: isLate } = model;
    model.proposals.set(proposal, newModel(this.side, { isLate, whole: null }));
    expectSame(model, talks);
  }
  toString(): string {
    return `${this.side} tables`;
  }
}

class Act implements TalksCommand {
  readonly side: SideMark;
  readonly act: ModelAct;
  readonly which: number;
  constructor(side: SideMark, act: ModelAct, which: number) {
    this.side = side;
    this.act = act;
    this.which = which;
  }
  check(model: Model): boolean {
    return model.proposals.size > 0;
  }
  run(model: Model, talks: TestTalks): void {
    const all = [...model.proposals];
    const [id, of] = all[this.which % all.length] ?? [];
    const state = id === undefined ? undefined : talks.state.proposals.get(id);
    if (id === undefined || of === undefined || state === undefined) throw new Error("none");
    const { side, act } = this;
    const seen = model.seen[side].get(id) ?? seenBy(side, of);
    const before = talks.state;
    const ids = [0, 1].map((each) => mustProposalId(`p${model.proposals.size + each}`));
    const move = moveOf(act, { state, seen, pieces: ids, text: `Text ${talks.entries.length}.` });
    const refused = talks.make(chief(side), move);
    const isExpected = isTaken(of, act, { side, seen });
    if ((refused === null) !== isExpected)
      throw new Error(isExpected ? `refused: ${refused?.words}` : "made, and should be refused");
    if (!isExpected) {
      if (talks.state !== before) throw new Error("the refusal changed something");
      return;
    }
    take(of, act, { side, seen, isAfterDeadline: model.isAfterDeadline });
    if (act === "split")
      for (const [index, part] of of.parts.entries()) model.proposals.set(ids[index] ?? id, part);
    expectSame(model, talks);
  }
  toString(): string {
    return `${this.side}: ${this.act} on ${this.which}`;
  }
}

/** A whole ending in a row, so that what comes after an ending is tried often: each act is judged like any other. */
class Ending implements TalksCommand {
  readonly acts: readonly (Look | Act)[];
  readonly name: string;
  constructor(name: string, side: SideMark, which: number) {
    const other = otherSide(side);
    const both = [new Look("a"), new Look("b")];
    const last: readonly ModelAct[] =
      name === "left as it is" ? ["status-quo", "reopen"] : ["sign-ta", "repudiate", "reopen"];
    this.name = `${name} on ${which}`;
    this.acts = [
      ...both,
      ...(name === "left as it is" ? [] : [new Act(side, "accept", which), ...both]),
      ...last.flatMap((each) => [new Act(side, each, which), new Act(other, each, which)]),
    ].slice(0, name === "signed and repudiated" ? undefined : 7);
  }
  check(model: Model): boolean {
    return model.proposals.size > 0;
  }
  run(model: Model, talks: TestTalks): void {
    for (const each of this.acts) each.run(model, talks);
  }
  toString(): string {
    return this.name;
  }
}

const side = fc.constantFrom<SideMark>("a", "b");
const ACTS: readonly ModelAct[] = [
  "pass-alone",
  "counter",
  "counter",
  "hold",
  "answer-hold",
  "reject",
  "accept",
  "accept",
  "sign-ta",
  "sign-ta",
  "withdraw",
  "reinstate",
  "reopen",
  "reopen",
  "repudiate",
  "status-quo",
  "status-quo",
  "decline-to-answer",
  "consent",
  "refuse-consent",
  "split",
];
const act = fc
  .tuple(side, fc.constantFrom(...ACTS), fc.nat({ max: 3 }))
  .map((of) => new Act(...of));
const looks = side.map((of) => new Look(of));
const endings = fc
  .tuple(
    fc.constantFrom("signed", "signed and repudiated", "left as it is"),
    side,
    fc.nat({ max: 3 }),
  )
  .map((of) => new Ending(...of));
const commands = fc.commands(
  [
    side.map((of) => new Table(of)),
    act,
    act,
    act,
    act,
    act,
    looks,
    looks,
    endings,
    fc.constant(new DeadlinePasses()),
  ],
  { maxCommands: MOST_ACTS, size: "max" },
);

function withDeadline(): TestTalks {
  const talks = openTestTalks();
  const newItemDeadline = { instant: DEADLINE, local: "2026-01-06T00:00", zone: "UTC" };
  const changes = { newItemDeadline };
  talks.must(guildChief, { kind: "propose-ground-rules", changes, words: "" });
  talks.must(producersChief, { kind: "agree-ground-rules", hash: changesHash(changes) });
  return talks;
}

/** Every tentative agreement rests on a signature of each side over its very hash. */
function unsigned(talks: TestTalks): string[] {
  const signatures = talks.entries.flatMap(({ act: made, by }) =>
    made.kind === "moves"
      ? made.moves.flatMap((move) =>
          move.kind === "sign-ta" ? [`${move.proposal}/${move.hash}/${by.side}`] : [],
        )
      : [],
  );
  const given = new Set(signatures);
  return [...talks.state.proposals.values()]
    .filter(isTentativelyAgreed)
    .filter(({ id, agreement }) =>
      ["a", "b"].some((mark) => !given.has(`${id}/${agreement?.hash}/${mark}`)),
    )
    .map(({ id }) => id);
}

test(
  "the rules say of every act what a plain clerk's paper says, while both sides race",
  { timeout: PROPERTY_MS },
  () => {
    const property = fc.property(commands, (asked) => {
      const talks = withDeadline();
      const model: Model = {
        proposals: new Map(),
        seen: { a: new Map(), b: new Map() },
        isAfterDeadline: false,
      };
      fc.modelRun(() => ({ model, real: talks }), asked);
      expect(unsigned(talks)).toEqual([]);
      expect(firstBrokenRow(talks.entries)).toBeNull();
      const rows = (of: TestTalks["state"]) =>
        canonicalText([...of.proposals.values()].map(matrixRow));
      expect(rows(replay(talks.entries))).toBe(rows(talks.state));
    });
    // A failure prints its seed, its path and the fewest acts that show it.
    fc.assert(property, { numRuns: RUNS });
    expect([...REACHED].toSorted()).toEqual([
      "agreed",
      "countered",
      "in-parts",
      "needs-consent",
      "on-hold",
      "rejected",
      "reopened",
      "status-quo",
      "ta",
      "ta-disputed",
      "tabled",
      "withdrawn",
    ]);
  },
);
