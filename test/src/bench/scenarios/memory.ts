import type { DocumentName } from "@crosstable/shared/rooms";

import { happen } from "../load.ts";
import { forEachOf, Room } from "../room.ts";
import { openServer, type OpenServer, type Scenario, type Trial } from "../scenario.ts";
import type { ServerUnderTest } from "../server-under-test.ts";

const GALLERY: DocumentName = { kind: "gallery" };
/** The first sockets pay for what is set up once. */
const FIRST_SOCKETS = 50;
const QUICK_SOCKETS = 500;
const SOCKETS = 2_000;
const QUICK_DOCUMENTS = 15;
const DOCUMENTS = 60;
const CELLS = 50;
const CELL_LETTERS = 2_000;
/** Hardly any cell is written twice. */
const MANY_ROWS = 10_000;
const LOOK_EVERY_MS = 250;
const LOOKS_ALIKE = 3;
const MOST_LOOKS = 24;
const ALIKE_KB = 256;

/** The memory of a server that has come to rest: several looks in a row see the same. */
async function settledKb(server: ServerUnderTest): Promise<number> {
  let before = server.rssKb();
  let alike = 0;
  for (let look = 0; look < MOST_LOOKS && alike < LOOKS_ALIKE; look += 1) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    const now = server.rssKb();
    alike = Math.abs(now - before) <= ALIKE_KB ? alike + 1 : 0;
    before = now;
  }
  return before;
}

async function kbPerSocket({ server, tables }: OpenServer, { isQuick }: Trial): Promise<number> {
  const count = isQuick ? QUICK_SOCKETS : SOCKETS;
  const { observers } = await tables.open({ editors: 0, observers: FIRST_SOCKETS + count });
  const room = new Room(GALLERY);
  const enter = async (from: number, to?: number) =>
    forEachOf(observers.slice(from, to), async (guest) => room.enter(guest));
  await enter(0, FIRST_SOCKETS);
  const before = await settledKb(server);
  await enter(FIRST_SOCKETS);
  const after = await settledKb(server);
  room.close();
  return (after - before) / count;
}

/** Documents of some 50 KB, each with one person who has just opened it, on a server that has just started. */
async function kbPerDocument(open: OpenServer, { isQuick, chance }: Trial): Promise<number> {
  const { server, tables } = open;
  const count = isQuick ? QUICK_DOCUMENTS : DOCUMENTS;
  const opened = [];
  for (let each = 0; each <= count; each += 1) {
    const { editors } = await tables.open({ editors: 1 });
    const room = new Room();
    await forEachOf(editors, async (guest) => room.enterToWrite(guest));
    const [author] = room.authors;
    author?.prepare({ edits: CELLS, chance, longest: CELL_LETTERS, rows: MANY_ROWS });
    await happen(Array.from({ length: CELLS }, () => ({ atMs: 0, act: () => author?.edit() })));
    while ((author?.member.acknowledged ?? CELLS) < CELLS)
      await new Promise((resolve) => setTimeout(resolve, 1));
    room.close();
    opened.push(...editors);
  }
  await server.end("SIGTERM");
  await server.startAgain();
  const rooms = opened.map((guest) => ({ guest, room: new Room() }));
  const [first, ...others] = rooms;
  await first?.room.enter(first.guest);
  const before = await settledKb(server);
  await forEachOf(others, async ({ guest, room }) => room.enter(guest));
  const after = await settledKb(server);
  for (const { room } of rooms) room.close();
  return (after - before) / count;
}

export const memory: Scenario = {
  name: "memory",
  title: "Memory of the server process, by the difference that more of the same makes",
  metrics: [
    { key: "emptyMb", words: "with nobody there", unit: "MB", better: "less" },
    { key: "kbPerSocket", words: "a socket in the gallery", unit: "KB", better: "less" },
    {
      key: "kbPerDocument",
      words: "an open document of 50 KB, its reader included",
      unit: "KB",
      better: "less",
    },
  ],
  run: async (trial) => {
    await using open = await openServer(trial);
    const emptyMb = (await settledKb(open.server)) / 1024;
    return {
      emptyMb,
      kbPerSocket: await kbPerSocket(open, trial),
      kbPerDocument: trial.kind === "floor" ? null : await kbPerDocument(open, trial),
    };
  },
};
