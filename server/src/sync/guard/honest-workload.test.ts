import { MAX_UPDATE_CONFLICT_STEPS, STEPS_AT_ONCE } from "@crosstable/shared/document-limits";
import { expect, test } from "vitest";
import * as Y from "yjs";

import { Chance } from "./chance.ts";
import { CAUCUS, openTrial, submitHonest } from "./guard-on-trial.ts";
import { HonestPerson } from "./honest-person.ts";

const SEED = 20071026;
const PEOPLE = 5;
const ROUNDS = 6_500;
const SUBMISSIONS = 10_000;

/** People who write at once on one document behind the guard. Returns how often each verdict was given. */
function work(chance: Chance): {
  verdicts: Map<string, number>;
  ends: Set<string>;
  steps: number;
  mostConflicts: number;
} {
  const trial = openTrial(CAUCUS, (client) => client < 1_000_000);
  let clients = 0;
  const people = Array.from({ length: PEOPLE }, () => new HonestPerson(chance, (clients += 1)));
  const verdicts = new Map<string, number>();
  trial.doc.on("update", (update: Uint8Array) => {
    for (const person of people) person.hear(update);
  });
  const deliver = (person: HonestPerson): void => {
    for (const update of person.send()) {
      const { verdict } = submitHonest(trial, update);
      verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
    }
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    const person = chance.pick(people);
    for (let acts = chance.below(6); acts >= 0; acts -= 1) person.act();
    if (chance.once(20)) person.goesOffline();
    if (chance.once(5)) person.comesBack();
    if (chance.once(60)) {
      person.comesBack();
      person.reload((clients += 1));
      person.meet(trial.doc);
    }
    if (chance.once(2)) deliver(person);
    person.readSome();
  }
  for (const person of people) {
    person.comesBack();
    person.meet(trial.doc);
  }
  // Reading can make a page tidy up formatting marks, which is writing again.
  while (people.some((person) => person.hasNews)) {
    for (const person of people) deliver(person);
    for (const person of people) person.readAll();
  }
  expect(trial.doc.store.pendingStructs).toBeNull();
  const fresh = new HonestPerson(chance, (clients += 1));
  fresh.hear(Y.encodeStateAsUpdate(trial.doc));
  fresh.readAll();
  const ends = new Set([fresh, ...people].map((person) => person.json));
  return { verdicts, ends, steps: trial.steps, mostConflicts: trial.mostConflicts };
}

// It takes a few seconds; how many, the machine decides.
const WITHIN_MS = 60_000;

test(
  `GUARD-1 Y66 ${SUBMISSIONS} pieces of honest writing with notes, undo, offline hours and reloads are never refused, and all end alike (seed ${SEED})`,
  { timeout: WITHIN_MS },
  () => {
    const { verdicts, ends, steps, mostConflicts } = work(new Chance(SEED));
    const submissions = [...verdicts.values()].reduce((sum, count) => sum + count, 0);
    expect([...verdicts.keys()].toSorted()).toEqual(["accept", "known"]);
    expect(submissions).toBeGreaterThan(SUBMISSIONS);
    expect(ends.size).toBe(1);
    // BUDGET-5: even if one person had sent all of it at once, they would not be slowed down for what it costs.
    expect(steps).toBeLessThan(STEPS_AT_ONCE);
    // Honest work is nowhere near the bound of one update.
    expect(mostConflicts).toBeLessThan(MAX_UPDATE_CONFLICT_STEPS / 10);
  },
);
