import { expect, test, vi } from "vitest";
import * as Y from "yjs";

import { Chance } from "./chance.ts";
import { ConflictWork } from "./conflict-work.ts";
import {
  CAUCUS,
  DRAFT,
  hostile,
  letters,
  MINE,
  MINE_TOO,
  openTrial,
  struct,
  writtenBy,
} from "./guard-on-trial.ts";
import { orderStructs } from "./order-structs.ts";
import { parseUpdate } from "./parse-update.ts";
import { StructPlaces } from "./place-structs.ts";

const SEED = 41507;
const ROUNDS = 4_000;
/** Yjs takes the writers of an update in an order of its own, and so meets a few of its pieces sooner. */
const A_FEW = 10;
vi.setConfig({ testTimeout: 60_000 });

type Id = readonly [client: number, clock: number];

/** A draft that three people have written, partly without having heard of each other. */
function drifted(chance: Chance): Y.Doc {
  const { doc } = openTrial(CAUCUS);
  for (const client of [100, 3_000, 50]) {
    const write = (own: Y.Doc): void => {
      const text = own.getText(DRAFT);
      for (let left = chance.below(40); left > 0; left -= 1)
        text.insert(chance.once(2) ? 0 : chance.below(text.length + 1), "x");
      if (text.length > 5) text.delete(chance.below(text.length - 3), 2);
    };
    Y.applyUpdate(doc, writtenBy(client, write, chance.once(2) ? doc : undefined));
  }
  return doc;
}

/** Every letter that ever stood in the draft, from left to right. */
function lettersOf(doc: Y.Doc): Id[] {
  const ids: Id[] = [];
  for (let item = doc.getText(DRAFT)._start; item !== null; item = item.right)
    for (let at = 0; at < item.length; at += 1) ids.push([item.id.client, item.id.clock + at]);
  return ids;
}

/** Letters that are put in one after the other behind the same letter, each left of the one before, and some behind the letters next to it. */
function pile(chance: Chance, held: readonly Id[]): Uint8Array {
  const at = chance.below(held.length - 1);
  const next = held[at + 1 + chance.below(held.length - at - 1)];
  let top = next;
  const structs = Array.from({ length: 1 + chance.below(60) }, (_, own) => {
    const isBeside = chance.once(3);
    const origin = held[isBeside ? at + chance.below(4) : at] ?? held[at];
    const right = isBeside ? undefined : chance.once(8) ? next : top;
    if (!isBeside) top = [MINE, own];
    const content = letters("z");
    return struct({ ref: 4, content, ...(origin && { origin }), ...(right && { right }) });
  });
  return hostile({ blocks: [{ client: MINE, clock: 0, structs }] });
}

/** Letters between neighbours that may be far apart, or next to a letter of their own. */
function crowd(chance: Chance, held: readonly Id[]): Uint8Array {
  const isAllAtOnePlace = chance.once(2);
  const count = 1 + chance.below(60);
  const clients = chance.once(2) ? [MINE, MINE_TOO] : [MINE];
  const one = (client: number, own: number): ReturnType<typeof struct> => {
    const content = letters(chance.pick(["z", "zz"]));
    if (own > 1 && chance.once(3))
      return struct({ ref: 4, content, origin: [client, chance.below(own)] });
    const left = isAllAtOnePlace ? 0 : chance.below(held.length - 1);
    const right = left + 1 + (chance.once(2) ? 0 : chance.below(held.length - left - 1));
    const [origin, next] = [held[left], held[right]];
    return struct({
      ref: 4,
      content,
      ...(origin !== undefined && { origin }),
      ...(next !== undefined && !chance.once(4) && { right: next }),
    });
  };
  const blocks = clients.map((client) => ({
    client,
    clock: 0,
    structs: Array.from({ length: count }, (_, own) => one(client, own)),
  }));
  return hostile({ blocks });
}

function counted(doc: Y.Doc, update: Uint8Array): number {
  const places = new StructPlaces(doc);
  const work = new ConflictWork(doc);
  for (const each of orderStructs(parseUpdate(update), doc)) {
    const place = places.place(each);
    if (place !== null) work.stands(each, place);
  }
  return work.steps;
}

/** How many pieces Yjs looks at to find the places of an update's structs: it puts each into two sets. */
function taken(doc: Y.Doc, update: Uint8Array): number {
  const add = Reflect.get(Set.prototype, "add") as (this: Set<unknown>, value: unknown) => unknown;
  let items = 0;
  Set.prototype.add = function countItems(value: unknown) {
    if (value instanceof Y.Item) items += 1;
    return add.call(this, value) as typeof this;
  };
  try {
    Y.applyUpdate(doc, update);
  } finally {
    Set.prototype.add = add as typeof Set.prototype.add;
  }
  return items / 2;
}

test(`GUARD-5 R1b Yjs looks at no more than twice the pieces that were counted before, in ${ROUNDS} drifted documents (seed ${SEED})`, () => {
  const chance = new Chance(SEED);
  const wrong: string[] = [];
  let searched = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const doc = drifted(chance);
    const held = lettersOf(doc);
    if (held.length < 2) continue;
    const update = chance.once(3) ? pile(chance, held) : crowd(chance, held);
    const before = counted(doc, update);
    const steps = taken(doc, update);
    if (steps > 0) searched += 1;
    if (steps > 2 * before + A_FEW) wrong.push(`round ${round}: ${steps} steps, ${before} counted`);
  }
  expect(wrong).toEqual([]);
  expect(searched).toBeGreaterThan(ROUNDS / 4);
});
