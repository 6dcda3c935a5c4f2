import { MAX_UPDATE_NEIGHBOUR_STEPS, MAX_UPDATE_STRUCTS } from "@crosstable/shared/document-limits";
import { isBetweenNeighbours } from "@crosstable/shared/writing/between-neighbours";
import { expect, test, vi } from "vitest";
import * as Y from "yjs";

import { Chance } from "./chance.ts";
import {
  CAUCUS,
  caucusOnTrial,
  DRAFT,
  hostile,
  letters,
  MINE,
  MINE_TOO,
  NOT_ALLOWED,
  openTrial,
  struct,
  submitHonest,
  THEIRS,
  writtenBy,
} from "./guard-on-trial.ts";
import { Work } from "./work.ts";

vi.setConfig({ testTimeout: 60_000 });

const SEED = 30627;
const ROUNDS = 1_000;

/** Letters that were put one after the other behind the same letter of somebody else, so that each stands left of the one before. */
function puttingIn(count: number): (doc: Y.Doc) => void {
  return (doc) =>
    doc.transact(() => {
      for (let index = 0; index < count; index += 1) doc.getText(DRAFT).insert(1, "t");
    });
}

test("GUARD-1 twenty thousand letters that were put in at one place, one before the other, are taken as one update", () => {
  const trial = caucusOnTrial();
  const away = writtenBy(MINE, puttingIn(MAX_UPDATE_STRUCTS), trial.doc);
  expect(submitHonest(trial, away).verdict).toBe("accept");
  const draft = trial.doc.getText(DRAFT).toJSON();
  expect(draft).toBe(`e${"t".repeat(MAX_UPDATE_STRUCTS)}leven chrs`);
});

test("GUARD-2 Y62 of as many letters one that lies crosswise is found, wherever it is; without it they are taken", () => {
  const after = (own: number) => ({ ref: 4, origin: [MINE, own] as const, content: letters("x") });
  // Each between its writer's first two letters, and left of the one before.
  const piled = Array.from({ length: 10_000 }, (_, index) =>
    struct({ ...after(0), right: [MINE, 1 + index] }),
  );
  const whole = [
    struct({ ref: 4, origin: [THEIRS, 0], right: [THEIRS, 1], content: letters("a") }),
    struct({ ...after(0), right: [THEIRS, 1] }),
    ...piled,
  ];
  const crosswise = struct({ ...after(1), right: [MINE, 5_000] });
  const submit = (structs: typeof whole) =>
    submitHonest(caucusOnTrial(), hostile({ blocks: [{ client: MINE, clock: 0, structs }] }));
  expect(submit(whole).verdict).toBe("accept");
  expect(submit([...whole, crosswise])).toEqual(NOT_ALLOWED);
});

test("GUARD-5 looking at an update costs no more than going once through its document, however many of its letters are far from their neighbours", () => {
  const old = 50_000;
  const { doc } = caucusOnTrial();
  Y.applyUpdate(doc, writtenBy(MINE_TOO, puttingIn(old), doc));
  const structs = Array.from({ length: MAX_UPDATE_STRUCTS }, () =>
    // Between two letters that stood side by side before fifty thousand others came between them.
    struct({ ref: 4, origin: [THEIRS, 0], right: [THEIRS, 1], content: letters("z") }),
  );
  const work = new Work();
  doc.transact(() => {
    Y.applyUpdate(doc, hostile({ blocks: [{ client: MINE, clock: 0, structs }] }));
    expect(isBetweenNeighbours(doc, [{ client: MINE, clock: 0 }], { work })).toBe(true);
  });
  expect(work.steps).toBeGreaterThan(old / 8);
  expect(work.steps).toBeLessThan(old + MAX_UPDATE_STRUCTS + MAX_UPDATE_NEIGHBOUR_STEPS);
});

/** Two writers' letters, each between two that stand anywhere, older ones or of the same update. */
function anyhow(chance: Chance): Uint8Array {
  const block = (client: number) => ({
    client,
    clock: 0,
    structs: Array.from({ length: 1 + chance.below(3) }, (_, own) => {
      const any = (): readonly [number, number] =>
        own > 0 && chance.once(3) ? [client, chance.below(own)] : [THEIRS, chance.below(11)];
      const right = chance.once(2) ? any() : undefined;
      return struct({ ref: 4, content: letters("x"), origin: any(), ...(right && { right }) });
    }),
  });
  return hostile({ blocks: [block(MINE_TOO), block(MINE)] });
}

test(`GUARD-2 Y62 counting through the lists finds what walking from each to its neighbour finds, in ${ROUNDS} updates (seed ${SEED})`, () => {
  const chance = new Chance(SEED);
  const found = { kept: 0, crosswise: 0 };
  for (let round = 0; round < ROUNDS; round += 1) {
    const { doc } = openTrial(CAUCUS);
    Y.applyUpdate(
      doc,
      writtenBy(THEIRS, (own) => own.getText(DRAFT).insert(0, "eleven chrs")),
    );
    const beginnings = [MINE, MINE_TOO].map((client) => ({ client, clock: 0 }));
    doc.transact(() => {
      Y.applyUpdate(doc, anyhow(chance));
      const isWalked = isBetweenNeighbours(doc, beginnings, { steps: Infinity });
      expect(isBetweenNeighbours(doc, beginnings, { steps: 0 }), `round ${round}`).toBe(isWalked);
      if (isWalked) found.kept += 1;
      else found.crosswise += 1;
    });
  }
  expect(Math.min(found.kept, found.crosswise)).toBeGreaterThan(ROUNDS / 20);
});

/** Between two letters of others, and then again around what has just been put in. */
const TWO = struct({
  ref: 4,
  origin: [THEIRS, 9],
  right: [THEIRS, 10],
  content: letters("xy"),
});

test.each([
  ["behind what the right one was written behind", { origin: [THEIRS, 3], right: [MINE, 1] }],
  ["before everything", { right: [MINE, 1] }],
  ["behind everything", { origin: [MINE, 0] }],
  ["before what the left one was written before", { origin: [MINE, 0], right: [MINE, 2] }],
] as const)(
  "GUARD-2 SYNC-1 Y62 letters between two that nobody ever had side by side (%s) are refused; between the two that stood so they are taken",
  (_where, neighbours) => {
    const end = struct({ ref: 4, origin: [THEIRS, 10], content: letters("z") });
    const submit = (where: object) => {
      const last = struct({ ref: 4, ...where, content: letters("xy") });
      const blocks = [{ client: MINE, clock: 0, structs: [TWO, end, last] }];
      return submitHonest(caucusOnTrial(), hostile({ blocks }));
    };
    expect(submit(neighbours)).toEqual(NOT_ALLOWED);
    expect(submit({ origin: [MINE, 0], right: [MINE, 1] }).verdict).toBe("accept");
  },
);

const FORGED = 10_000;

/** What somebody honest writes in the same moment as others, at a few places of the draft. */
function meanwhile(chance: Chance, client: number, doc: Y.Doc): Uint8Array {
  const write = (own: Y.Doc): void => {
    const text = own.getText(DRAFT);
    for (let acts = 1 + chance.below(4); acts > 0; acts -= 1)
      if (text.length > 2 && chance.once(4)) text.delete(chance.below(text.length - 1), 1);
      else text.insert(chance.below(text.length + 1), chance.pick(["M", "NO"]));
  };
  return writtenBy(client, write, doc);
}

test(`GUARD-2 SYNC-1 Y62 of ${FORGED} updates of letters that are put between any two, those that are taken leave everybody with the same, whatever two others write in the same moment and whoever hears of it first (seed ${SEED})`, () => {
  const chance = new Chance(SEED);
  let taken = 0;
  for (let round = 0; round < FORGED; round += 1) {
    const trial = openTrial(CAUCUS);
    const begin = writtenBy(THEIRS, (own) => own.getText(DRAFT).insert(0, "eleven chrs"));
    Y.applyUpdate(trial.doc, begin);
    Y.applyUpdate(trial.doc, meanwhile(chance, chance.pick([300, 5_000]), trial.doc));
    const before = Y.encodeStateAsUpdate(trial.doc);
    const [one, other] = [
      meanwhile(chance, chance.pick([200, 1_500, 500_000]), trial.doc),
      meanwhile(chance, chance.pick([201, 1_501, 500_001]), trial.doc),
    ];
    const forged = anyhow(chance);
    if (submitHonest(trial, forged).verdict !== "accept") continue;
    taken += 1;
    const orders = [
      [forged, one, other],
      [one, forged, other],
      [other, forged, one],
      [one, other, forged],
    ];
    const ends = orders.map((updates) => {
      const doc = new Y.Doc();
      for (const update of [before, ...updates]) Y.applyUpdate(doc, update);
      return doc.getText(DRAFT).toJSON();
    });
    expect(new Set(ends).size, `round ${round}`).toBe(1);
  }
  expect(taken).toBeGreaterThan(FORGED / 20);
});
