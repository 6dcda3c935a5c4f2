import { MATRIX_MINUTES } from "@crosstable/shared/documents/matrix";
import { jointMinutes, minutesHash, type OfferedMinutes } from "@crosstable/shared/moves/minutes";
import type { Move } from "@crosstable/shared/moves/move";
import type { OfferMinutes } from "@crosstable/shared/moves/offer-minutes";
import type { DocumentName } from "@crosstable/shared/rooms";
import { afterEach, beforeEach, expect, test } from "vitest";

import { waitUntil } from "../harness/wait-until.ts";
import { seatChiefsAndObserver, type ChiefsAndObserver } from "./chiefs-and-observer.ts";
import { heard, openRaw, settled } from "./intruder.ts";
import { ask, must } from "./make-moves.ts";

const GALLERY: DocumentName = { kind: "gallery" };

let seated: ChiefsAndObserver;
beforeEach(async () => {
  seated = await seatChiefsAndObserver();
  await must(seated.chief, { kind: "open-session" });
});
afterEach(async () => {
  await seated[Symbol.asyncDispose]();
});

function entry(words: string): OfferMinutes {
  return { kind: "offer-minutes", session: 1, words, corrects: null };
}

function state() {
  const found = seated.house.house.commands.stateOf(seated.chief.seat.negotiation);
  if (found === null || found === undefined) throw new Error("no talks");
  return found;
}

const signed = () => jointMinutes(state().offeredMinutes.values()).map(({ words }) => words);

/** The number under which the server took an offer. */
function numberOf(words: string): number {
  const found = [...state().offeredMinutes.values()].find((each) => each.words === words);
  if (found === undefined) throw new Error("nobody has offered that");
  return found.number;
}

const sign = (of: OfferMinutes): Move => ({
  kind: "sign-minutes",
  entry: numberOf(of.words),
  hash: minutesHash(of),
});

test("MINUTES-1 MINUTES-2 offers that cross both stand and neither is signed by crossing; each side signs the other's and nobody their own", async () => {
  const { chief, theirChief } = seated;
  const ours = entry("goldfinch");
  const theirs = entry("magpie");
  await Promise.all([must(chief, ours), must(theirChief, theirs)]);
  expect(signed()).toEqual([]);
  for (const [person, own] of [
    [chief, ours],
    [theirChief, theirs],
  ] as const)
    expect(await ask(person, sign(own))).toMatchObject({ reason: "own-offer" });
  expect(signed()).toEqual([]);
  await Promise.all([must(theirChief, sign(ours)), must(chief, sign(theirs))]);
  expect(signed().toSorted()).toEqual(["goldfinch", "magpie"]);

  const matrix = await theirChief.openDocument({ kind: "matrix" });
  const shown = () => [...matrix.doc.getMap<OfferedMinutes>(MATRIX_MINUTES).values()];
  await waitUntil(
    "both are in the minutes of the other side's screen, too",
    () => jointMinutes(shown()).length === 2,
  );
});

test("MINUTES-1 MINUTES-2 a signature that crosses with the words being exchanged, or that is forged, signs nothing", async () => {
  const { chief, theirChief } = seated;
  const first = entry("goldfinch");
  const better = entry("goldfinch, twice");
  await must(chief, first);
  const { hash, kind } = { hash: minutesHash(first), kind: "drop-minutes" } as const;
  await must(chief, { kind, entry: 1, hash, offeredBy: "a", words: "" }, better);
  const late = await ask(theirChief, sign(first));
  expect(late).toMatchObject({ reason: "stale" });
  expect(late).toHaveProperty("words", expect.stringMatching(/took entry 1 back/));
  // Another's offer as one's own, another text under the number, a field that nobody knows.
  const asOwn = { kind, entry: 2, hash: minutesHash(better), offeredBy: "b", words: "" } as const;
  expect(await ask(theirChief, asOwn)).toMatchObject({ reason: "unknown-offer" });
  expect(await ask(theirChief, { kind: "sign-minutes", entry: 2, hash })).toMatchObject({
    reason: "wrong-text",
  });
  const forged = { ...sign(better), side: "a" } as unknown as Move;
  expect(await ask(theirChief, forged)).toMatchObject({ reason: "malformed" });
  expect(signed()).toEqual([]);
  await must(theirChief, sign(better));
  expect(signed()).toEqual(["goldfinch, twice"]);
});

test("MINUTES-4 nothing of an offer and nothing of the minutes reaches the gallery", async () => {
  const { chief, theirChief, observer } = seated;
  using socket = await openRaw(observer, GALLERY);
  using own = await openRaw(theirChief, { kind: "matrix" });
  await settled(socket);
  await settled(own);
  const offer = entry("goldfinch");
  await must(chief, offer);
  await must(theirChief, sign(offer));
  await waitUntil("the table reads it", () => heard(own, "goldfinch"));
  await settled(socket);
  expect(heard(socket, "goldfinch")).toBe(false);
  expect(heard(socket, "-minutes")).toBe(false);
  using again = await openRaw(observer, GALLERY);
  await settled(again);
  expect(heard(again, "goldfinch")).toBe(false);
});
