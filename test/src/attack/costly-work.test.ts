import {
  DRAFT,
  hostile,
  letters,
  MINE,
  struct,
  THEIRS,
  writtenBy,
} from "@crosstable/server/sync/guard/guard-on-trial";
import { documentKey } from "@crosstable/shared/rooms";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";

import type { RawSocket } from "../harness/raw-socket.ts";
import { waitUntil } from "../harness/wait-until.ts";
import { CAUCUS, openBattleGround, type BattleGround } from "./battle-ground.ts";
import { isStep, syncFrame } from "./frames.ts";
import { openRaw, settled } from "./intruder.ts";

let ground: BattleGround;
beforeEach(async () => {
  ground = await openBattleGround();
});
afterEach(async () => {
  // The honest twin of every attack in this file.
  await ground.mustStillWork();
  await ground[Symbol.asyncDispose]();
});

const UPDATES = 8;
/** Letters of others that have come between two neighbours: each was put in behind the left one, where the one before it stood. */
const APART = 12_000;

/** Puts them there as if somebody had written them long ago. */
async function driveApart(): Promise<void> {
  const write = (own: Y.Doc): void => {
    const text = own.getText(DRAFT);
    for (let index = 0; index < APART; index += 1) text.insert(1, "x");
  };
  const update = writtenBy(THEIRS + 1, write, ground.seen.caucus.doc);
  const { storage } = ground.house.house;
  const key = documentKey({ negotiation: ground.witness.seat.negotiation, document: CAUCUS });
  storage.transaction(() => storage.documents.append([{ key, update }]));
  await ground.restart();
}

/** So many letters of one writer, each between the first letter and one far right of it that came to stand beside it early. */
function far(clock: number, count: number): Uint8Array {
  const structs = Array.from({ length: count }, (_, index) =>
    struct({
      ref: 4,
      origin: [THEIRS, 0],
      right: [THEIRS + 1, clock + index],
      content: letters("a"),
    }),
  );
  return hostile({ blocks: [{ client: MINE, clock, structs }] });
}

const shown = (watching: RawSocket): number =>
  watching.frames.filter((frame) => isStep(frame, "update")).length;

test("BUDGET-5 R4, R1b updates that are each let through and cost much are dealt with one in a turn; those of a letter all in one", async () => {
  await driveApart();
  using watching = await openRaw(ground.witness, CAUCUS);
  await settled(watching);
  using socket = await openRaw(ground.intruder, CAUCUS);
  const { doc } = ground.seen.caucus;
  const knows = (clock: number): boolean => Y.getState(doc.store, MINE) >= clock;
  const costly = 5;
  for (let sent = 0; sent < UPDATES; sent += 1)
    socket.send(syncFrame("update", far(sent * costly, costly)));
  await waitUntil("all of it is taken", () => knows(UPDATES * costly));
  await settled(watching);
  const before = shown(watching);
  expect(before).toBe(UPDATES);
  expect(socket.isOpen()).toBe(true);
  const end = UPDATES * costly;
  for (let typed = 0; typed < 40; typed += 1) {
    const next = struct({
      ref: 4,
      origin: [MINE, end + typed - 1],
      right: [THEIRS + 1, end - 1],
      content: letters("b"),
    });
    const update = hostile({ blocks: [{ client: MINE, clock: end + typed, structs: [next] }] });
    socket.send(syncFrame("update", update));
  }
  await waitUntil("the witness has it", () => doc.getText(DRAFT).toJSON().includes("b".repeat(40)));
  expect(shown(watching) - before).toBeLessThan(20);
});
