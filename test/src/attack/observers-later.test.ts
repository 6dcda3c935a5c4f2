import { CLOSE } from "@crosstable/shared/close-codes";
import { agreeTo, offerOf, until } from "@crosstable/shared/moves/extensions-for-tests";
import { changesHash, type GroundRuleChanges } from "@crosstable/shared/moves/ground-rules";
import type { Move } from "@crosstable/shared/moves/move";
import type { DocumentName } from "@crosstable/shared/rooms";
import { meReply } from "@crosstable/shared/session/sign-in";
import { afterEach, beforeEach, expect, test } from "vitest";

import type { Person } from "../harness/person.ts";
import { waitUntil } from "../harness/wait-until.ts";
import { seatChiefsAndObserver, type ChiefsAndObserver } from "./chiefs-and-observer.ts";
import { isWriting } from "./frames.ts";
import { heard, openRaw, settled } from "./intruder.ts";
import { must, tabling } from "./make-moves.ts";

const GALLERY: DocumentName = { kind: "gallery" };
const DELAYED: DocumentName = { kind: "gallery.delayed" };
const MINUTE_MS = 60_000;

let steadyMs: number;
let seated: ChiefsAndObserver;
beforeEach(async () => {
  steadyMs = 0;
  seated = await seatChiefsAndObserver({ steadyMs: () => steadyMs });
});
afterEach(async () => {
  await seated[Symbol.asyncDispose]();
});

/** The expiration as the server tells it to a page that loads. */
async function expirationOf({ cable, fetch, seat }: Person): Promise<string | undefined> {
  const reply = await fetch(`${cable.origin}/api/seats/${seat.id}/me`);
  return meReply.parse(await reply.json()).expiration?.local;
}

/** Both chiefs agree; the one who agrees makes other moves in the same act. */
async function settle(changes: GroundRuleChanges, ...beside: Move[]): Promise<void> {
  await must(seated.chief, { kind: "propose-ground-rules", changes, words: "" });
  const hash = changesHash(changes);
  await must(seated.theirChief, { kind: "agree-ground-rules", hash }, ...beside);
}

async function turnedAway(person: Person, document: DocumentName): Promise<number> {
  using socket = await openRaw(person, document);
  const code = await socket.closeCode();
  expect(socket.frames).toEqual([]);
  return code;
}

test("GROUND-8 OBSERVER-3 EXTEND-5 from the agreement on an observer's open socket hears no row that is not due, not even the one of the agreement, and no name opens the gallery to them", async () => {
  const { chief, theirChief, observer } = seated;
  using own = await openRaw(chief, GALLERY);
  using old = await openRaw(observer, GALLERY);
  await settled(own);
  await settled(old);
  await must(chief, tabling("goldfinch"));
  await waitUntil("the observer follows at once", () => heard(old, "goldfinch"));
  expect(await turnedAway(observer, DELAYED)).toBe(CLOSE.otherGallery);

  await settle({ observersDelayMinutes: 10 }, tabling("magpie"));
  expect(await old.closeCode()).toBe(CLOSE.otherGallery);
  await must(chief, tabling("jackdaw"));
  await waitUntil("the chief goes on reading", () => heard(own, "jackdaw"));
  expect([heard(old, "magpie"), heard(old, "jackdaw")]).toEqual([false, false]);
  expect(own.isOpen()).toBe(true);
  expect(await turnedAway(observer, GALLERY)).toBe(CLOSE.otherGallery);
  const tab = await observer.openDocument(GALLERY);
  expect(tab.state.getState().closed).toBe("otherGallery");
  // What is held back is for nobody else to read either; they have all of it.
  expect(await turnedAway(chief, DELAYED)).toBe(CLOSE.notYourDocument);

  using later = await openRaw(observer, DELAYED);
  await settled(later);
  expect(heard(later, "goldfinch")).toBe(true);
  const expiration = until("2007-11-09T23:59");
  await must(chief, offerOf(expiration));
  await must(theirChief, agreeTo(expiration));
  expect([await expirationOf(chief), await expirationOf(observer)]).toEqual([
    expiration.local,
    "2007-10-31T23:59",
  ]);
  const before = later.frames.length;
  steadyMs += 10 * MINUTE_MS - 1;
  seated.house.house.commands.showDue();
  await settled(later);
  const words = ["magpie", "jackdaw", "2007-11-09"];
  expect(words.map((each) => heard(later, each))).toEqual([false, false, false]);
  // The answer to its own question, and nothing else.
  expect(later.frames.slice(before).filter(isWriting)).toHaveLength(1);
  steadyMs += 1;
  await waitUntil("all have come of age", () => words.every((each) => heard(later, each)));
  expect(await expirationOf(observer)).toBe(expiration.local);

  await must(chief, tabling("nightjar"));
  await settle({ observersDelayMinutes: 0 });
  expect(await later.closeCode()).toBe(CLOSE.otherGallery);
  using back = await openRaw(observer, GALLERY);
  await settled(back);
  expect(heard(back, "nightjar")).toBe(true);
});
