import fc from "fast-check";
import { expect, test } from "vitest";

import type { CaseState } from "../moves/case-state.ts";
import { changesHash } from "../moves/ground-rules.ts";
import { judgeMove, type Move } from "../moves/move.ts";
import { standingOf, STANDINGS } from "../moves/standing.ts";
import {
  guildChief,
  mediator,
  openTestTalks,
  producersChief,
  type TestTalks,
} from "../moves/talks-for-tests.ts";
import type { Refusal } from "../refusals.ts";
import type { SideMark } from "../sides.ts";
import { look, newPaper, type Paper } from "./clerks-paper-for-tests.ts";
import { firstBrokenRow } from "./entry.ts";
import { frozen } from "./frozen-for-tests.ts";
import { MODEL_DEADLINE } from "./ground-rules-model-for-tests.ts";
import {
  answeredAgain,
  citedWrongly,
  goneByRejection,
  halfTaken,
  saidByClerk,
  saidByRules,
  unsigned,
} from "./model-invariants-for-tests.ts";
import {
  COURSE_KINDS,
  FIRST_STEPS,
  WISHES,
  type Course,
  type Step,
} from "./model-steps-for-tests.ts";
import type { Wish } from "./model-wish-for-tests.ts";
import { strikeOutGone } from "./packages-model-for-tests.ts";
import { replay } from "./replay.ts";

const RUNS = 2_000;
/** A run has half of them on average. */
const MOST_COURSES = 60;
const PROPERTY_MS = 60_000;
const HOUR_MS = 60 * 60 * 1000;
/** So that the deadline passes when it is said to, and not by the hours. */
const MOST_HOURS = 10;
/** Each kind of act has to come about and to be refused so often that its rule was tried. */
const LEAST = 20;

interface Model {
  paper: Paper;
}

/** How often each kind of act was accepted and refused, and every standing that came about. */
const COUNT = new Map<string, { accepted: number; refused: number }>();
const REACHED = new Set<string>();

function count(kind: string, isTaken: boolean): void {
  const so = COUNT.get(kind) ?? { accepted: 0, refused: 0 };
  so[isTaken ? "accepted" : "refused"] += 1;
  COUNT.set(kind, so);
}

class Play implements fc.Command<Model, TestTalks> {
  readonly course: Course;
  constructor(course: Course) {
    this.course = course;
  }
  check(): boolean {
    return true;
  }
  run(model: Model, talks: TestTalks): void {
    for (const step of this.course.steps) play(model, talks, step);
  }
  toString(): string {
    return this.course.name;
  }
}

function play(model: Model, talks: TestTalks, step: Step): void {
  const { paper } = model;
  switch (step.what) {
    case "look":
      look(paper, step.side);
      return;
    case "hour":
      if (paper.hour >= MOST_HOURS) return;
      talks.nowMs += HOUR_MS;
      paper.hour += 1;
      return;
    case "deadline":
      if (paper.isAfterDeadline) return;
      talks.nowMs = Date.parse(MODEL_DEADLINE.instant) + 1;
      paper.hour += 1;
      paper.isAfterDeadline = true;
      return;
    case "ask":
      ask(model, talks, step);
  }
}

function ask(model: Model, talks: TestTalks, step: Extract<Step, { what: "ask" }>): void {
  const { side, asked } = step;
  const { state, nowMs } = talks;
  const rows = talks.entries.length;
  const wishes = asked.flatMap(({ kind, chance }, at): Wish[] => {
    const fresh = `x${rows}-${at}`;
    const wish = WISHES[kind]({ side, paper: model.paper, state, nowMs, chance, fresh });
    return wish === null ? [] : [wish];
  });
  if (wishes.length < asked.length) return;
  const refused = send(talks, side, wishes);
  const after = asked.length === 1 ? model.paper : structuredClone(model.paper);
  const isTaken = wishes.every((wish) => takeDown(after, wish));
  count(asked.length === 1 ? (asked[0]?.kind ?? "") : "transmittal", isTaken);
  if ((refused === null) !== isTaken)
    throw new Error(refused === null ? "made, and should be refused" : `refused: ${refused.words}`);
  if (isTaken) {
    model.paper = after;
    expectSame(after, { before: state, talks, wishes });
  } else if (talks.state !== state || talks.entries.length !== rows) {
    throw new Error("the refusal changed something");
  }
}

function takeDown(paper: Paper, wish: Wish): boolean {
  if (!wish.take(paper)) return false;
  strikeOutGone(paper);
  return true;
}

function send(talks: TestTalks, side: SideMark, wishes: readonly Wish[]): Refusal | null {
  const moves = wishes.map(({ move }) => move);
  const [first] = moves;
  if (wishes[0]?.isByServer !== true || first === undefined)
    return talks.make(side === "a" ? guildChief : producersChief, ...moves);
  const refused = judgeMove(talks.state, first, { actor: mediator, nowMs: talks.nowMs });
  if (refused === null) talks.server(first);
  return refused;
}

const REJECTIONS: readonly Move["kind"][] = ["reject", "reject-package"];

function expectSame(
  paper: Paper,
  of: { before: CaseState; talks: TestTalks; wishes: readonly Wish[] },
): void {
  const { before, talks, wishes } = of;
  const { state } = talks;
  // From here on nobody changes it: a refusal that leaves the same state leaves all of it as it was.
  frozen(state);
  const [real, clerk] = [saidByRules(state), saidByClerk(paper)];
  if (real.join("\n") !== clerk.join("\n")) expect(real).toEqual(clerk);
  for (const each of state.proposals.values()) REACHED.add(standingOf(each));
  const isRejection = wishes.every(({ move }) => REJECTIONS.includes(move.kind));
  const wrong = [
    ...halfTaken(before, state),
    ...(isRejection ? goneByRejection(before, state) : []),
  ];
  if (wrong.length > 0) throw new Error(wrong.join("; "));
}

function withGroundRules(positionsFall: boolean): TestTalks {
  const talks = openTestTalks();
  const packageRevert = positionsFall ? ({ packageRevert: "stand-alone-falls" } as const) : {};
  const changes = { newItemDeadline: MODEL_DEADLINE, ...packageRevert };
  talks.must(guildChief, { kind: "propose-ground-rules", changes, words: "" });
  talks.must(producersChief, { kind: "agree-ground-rules", hash: changesHash(changes) });
  return talks;
}

/** All of a state, to be compared. */
function textOf(state: CaseState): string {
  return JSON.stringify(state, (_key, value: unknown) =>
    value instanceof Map ? [...value.entries()] : value,
  );
}

const courses = fc.commands(
  COURSE_KINDS.map((each) => each.map((course) => new Play(course))),
  { maxCommands: MOST_COURSES, size: "max" },
);

test(
  "the rules say of every act what a plain clerk's paper says, while both sides race",
  { timeout: PROPERTY_MS },
  () => {
    const property = fc.property(fc.boolean(), courses, (positionsFall, asked) => {
      const talks = withGroundRules(positionsFall);
      frozen(talks.state);
      const model: Model = { paper: newPaper({ positionsFall }) };
      for (const step of FIRST_STEPS) play(model, talks, step);
      fc.modelRun(() => ({ model, real: talks }), asked);
      const { state, entries } = talks;
      const wrong = [
        ...unsigned(state, entries),
        ...answeredAgain(state),
        ...citedWrongly(state, model.paper),
      ];
      expect(wrong).toEqual([]);
      expect(firstBrokenRow(entries)).toBeNull();
      expect(textOf(replay(entries))).toBe(textOf(state));
    });
    const run = fc.check(property, { numRuns: RUNS });
    const rows = [...COUNT].map(
      ([kind, { accepted, refused }]) =>
        `${kind.padEnd(20)}${String(accepted).padStart(8)}${String(refused).padStart(8)}`,
    );
    const head = `seed ${run.seed}, ${run.numRuns} runs`.padEnd(20);
    process.stdout.write(`${head} accepted refused\n${rows.toSorted().join("\n")}\n`);
    // It names the seed, the path and the fewest acts that show it.
    if (run.failed) throw new Error(fc.defaultReportMessage(run), { cause: run.errorInstance });
    expect([...REACHED].toSorted()).toEqual([...STANDINGS].toSorted());
    const kinds = [...Object.keys(WISHES), "transmittal"];
    const rare = kinds.filter((kind) => {
      const { accepted = 0, refused = 0 } = COUNT.get(kind) ?? {};
      return accepted < LEAST || refused < LEAST;
    });
    expect(rare).toEqual([]);
  },
);
