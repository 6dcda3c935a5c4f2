import fc from "fast-check";
import { expect } from "vitest";

import type { CaseState } from "../moves/case-state.ts";
import { changesHash, type GroundRuleChanges } from "../moves/ground-rules.ts";
import { judgeMove, type Move } from "../moves/move.ts";
import { standingOf } from "../moves/standing.ts";
import {
  guildChief,
  mediator,
  openTestTalks,
  producersChief,
  type TestTalks,
} from "../moves/talks-for-tests.ts";
import type { Refusal } from "../refusals.ts";
import type { SideMark } from "../sides.ts";
import { mayBePutDown, putDown, type ModelBounds } from "./bounds-model-for-tests.ts";
import { newPaper, type Hand, type Paper } from "./clerks-paper-for-tests.ts";
import { look, sightOf } from "./clerks-sight-for-tests.ts";
import { frozen } from "./frozen-for-tests.ts";
import { MODEL_DEADLINE } from "./ground-rules-model-for-tests.ts";
import { COURSE_KINDS, FIRST_STEPS } from "./model-courses-for-tests.ts";
import {
  goneByRejection,
  halfTaken,
  saidByClerk,
  saidByRules,
} from "./model-invariants-for-tests.ts";
import { loseSeat, takeKey, type NewKey } from "./model-seats-for-tests.ts";
import { WISHES, type Course, type Step } from "./model-steps-for-tests.ts";
import type { Wish } from "./model-wish-for-tests.ts";
import { strikeOutGone } from "./packages-model-for-tests.ts";
import { RecordBook } from "./record-book.ts";
import { keyOf, keysByClerk } from "./vouching-model-for-tests.ts";
import { CHIEFS, keysByRules, readOn, sign } from "./vouching-moves-for-tests.ts";

/** A run has half of them on average. */
const MOST_COURSES = 60;
const HOUR_MS = 60 * 60 * 1000;
/** So that the deadline passes when it is said to, and not by the hours. */
const MOST_HOURS = 10;

interface Model {
  paper: Paper;
  /** What the rows so far say of keys. */
  readonly book: RecordBook;
  /** Makes a paper to try on: what goes over together is taken down as a whole or not at all. */
  readonly copy: (paper: Paper) => Paper;
  /** Where nothing is made without a device's signature: makes the keys with which people sign. */
  readonly newKey?: NewKey;
}

/** What came about, over all runs. */
export interface Tally {
  /** How often each kind of act was accepted and refused. */
  readonly kinds: Map<string, { accepted: number; refused: number }>;
  /** How often something was refused in these words, without their figures. */
  readonly words: Map<string, number>;
  /** Every kind of move that was asked for. */
  readonly moves: Set<Move["kind"]>;
  /** Every standing. */
  readonly standings: Set<string>;
}

export function newTally(): Tally {
  return { kinds: new Map(), words: new Map(), moves: new Set(), standings: new Set() };
}

function count({ kinds, words }: Tally, kind: string, refused: Refusal | null): void {
  const so = kinds.get(kind) ?? { accepted: 0, refused: 0 };
  so[refused === null ? "accepted" : "refused"] += 1;
  kinds.set(kind, so);
  if (refused === null) return;
  const said = refused.words.replaceAll(/\d+/g, "N");
  words.set(said, (words.get(said) ?? 0) + 1);
}

class Play implements fc.Command<Model, TestTalks> {
  readonly course: Course;
  readonly tally: Tally;
  constructor(course: Course, tally: Tally) {
    this.course = course;
    this.tally = tally;
  }
  check(): boolean {
    return true;
  }
  run(model: Model, talks: TestTalks): void {
    for (const step of this.course.steps) play({ model, talks, tally: this.tally }, step);
  }
  toString(): string {
    return this.course.name;
  }
}

/** What both sides do, in any order, to be played on the rules and on paper at once. */
export function coursesFor(tally: Tally, courses: readonly fc.Arbitrary<Course>[] = COURSE_KINDS) {
  const plays = courses.map((each) => each.map((course) => new Play(course, tally)));
  return fc.commands<Model, TestTalks>(plays, { maxCommands: MOST_COURSES, size: "max" });
}

/** Plays all that was asked on new talks and on a new paper, after what all talks begin with. Throws where the two part. */
export function playTogether(
  asked: Iterable<fc.Command<Model, TestTalks>>,
  of: { tally: Tally; copy: Model["copy"]; positionsFall: boolean; bounds?: ModelBounds },
): { talks: TestTalks; paper: Paper } {
  const talks = modelledTalks(of.positionsFall);
  const { tally, copy } = of;
  const model: Model = { copy, paper: newPaper(of), book: new RecordBook() };
  countFirst(model.paper, talks);
  readOn(model.book, talks);
  for (const step of FIRST_STEPS) play({ model, talks, tally }, step);
  fc.modelRun(() => ({ model, real: talks }), asked);
  return { talks, paper: model.paper };
}

/**
 * The same on talks of which every move is signed, a course at a time. Both sides have agreed there to the model's first rules and made no
 * move yet. `until` is the place of the moment for which they are called.
 */
export function playSigned(
  talks: TestTalks,
  of: { copy: Model["copy"]; newKey: NewKey; positionsFall: boolean; until: number | null },
): (course: Course) => void {
  const { copy, newKey, until } = of;
  const model: Model = { copy, newKey, paper: newPaper(of), book: new RecordBook() };
  model.paper.clock.until = until;
  const on = { model, talks, tally: newTally() };
  frozen(talks.state);
  readOn(model.book, talks);
  for (const step of FIRST_STEPS) play(on, step);
  return ({ steps }) => {
    // Somebody else may have put a row of their own on the record.
    readOn(model.book, talks);
    for (const step of steps) play(on, step);
  };
}

/** The rules by which talks of the model begin: a deadline for new items, and the one or the other of what becomes of a package's positions. */
export function firstRules(positionsFall: boolean): GroundRuleChanges {
  return {
    newItemDeadline: MODEL_DEADLINE,
    ...(positionsFall && { packageRevert: "stand-alone-falls" }),
  };
}

function modelledTalks(positionsFall: boolean): TestTalks {
  const talks = openTestTalks();
  const changes = firstRules(positionsFall);
  talks.must(guildChief, { kind: "propose-ground-rules", changes, words: "" });
  talks.must(producersChief, { kind: "agree-ground-rules", hash: changesHash(changes) });
  frozen(talks.state);
  return talks;
}

/** What the talks begin with is on the record, too. */
function countFirst(paper: Paper, { entries }: TestTalks): void {
  for (const { by, act } of entries)
    if (act.kind === "moves" && by.side !== null)
      for (const move of act.moves) putDown(paper, by.side, move);
}

interface On {
  readonly model: Model;
  readonly talks: TestTalks;
  readonly tally: Tally;
}

/** Plays one step on both. Throws where the rules and the paper part. */
function play(on: On, step: Step): void {
  const { paper } = on.model;
  const { talks } = on;
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
    case "enrol":
    case "unseat":
    case "reseat":
    case "end-session": {
      const before = talks.state;
      if (step.what === "enrol") takeKey(on.model, talks, step);
      else loseSeat(on.model, talks, step);
      expectSame(on, { before, wishes: [] });
      return;
    }
    case "ask":
      ask(on, step);
  }
}

function ask(on: On, step: Extract<Step, { what: "ask" }>): void {
  const { model, talks, tally } = on;
  const { side, asked } = step;
  const wishes = wishesOf(on, step);
  if (wishes.length < asked.length) return;
  const by = wishes.find((wish) => wish.by !== undefined)?.by ?? sightOf(model.paper, side).hand;
  if (model.newKey !== undefined && keyOf(model.paper, { side, hand: by }) === null) {
    // Whoever has no key to sign with takes one first, and has then seen its row.
    play(on, { what: "enrol", side, hand: by });
    ask(on, step);
    return;
  }
  const { state } = talks;
  const rows = talks.entries.length;
  for (const { move } of wishes) tally.moves.add(move.kind);
  const device = keyOf(model.paper, { side, hand: by });
  const refused = send(on, { side, by, device }, wishes);
  const after = asked.length === 1 ? model.paper : model.copy(model.paper);
  after.lookedAt = 0;
  const isTaken = wishes.every((wish) => takeDown(after, wish, { side, by }));
  count(tally, asked.length === 1 ? (asked[0]?.kind ?? "") : "transmittal", refused);
  if ((refused === null) !== isTaken)
    throw new Error(refused === null ? "made, and should be refused" : `refused: ${refused.words}`);
  if (isTaken) {
    model.paper = after;
    expectSame(on, { before: state, wishes });
  } else if (talks.state !== state || talks.entries.length !== rows) {
    throw new Error("the refusal changed something");
  }
}

function wishesOf(
  { model: { paper }, talks }: On,
  { side, asked }: Extract<Step, { what: "ask" }>,
): Wish[] {
  const { state, nowMs, entries } = talks;
  return asked.flatMap(({ kind, chance }, at): Wish[] => {
    const fresh = `x${entries.length}-${at}`;
    const wish = WISHES[kind]({ side, paper, state, nowMs, chance, fresh });
    return wish === null ? [] : [wish];
  });
}

/** One hand at a time makes a side's moves. */
function takeDown(paper: Paper, wish: Wish, { side, by }: { side: SideMark; by: Hand }): boolean {
  const isFree = wish.isByServer === true || wish.isOfEither === true;
  if (!isFree && paper.hand[side] !== by) return false;
  const isOfSide = wish.isByServer !== true;
  if (isOfSide && !mayBePutDown(paper, side, wish.move)) return false;
  if (!wish.take(paper, by)) return false;
  if (isOfSide) putDown(paper, side, wish.move);
  strikeOutGone(paper);
  return true;
}

function send(
  { talks, model: { book } }: On,
  { side, by, device }: { side: SideMark; by: Hand; device: string | null },
  wishes: readonly Wish[],
): Refusal | null {
  const moves = wishes.map(({ move }) => move);
  const [first] = moves;
  if (wishes[0]?.isByServer !== true || first === undefined)
    return sign({ talks, book }, { by: CHIEFS[side][by], device }, moves);
  const refused = judgeMove(talks.state, first, { actor: mediator, nowMs: talks.nowMs });
  if (refused === null) talks.server(first);
  return refused;
}

const REJECTIONS: readonly Move["kind"][] = ["reject", "reject-package"];

function expectSame(
  { model, talks, tally }: On,
  { before, wishes }: { before: CaseState; wishes: readonly Wish[] },
): void {
  const { state } = talks;
  // From here on nobody changes it: a refusal that leaves the same state leaves all of it as it was.
  frozen(state);
  readOn(model.book, talks);
  // Signed talks are for whoever verifies a record; the rules are held to the paper on those that nobody signs.
  if (model.newKey !== undefined) return;
  const real = [...saidByRules(state), ...keysByRules(model.book)];
  const clerk = [...saidByClerk(model.paper), ...keysByClerk(model.paper)];
  if (real.join("\n") !== clerk.join("\n")) expect(real).toEqual(clerk);
  for (const each of state.proposals.values()) tally.standings.add(standingOf(each));
  const isRejection =
    wishes.length > 0 && wishes.every(({ move }) => REJECTIONS.includes(move.kind));
  const wrong = [
    ...halfTaken(before, state),
    ...(isRejection ? goneByRejection(before, state) : []),
  ];
  if (wrong.length > 0) throw new Error(wrong.join("; "));
}
