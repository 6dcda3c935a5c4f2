import { readFileSync } from "node:fs";
import { join } from "node:path";

import { DATABASE_FILE } from "@crosstable/server/storage/sqlite-storage";
import { expect, test } from "vitest";

import { startProcess, type HouseProcess } from "../harness/house-process.ts";
import { negotiationOf, seatedProcess } from "../harness/seated-process.ts";
import {
  everybodyHasAll,
  keepTyping,
  seatTypists,
  storedMarks,
  type Typist,
} from "../harness/typist.ts";
import { waitUntil } from "../harness/wait-until.ts";
import { openBreakableDisk, type BreakableDisk } from "./breakable-disk.ts";

interface Room extends AsyncDisposable {
  readonly disk: BreakableDisk;
  readonly server: HouseProcess;
  readonly port: string;
  readonly typists: readonly Typist[];
  /** What somebody relies on and the disk does not hold. The server has ended. */
  lost(): string[];
}

async function openRoom(): Promise<Room> {
  const held = new AsyncDisposableStack();
  const disk = held.use(openBreakableDisk());
  const server = held.use(startProcess({ PORT: "0", ...disk.settings }));
  const house = await seatedProcess(server);
  const negotiation = negotiationOf(house);
  const typists = await seatTypists(house, held);
  for (const typist of typists) typist.type();
  await everybodyHasAll(typists);
  return {
    disk,
    server,
    port: String(house.port),
    typists,
    lost: () =>
      typists.flatMap((typist) => {
        const stored = storedMarks(disk.dataDir, { negotiation, document: typist.session.name });
        return typist.owed().filter((mark) => !stored.has(mark));
      }),
    [Symbol.asyncDispose]: async () => held.disposeAsync(),
  };
}

test("DISK-3 D5 a sync that fails ends the server before anybody is told anything, and the next start has all that was acknowledged", async () => {
  await using room = await openRoom();
  const { disk, server, typists } = room;
  const before = typists.map((each) => each.owed());
  disk.become({ is: "broken", file: "log" });
  for (const typist of typists) typist.type();
  expect(await server.exit()).toBe(1);
  expect(server.complaints).toContain("the disk failed; the server stops");
  expect(disk.met()).toBeGreaterThan(0);
  await waitUntil("everybody knows", () => typists.every(({ status }) => status === "offline"));
  expect(typists.map((each) => each.owed())).toEqual(before);
  expect(room.lost()).toEqual([]);

  disk.become({ is: "well" });
  await using next = startProcess({ ...disk.settings, PORT: room.port });
  await next.whenOpen();
  await everybodyHasAll(typists);
});

/** Everybody types without a pause until the signal, so that the log grows until it is moved into the database. */
async function typeOn({ typists }: Room, signal: AbortSignal): Promise<void> {
  await Promise.all(typists.map(async (typist) => keepTyping(typist, { pause: () => 0, signal })));
}

test("DISK-3 D5 a sync that fails while the log is moved into the database ends the server, and the next start has all that was acknowledged", async () => {
  await using room = await openRoom();
  const { disk, server, typists } = room;
  disk.become({ is: "broken", file: "database" });
  const typing = new AbortController();
  const hands = typeOn(room, typing.signal);
  expect(await server.exit()).toBe(1);
  typing.abort();
  await hands;
  expect(server.complaints).toContain("the disk failed; the server stops");
  // The first that fails is the last that is asked for.
  expect(disk.met()).toBe(1);
  await waitUntil("everybody knows", () => typists.every(({ status }) => status === "offline"));
  expect(room.lost()).toEqual([]);

  disk.become({ is: "well" });
  await using next = startProcess({ ...disk.settings, PORT: room.port });
  await next.whenOpen();
  await everybodyHasAll(typists);
});

test("DISK-3 D5 a sync that fails at the last move of the log is told by the server that stops, and loses nothing", async () => {
  await using room = await openRoom();
  const { disk, server } = room;
  disk.become({ is: "broken", file: "database" });
  server.signal("SIGTERM");
  expect(await server.exit()).toBe(1);
  expect(server.complaints).toContain("the disk failed; the server stops");
  disk.become({ is: "well" });
  expect(room.lost()).toEqual([]);
});

test("DISK-4 D4 no room to move the log into ends nothing and keeps nobody from writing, and the log is moved as soon as there is room", async () => {
  await using room = await openRoom();
  const { disk, server, typists } = room;
  const database = join(disk.dataDir, DATABASE_FILE);
  disk.become({ is: "full", file: "database" });
  const typing = new AbortController();
  const hands = typeOn(room, typing.signal);
  await waitUntil("the log was to be moved", () => disk.met() > 0);
  const confirmed = typists.map((each) => each.confirmed);
  await waitUntil("everybody has more confirmed", () =>
    typists.every((each, index) => each.confirmed > (confirmed[index] ?? 0)),
  );
  const written = typists.map(({ typed }) => typed);
  disk.become({ is: "well" });
  await waitUntil("the log was moved", () => {
    const bytes = readFileSync(database, "latin1");
    return written.every((typed, index) => bytes.includes(`mark-${"abcd".charAt(index)}-${typed}`));
  });
  typing.abort();
  await hands;
  await everybodyHasAll(typists);
  expect(server.complaints).toBe("");
  server.signal("SIGTERM");
  expect(await server.exit()).toBe(0);
  expect(room.lost()).toEqual([]);
});
