import type { Move } from "@crosstable/shared/moves/move";
import { statementHash } from "@crosstable/shared/moves/statements";
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
});
afterEach(async () => {
  await seated[Symbol.asyncDispose]();
});

const offer = (words: string): Move => ({ kind: "offer-statement", words });
const sign = (words: string): Move => ({ kind: "sign-statement", hash: statementHash(words) });

function out(): unknown[] {
  const { house, chief } = seated;
  const { statements } = house.house.commands.stateOf(chief.seat.negotiation) ?? {};
  return [...(statements?.values() ?? [])].map(({ by, words }) => [by, words]);
}

test("STATEMENT-1 STATEMENT-2 the gallery hears a statement when it is out and no person's name with it, and of joint ones that cross or are exchanged nothing", async () => {
  const { chief, theirChief, observer } = seated;
  using socket = await openRaw(observer, GALLERY);
  await settled(socket);
  await Promise.all([must(chief, offer("goldfinch")), must(theirChief, offer("magpie"))]);
  await must(chief, offer("goldfinch, twice"));
  expect(await ask(theirChief, sign("goldfinch"))).toMatchObject({ reason: "stale" });
  expect(out()).toEqual([]);
  await must(chief, { kind: "publish-statement", words: "wagtail" });
  await waitUntil("the statement is in the gallery", () => heard(socket, "wagtail"));
  await settled(socket);
  for (const words of ["goldfinch", "magpie", "Guild chief", chief.seat.id])
    expect(heard(socket, words)).toBe(false);

  await must(theirChief, sign("goldfinch, twice"));
  await waitUntil("the joint one is in the gallery", () => heard(socket, "goldfinch, twice"));
  expect(heard(socket, "magpie")).toBe(false);
  expect(out()).toEqual([
    ["a", "wagtail"],
    ["both", "goldfinch, twice"],
  ]);
});

test("STATEMENT-2 nobody signs for the other side or under other words, and no side publishes under the other's name", async () => {
  const { chief, theirChief } = seated;
  await must(chief, offer("goldfinch"));
  expect(await ask(chief, sign("goldfinch"))).toMatchObject({ reason: "not-offered" });
  expect(await ask(theirChief, sign("goldfinches"))).toMatchObject({ reason: "stale" });
  for (const forged of [
    { ...sign("goldfinch"), side: "b" },
    { kind: "publish-statement", words: "goldfinch", by: "both" },
  ])
    expect(await ask(chief, forged as unknown as Move)).toMatchObject({ reason: "malformed" });
  expect(out()).toEqual([]);
  await must(theirChief, sign("goldfinch"));
  expect(out()).toEqual([["both", "goldfinch"]]);
});
