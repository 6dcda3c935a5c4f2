import { mustProposalId } from "@crosstable/shared/ids";
import { agreeTo, offerOf, until } from "@crosstable/shared/moves/extensions-for-tests";
import type { Move } from "@crosstable/shared/moves/move";
import type { DocumentName } from "@crosstable/shared/rooms";
import { expect, test } from "vitest";

import { takeSeat, type Person } from "../harness/person.ts";
import { waitUntil } from "../harness/wait-until.ts";
import { seatChiefsAndObserver } from "./chiefs-and-observer.ts";
import { heard, openRaw, settled } from "./intruder.ts";
import { must, tabling } from "./make-moves.ts";

const GALLERY: DocumentName = { kind: "gallery" };
const MATRIX: DocumentName = { kind: "matrix" };
const OFF: Move = { kind: "go-off-record", session: 1 };
const ON: Move = { kind: "go-on-record", session: 1 };
const GOLDFINCH = mustProposalId("goldfinch");

const passing = (text: string): Move => {
  return { kind: "pass", proposal: GOLDFINCH, answers: null, text };
};

/** What the page of a seat is told before its wires open, without the time. */
async function told(person: Person): Promise<unknown> {
  const reply = await person.fetch(`${person.cable.origin}/api/seats/${person.seat.id}/me`, {});
  return { ...((await reply.json()) as object), nowMs: 0 };
}

test("OFFRECORD-2 OFFRECORD-3 while the table is off the record nothing at all comes to an observer's socket, and none that opens then is given more", async () => {
  await using seated = await seatChiefsAndObserver();
  const { house, chief, theirChief, observer } = seated;
  await using host = await takeSeat(house, { side: null, role: "host" });
  using table = await openRaw(theirChief, MATRIX);
  using open = await openRaw(observer, GALLERY);
  await settled(table);
  await settled(open);
  await must(chief, tabling("goldfinch"), { kind: "open-session" });
  await waitUntil("the observer follows at once", () => heard(open, "goldfinch"));

  const moments = open.frames.length;
  await must(theirChief, OFF);
  await waitUntil("the observer reads that", () => heard(open, "offRecordSince"));
  expect(open.frames.length - moments).toBe(1);
  const [frames, before] = [open.frames.length, await told(observer)];
  const words = ["magpie", "jackdaw", "nightjar"];
  await must(chief, tabling("magpie"), passing("jackdaw"));
  await must(chief, passing("nightjar"));
  const terms = until("2031-10-31T23:59");
  await must(chief, offerOf(terms));
  await must(theirChief, agreeTo(terms));
  await waitUntil("the other side reads it", () => heard(table, "nightjar"));
  expect(open.frames.length).toBe(frames);
  await settled(open);
  // The answer to its own question, and nothing else.
  expect(open.frames.length).toBe(frames + 1);
  using late = await openRaw(observer, GALLERY);
  await settled(late);
  for (const socket of [open, late])
    expect(words.filter((each) => heard(socket, each))).toEqual([]);
  expect(await told(observer)).toEqual(before);
  expect(await host.ask({ request: "enter-room", room: "monitor" })).toEqual({ done: {} });
  const pictures = () =>
    host.facts.flatMap((each) => (each.fact === "monitor-seen" ? [each.monitor] : []));
  const isShownTo = (kind: string) => () => pictures().at(-1)?.lastMoves.at(-1)?.kind === kind;
  await waitUntil("the host's monitor stands still", isShownTo("go-off-record"));
  const { tabled = 0 } = pictures().at(-1)?.standings ?? {};

  await must(chief, ON);
  await waitUntil("the observer sees how they stand", () => heard(open, "nightjar"));
  expect(open.frames.length).toBe(frames + 2);
  await waitUntil("the host's monitor goes on", isShownTo("go-on-record"));
  expect(pictures().at(-1)?.standings["tabled"]).toBe(tabled + 1);
  expect([heard(open, "magpie"), heard(open, "jackdaw")]).toEqual([true, false]);
  expect(await told(observer)).toMatchObject({ expiration: { local: terms.local } });
});
