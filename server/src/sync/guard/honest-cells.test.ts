import {
  cellKey,
  WORKSHEET_CELLS,
  WORKSHEET_COLUMNS,
} from "@crosstable/shared/documents/worksheet";
import { mustProposalId } from "@crosstable/shared/ids";
import { expect, test } from "vitest";
import * as Y from "yjs";

import { Chance } from "./chance.ts";
import { cell, openTrial, submitHonest } from "./guard-on-trial.ts";

const SEED = 11052007;
const PAGES = 6;
const ROUNDS = 4_000;
const SUBMISSIONS = 2_000;
const KEYS = ["W-1", "W-2", "A-1"].flatMap((id) =>
  WORKSHEET_COLUMNS.map((column) => cellKey(mustProposalId(id), column)),
);

/** One page at the worksheet: writes cells, clears them, takes back, and is away now and then. */
class WorksheetPage {
  readonly doc = new Y.Doc();
  readonly #undo: Y.UndoManager;
  readonly #chance: Chance;
  readonly #inbox: Uint8Array[] = [];
  #unsent: Uint8Array[] = [];

  constructor(chance: Chance, client: number) {
    this.#chance = chance;
    this.doc.clientID = client;
    this.#undo = new Y.UndoManager(this.doc.getMap(WORKSHEET_CELLS), { captureTimeout: 0 });
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== "server") this.#unsent.push(update);
    });
  }

  act(): void {
    const cells = this.doc.getMap(WORKSHEET_CELLS);
    const kind = this.#chance.below(8);
    if (kind === 0) cells.delete(this.#chance.pick(KEYS));
    else if (kind === 1) this.#undo.undo();
    else if (kind === 2) this.#undo.redo();
    else cells.set(this.#chance.pick(KEYS), cell(`${this.#chance.below(1_000)}`));
  }

  hear(update: Uint8Array): void {
    this.#inbox.push(update);
  }

  readAll(): void {
    for (const update of this.#inbox.splice(0)) Y.applyUpdate(this.doc, update, "server");
  }

  /** What has gathered, one by one or merged as after hours offline. */
  send(): Uint8Array[] {
    const unsent = this.#unsent;
    this.#unsent = [];
    return unsent.length > 2 && this.#chance.once(2) ? [Y.mergeUpdates(unsent)] : unsent;
  }
}

test(`GUARD-1 Y66 ${SUBMISSIONS} honest writings of both sides into the same cells, at once and late, are never refused, and all end alike (seed ${SEED})`, () => {
  const chance = new Chance(SEED);
  const trial = openTrial({ kind: "worksheet" }, () => true);
  const pages = Array.from({ length: PAGES }, (_, index) => new WorksheetPage(chance, index + 1));
  trial.doc.on("update", (update: Uint8Array) => pages.forEach((page) => page.hear(update)));
  const verdicts: string[] = [];
  const deliver = (page: WorksheetPage): void => {
    for (const update of page.send()) verdicts.push(submitHonest(trial, update).verdict);
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    const page = chance.pick(pages);
    page.act();
    if (chance.once(3)) deliver(page);
    if (chance.once(4)) page.readAll();
  }
  for (const page of pages) {
    deliver(page);
    // What a page that comes back from the device sends: all of it once more.
    verdicts.push(submitHonest(trial, Y.encodeStateAsUpdate(page.doc)).verdict);
  }
  for (const page of pages) page.readAll();
  expect(new Set(verdicts)).toEqual(new Set(["accept", "known"]));
  expect(verdicts.length).toBeGreaterThan(SUBMISSIONS);
  const ends = [trial.doc, ...pages.map(({ doc }) => doc)].map((doc) =>
    JSON.stringify(KEYS.map((key) => doc.getMap(WORKSHEET_CELLS).get(key) ?? null)),
  );
  expect(new Set(ends).size).toBe(1);
});
