import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";

import type { DocumentSession } from "@crosstable/client/sync/document-session";
import { MATRIX_ROWS, MATRIX_TALKS } from "@crosstable/shared/documents/matrix";
import type { DocumentName } from "@crosstable/shared/rooms";
import { expect, test } from "vitest";

import { startProcess, type HouseProcess } from "../harness/house-process.ts";
import { takeSeat, type Person } from "../harness/person.ts";
import { negotiationOf, seatedProcess } from "../harness/seated-process.ts";
import { CAUCUS, everybodyHasAll, seatTypists, WORKSHEET } from "../harness/typist.ts";
import { waitUntil } from "../harness/wait-until.ts";
import { compact, damage } from "./stored-bytes.ts";

const MATRIX: DocumentName = { kind: "matrix" };
const EXPIRATION = { local: "2007-10-31T23:59", zone: "America/Los_Angeles", assumed: [] };

async function openRoom() {
  const held = new AsyncDisposableStack();
  const dataDir = mkdtempSync(join(tmpdir(), "crosstable-damaged-"));
  held.defer(() => rmSync(dataDir, { recursive: true }));
  let server = startProcess({ DATA_DIR: dataDir, PORT: "0" });
  held.defer(async () => server[Symbol.asyncDispose]());
  const house = await seatedProcess(server);
  const typists = await seatTypists(house, held);
  const host = held.use(await takeSeat(house, { side: null, role: "host" }));
  const other = held.use(await takeSeat(house, { side: "b", role: "negotiator" }));
  for (let mark = 0; mark < 5; mark += 1) for (const typist of typists) typist.type();
  await everybodyHasAll(typists);
  const negotiation = negotiationOf(house);
  return {
    typists,
    host,
    other,
    address: (document: DocumentName) => ({ negotiation, document }),
    dataDir,
    /** Stops the server, lets something happen to its disk, and starts it again. */
    async restart(meanwhile: () => void): Promise<HouseProcess> {
      server.signal("SIGTERM");
      await server.exit();
      meanwhile();
      server = startProcess({ DATA_DIR: dataDir, PORT: String(house.port) });
      await server.whenOpen();
      return server;
    },
    [Symbol.asyncDispose]: async () => held.disposeAsync(),
  };
}

function contentOf({ doc }: DocumentSession) {
  const [rows, talks] = [MATRIX_ROWS, MATRIX_TALKS].map((root) => doc.getMap(root).toJSON());
  return { rows, talks };
}

async function unreadable(host: Person): Promise<readonly string[]> {
  const answer = await host.ask({ request: "read-host" });
  if (answer === "unanswered" || "refused" in answer) throw new Error("the host is not answered");
  expect(JSON.stringify(answer)).not.toContain("mark-");
  return answer.done.unreadable;
}

test("DISK-6 D12 a caucus with a flipped bit is closed, named to the host and in the log, and everything else goes on", async () => {
  await using room = await openRoom();
  const [first, second, third, fourth] = room.typists;
  if (!first || !second || !third || !fourth) throw new Error("four people type");
  expect(await unreadable(room.host)).toEqual([]);
  const well = await room.restart(() => undefined);
  await everybodyHasAll(room.typists);
  expect([await unreadable(room.host), well.complaints]).toEqual([[], ""]);

  const server = await room.restart(() =>
    damage(room.dataDir, "document_log", room.address(CAUCUS)),
  );
  expect(server.complaints).toContain('"event":"document-damaged"');
  expect(server.complaints).toContain('/caucus.a"');
  expect(server.complaints).not.toContain("mark-");
  await waitUntil("the caucus is closed to its side", () =>
    [first, second].every(({ status }) => status === "closed"),
  );
  const { closed, keptText } = first.session.state.getState();
  expect(closed).toBe("unreadable");
  for (const mark of first.owed()) expect(keptText).toContain(mark);
  for (const typist of [third, fourth]) typist.type();
  await everybodyHasAll([third, fourth]);
  const theirs = await room.other.openDocument({ kind: "caucus", side: "b" });
  expect(theirs.state.getState().status).toBe("live");
  expect(await unreadable(room.host)).toEqual(["caucus.a"]);
  // Told once, however often somebody asks for it.
  expect(server.complaints.split("document-damaged")).toHaveLength(2);
});

test("DISK-6 D12 a damaged matrix is written anew from the record, and a page that was open all the while ends with the same", async () => {
  await using room = await openRoom();
  const old = await room.other.openDocument(MATRIX);
  const before = contentOf(old);
  const server = await room.restart(() =>
    damage(room.dataDir, "document_log", room.address(MATRIX)),
  );
  expect(server.complaints).toContain("document-written-anew");
  expect(await unreadable(room.host)).toEqual([]);
  const ask = { request: "set-expiration", key: randomUUID(), ...EXPIRATION } as const;
  expect(await room.host.ask(ask)).toEqual({ done: {} });
  await waitUntil("the page is back", () => old.state.getState().status === "live");
  const fresh = contentOf(await room.other.openDocument(MATRIX));
  expect(fresh.rows).toEqual(before.rows);
  expect(fresh.talks).not.toEqual(before.talks);
  await waitUntil("the old page shows the same", () => isDeepStrictEqual(contentOf(old), fresh));
});

test("DISK-7 D12 a damaged snapshot is made up for by the log, and the host of the machine is told", async () => {
  await using room = await openRoom();
  const server = await room.restart(() => {
    compact(room.dataDir, room.address(WORKSHEET));
    damage(room.dataDir, "document_snapshot", room.address(WORKSHEET));
  });
  await waitUntil("the log says so", () =>
    server.complaints.includes('"event":"snapshot-damaged"'),
  );
  for (const typist of room.typists) typist.type();
  await everybodyHasAll(room.typists);
  expect(await unreadable(room.host)).toEqual([]);
});
