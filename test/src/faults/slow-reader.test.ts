import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { CLOSE } from "@crosstable/shared/close-codes";
import { SOCKET_HARD_BACKLOG_BYTES } from "@crosstable/shared/document-limits";
import { draftRoot } from "@crosstable/shared/documents/caucus";
import { mustProposalId } from "@crosstable/shared/ids";
import { syncPath } from "@crosstable/shared/rooms";
import { SEAT_PARAM } from "@crosstable/shared/sync-wire";
import { expect, test } from "vitest";

import { askForAll } from "../attack/frames.ts";
import { startProcess } from "../harness/house-process.ts";
import { takeSeat, type Person, type SeatedHouse } from "../harness/person.ts";
import { knock, type RawSocket } from "../harness/raw-socket.ts";
import { seatedProcess } from "../harness/seated-process.ts";
import { CAUCUS } from "../harness/typist.ts";
import { waitUntil } from "../harness/wait-until.ts";

const DRAFT = draftRoot(mustProposalId("W-1"));
const PAGE = "x".repeat(256 * 1024);
/** Far more than the bound and what the kernel keeps for a connection together. */
const PAGES = 120;
/** A connection that was cut before its goodbye got through. */
const CUT = 1006;

/** Past the cable, which would read on for them. */
async function openDirect(house: SeatedHouse, person: Person): Promise<RawSocket> {
  const origin = `http://127.0.0.1:${house.port}`;
  const path = syncPath({ negotiation: person.seat.negotiation, document: CAUCUS });
  const { socket } = await knock(`${origin}${path}?${SEAT_PARAM}=${person.seat.id}`, {
    ...person.headers,
    origin,
  });
  if (socket === null) throw new Error("turned away");
  return socket;
}

function bytesOf({ frames }: RawSocket): number {
  return frames.reduce((sum, frame) => sum + frame.byteLength, 0);
}

test("FAULT-5 D10 who never reads is closed out at the bound, and everybody else has everything", async () => {
  await using held = new AsyncDisposableStack();
  const dataDir = mkdtempSync(join(tmpdir(), "crosstable-slow-"));
  held.defer(() => rmSync(dataDir, { recursive: true }));
  const server = held.use(startProcess({ DATA_DIR: dataDir, PORT: "0" }));
  const house = await seatedProcess(server);
  const writer = held.use(await takeSeat(house, { side: "a", role: "chief" }));
  const reader = held.use(await takeSeat(house, { side: "a", role: "second" }));
  const deaf = held.use(await takeSeat(house, { side: "a", role: "negotiator" }));
  const mine = await writer.openDocument(CAUCUS);
  const theirs = await reader.openDocument(CAUCUS);
  const slow = held.use(await openDirect(house, deaf));
  slow.send(askForAll());
  await waitUntil("the slow one follows", () => slow.frames.length > 1);
  slow.pause();

  for (let page = 0; page < PAGES; page += 1) {
    mine.doc.getText(DRAFT).insert(0, PAGE);
    await waitUntil("the page is saved", () => mine.state.getState().unsaved === 0);
  }
  const length = PAGE.length * PAGES;
  await waitUntil("the others have everything", () => theirs.doc.getText(DRAFT).length === length);
  expect([mine, theirs].map(({ state }) => state.getState().status)).toEqual(["live", "live"]);

  slow.resume();
  expect([CLOSE.tryAgain, CUT]).toContain(await slow.closeCode());
  expect(bytesOf(slow)).toBeLessThan(length - SOCKET_HARD_BACKLOG_BYTES);
  const again = held.use(await openDirect(house, deaf));
  again.send(askForAll());
  await waitUntil("coming back brings everything", () => bytesOf(again) >= length);
});
