import { once } from "node:events";

import { CLOSE } from "@crosstable/shared/close-codes";
import { SOCKET_BACKLOG_AGE_MS } from "@crosstable/shared/document-limits";
import { draftRoot } from "@crosstable/shared/documents/caucus";
import { mustProposalId } from "@crosstable/shared/ids";
import { syncPath } from "@crosstable/shared/rooms";
import { SEAT_PARAM, SYNC_MESSAGE } from "@crosstable/shared/sync-wire";
import { expect, test } from "vitest";
import WebSocket from "ws";

import { askForAll } from "../attack/frames.ts";
import { takeSeat, type Person } from "../harness/person.ts";
import { knock, type RawSocket } from "../harness/raw-socket.ts";
import { laySlowLine, type SlowLine } from "../harness/slow-line.ts";
import { openTestHouse, type TestHouse } from "../harness/test-house.ts";
import { CAUCUS } from "../harness/typist.ts";
import { waitUntil } from "../harness/wait-until.ts";

const DRAFT = draftRoot(mustProposalId("W-1"));
const PAGE = "x".repeat(3 * 1024 * 1024);
/** Far more than the kernel keeps for a connection. */
const PAGES = 8;
const LENGTH = PAGE.length * PAGES;
/** What a slow line lets through between two looks of the house. */
const BIT_BYTES = 2 * 1024 * 1024;
/** What the stock provider and ours say from time to time while a document is on its way. */
const IS_ANYBODY_THERE = new Uint8Array([SYNC_MESSAGE.queryAwareness]);
/** A connection that was cut before its goodbye got through. */
const CUT = 1006;

const addressOf = (person: Person): string =>
  `${syncPath({ negotiation: person.seat.negotiation, document: CAUCUS })}?${SEAT_PARAM}=${person.seat.id}`;

async function openOn(line: SlowLine, person: Person): Promise<RawSocket> {
  const { origin } = line;
  line.let(1_000);
  const knocked = await knock(`${origin}${addressOf(person)}`, { ...person.headers, origin });
  if (knocked.socket === null) throw new Error("turned away");
  return knocked.socket;
}

/** Resolves when the house has given every socket its heartbeat at least once more, which `near` sees by its own. */
async function beat(near: WebSocket): Promise<void> {
  await once(near, "ping");
  await once(near, "ping");
}

async function openNear(house: TestHouse, person: Person): Promise<WebSocket> {
  const url = `${house.origin.replace("http", "ws")}${addressOf(person)}`;
  const near = new WebSocket(url, { headers: { ...person.headers, origin: house.origin } });
  await once(near, "open");
  return near;
}

async function writeLong(writer: Person): Promise<void> {
  const { doc, state } = await writer.openDocument(CAUCUS);
  for (let page = 0; page < PAGES; page += 1) doc.getText(DRAFT).insert(0, PAGE);
  await waitUntil("it is saved", () => state.getState().unsaved === 0);
}

test("FAULT-5 a document comes whole over a line that takes minutes for it; who takes nothing of it is closed out as soon as ever", async () => {
  let steadyMs = 0;
  await using house = await openTestHouse({ steadyMs: () => steadyMs, pingEveryMs: 80 });
  await using writer = await takeSeat(house, { side: "a", role: "chief" });
  await using patient = await takeSeat(house, { side: "a", role: "second" });
  await using deaf = await takeSeat(house, { side: "a", role: "negotiator" });
  await writeLong(writer);
  const near = await openNear(house, patient);
  await using line = await laySlowLine(house.port);
  await using stuck = await laySlowLine(house.port);
  const [slow, silent] = [await openOn(line, patient), await openOn(stuck, deaf)];
  near.on("ping", () => {
    for (const socket of [slow, silent]) if (socket.isOpen()) socket.send(IS_ANYBODY_THERE);
  });
  slow.send(askForAll());
  silent.send(askForAll());

  const startMs = steadyMs;
  const bytes = (): number => Math.max(0, ...slow.frames.map(({ byteLength }) => byteLength));
  while (bytes() < LENGTH) {
    const before = line.came;
    line.let(BIT_BYTES);
    await waitUntil("some of it has come", () => line.came > before);
    steadyMs += SOCKET_BACKLOG_AGE_MS / 2;
    await beat(near);
  }
  expect(steadyMs - startMs).toBeGreaterThan(5 * SOCKET_BACKLOG_AGE_MS);
  expect(slow.isOpen()).toBe(true);

  stuck.let(Number.POSITIVE_INFINITY);
  expect([CLOSE.tryAgain, CUT]).toContain(await silent.closeCode());
  expect(Math.max(0, ...silent.frames.map(({ byteLength }) => byteLength))).toBeLessThan(LENGTH);
  near.terminate();
});
