import * as Y from "yjs";

import { Chance } from "./chance.ts";
import { CAUCUS, openTrial, submitHonest } from "./guard-on-trial.ts";
import { HonestPerson } from "./honest-person.ts";
import type { Verdict } from "./verdict.ts";

export interface LongAbsence {
  readonly seed: number;
  readonly people: number;
  /** How much each of them writes, deletes and takes back while nobody hears of it. */
  readonly acts: number;
  /** How often all of them go away and come back. */
  readonly times: number;
}

/** What came of it: how many pieces were sent, how many of them were taken, and what went wrong. */
export interface CameBack {
  readonly tried: number;
  readonly taken: number;
  readonly harm: readonly string[];
}

/**
 * People who have a caucus open and are all away from the line for long, over and over: each comes back with hundreds of acts that
 * the others have not seen, undone and redone ones among them. Ends at the first piece that the server does not take.
 */
export function comeBack({ seed, people, acts, times }: LongAbsence): CameBack {
  const chance = new Chance(seed);
  const trial = openTrial(CAUCUS, () => true);
  const all = Array.from({ length: people }, (_, index) => new HonestPerson(chance, index + 1));
  trial.doc.on("update", (update: Uint8Array) => all.forEach((person) => person.hear(update)));
  const sum = { tried: 0, taken: 0 };
  /** Everybody sends and reads until there is nothing more to. Returns what the server did not take. */
  const meet = (): Verdict | null => {
    while (all.some((person) => person.hasNews)) {
      for (const update of all.flatMap((person) => person.send())) {
        const verdict = submitHonest(trial, update);
        sum.tried += 1;
        if (verdict.verdict !== "accept" && verdict.verdict !== "known") return verdict;
        sum.taken += 1;
      }
      for (const person of all) person.readAll();
    }
    return null;
  };
  for (let time = 1; time <= times; time += 1) {
    for (const person of all) person.goesOffline();
    for (let act = acts * people; act > 0; act -= 1) chance.pick(all).act();
    for (const person of all) person.comesBack();
    const refused = meet();
    if (refused !== null) return { ...sum, harm: [`time ${time}: ${JSON.stringify(refused)}`] };
  }
  const fresh = new HonestPerson(chance, people + 1);
  fresh.hear(Y.encodeStateAsUpdate(trial.doc));
  fresh.readAll();
  const ends = new Set([fresh, ...all].map((person) => person.json));
  return { ...sum, harm: ends.size === 1 ? [] : ["people who see different documents"] };
}
