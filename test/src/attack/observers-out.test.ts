import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

import { DATABASE_FILE } from "@crosstable/server/storage/sqlite-storage";
import { CLOSE } from "@crosstable/shared/close-codes";
import { changesHash, type GroundRuleChanges } from "@crosstable/shared/moves/ground-rules";
import type { DocumentName } from "@crosstable/shared/rooms";
import { afterEach, beforeEach, expect, test } from "vitest";

import { waitUntil } from "../harness/wait-until.ts";
import { seatChiefsAndObserver, type ChiefsAndObserver } from "./chiefs-and-observer.ts";
import { heard, openRaw, settled } from "./intruder.ts";
import { must, tabling } from "./make-moves.ts";

const GALLERY: DocumentName = { kind: "gallery" };

let seated: ChiefsAndObserver;
beforeEach(async () => {
  seated = await seatChiefsAndObserver();
});
afterEach(async () => {
  await seated[Symbol.asyncDispose]();
});

async function propose(changes: GroundRuleChanges): Promise<void> {
  await must(seated.chief, { kind: "propose-ground-rules", changes, words: "" });
}

async function settle(changes: GroundRuleChanges): Promise<void> {
  await propose(changes);
  await must(seated.theirChief, { kind: "agree-ground-rules", hash: changesHash(changes) });
}

async function tables(text: string): Promise<void> {
  await must(seated.chief, tabling(text));
}

test("GROUND-7 both chiefs together show observers out at once and let them in again; a chief alone does not, and nobody else is shown out", async () => {
  const { chief, observer } = seated;
  using own = await openRaw(chief, GALLERY);
  using socket = await openRaw(observer, GALLERY);
  await settled(own);
  await settled(socket);
  await propose({ observers: "stay-out" });
  await tables("goldfinch");
  await waitUntil("the observer still follows", () => heard(socket, "goldfinch"));

  await settle({ observers: "stay-out", blackout: "on" });
  expect(await socket.closeCode()).toBe(CLOSE.observersStayOut);
  await tables("magpie");
  await waitUntil("the chief goes on reading the gallery", () => heard(own, "magpie"));
  expect(heard(socket, "magpie")).toBe(false);
  using again = await openRaw(observer, GALLERY);
  expect(await again.closeCode()).toBe(CLOSE.observersStayOut);
  expect(again.frames).toEqual([]);
  expect(own.isOpen()).toBe(true);

  await settle({ observers: "sit-in" });
  using back = await openRaw(observer, GALLERY);
  await settled(back);
  expect(heard(back, "magpie")).toBe(true);
});

test("GROUND-7 while the record is damaged nobody knows what was agreed: observers are told that, and let in on a whole one", async () => {
  const { house, chief, observer } = seated;
  await tables("goldfinch");
  await house.restart();
  using before = await openRaw(observer, GALLERY);
  await settled(before);
  expect(heard(before, "goldfinch")).toBe(true);

  await house.restart(() => {
    using file = new DatabaseSync(join(house.dataDir, DATABASE_FILE));
    file.exec(`DROP TRIGGER record_is_never_changed;
      UPDATE record SET entry = replace(entry, 'goldfinch', 'magpie');`);
  });
  using socket = await openRaw(observer, GALLERY);
  expect(await socket.closeCode()).toBe(CLOSE.unreadable);
  expect(socket.frames).toEqual([]);
  using own = await openRaw(chief, GALLERY);
  await settled(own);
  expect(own.isOpen()).toBe(true);
});
