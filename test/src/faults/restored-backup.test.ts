import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, test } from "vitest";

import { startProcess, type HouseProcess } from "../harness/house-process.ts";
import { takeSeat } from "../harness/person.ts";
import { negotiationOf, seatedProcess } from "../harness/seated-process.ts";
import {
  CAUCUS,
  everybodyHasAll,
  keepTyping,
  seatTypists,
  storedMarks,
  Typist,
} from "../harness/typist.ts";
import { waitUntil } from "../harness/wait-until.ts";

const BACK_UP = join(import.meta.dirname, "..", "..", "..", "server", "src", "back-up.ts");
const MARKS_BEFORE = 20;
const MARKS_AFTER = 5;

function backUp(dataDir: string, copy: string) {
  const env = { DATA_DIR: dataDir };
  return spawnSync(process.execPath, [BACK_UP, copy], { env, encoding: "utf8" });
}

/** Two in a caucus and two at the worksheet, and a folder for copies of what the server keeps. */
async function openRoom() {
  const held = new AsyncDisposableStack();
  const folder = mkdtempSync(join(tmpdir(), "crosstable-restored-"));
  held.defer(() => rmSync(folder, { recursive: true }));
  const [dataDir, copy] = [join(folder, "data"), join(folder, "copy")];
  const server = held.use(startProcess({ DATA_DIR: dataDir, PORT: "0" }));
  const house = await seatedProcess(server);
  const typists = await seatTypists(house, held);
  const late = held.use(await takeSeat(house, { side: "a", role: "negotiator", ordinal: 2 }));
  const negotiation = negotiationOf(house);
  return {
    typists,
    late,
    backUp: () => {
      const { status, stderr } = backUp(dataDir, copy);
      expect([status, stderr]).toEqual([0, ""]);
    },
    inCopy: ({ session }: Typist) => storedMarks(copy, { negotiation, document: session.name }),
    /** The server is gone with its disk, and another is started on the copy. */
    async loseAndRestore(settings: Record<string, string>): Promise<HouseProcess> {
      server.signal("SIGKILL");
      await server.exit();
      rmSync(dataDir, { recursive: true });
      const port = String(house.port);
      const next = held.use(startProcess({ DATA_DIR: copy, PORT: port, ...settings }));
      await next.whenOpen();
      return next;
    },
    [Symbol.asyncDispose]: async () => held.disposeAsync(),
  };
}

function typeAll(typists: readonly Typist[], marks: number): void {
  for (let mark = 0; mark < marks; mark += 1) for (const typist of typists) typist.type();
}

test("FAULT-7 D13 a backup taken under typing starts as a server, and with RESTORED=on people bring back everything that it lacks", async () => {
  await using room = await openRoom();
  const { typists } = room;
  const typing = new AbortController();
  const hands = typists.map(async (typist) =>
    keepTyping(typist, { pause: () => 2, signal: typing.signal }),
  );
  await waitUntil("everybody has something saved", () =>
    typists.every(({ confirmed }) => confirmed > MARKS_BEFORE),
  );
  const relied = typists.map((each) => each.owed());
  room.backUp();
  const missing = typists.flatMap((typist, index) => {
    const stored = room.inCopy(typist);
    return (relied[index] ?? []).filter((mark) => !stored.has(mark));
  });
  expect(missing).toEqual([]);

  await waitUntil("everybody has more saved", () =>
    typists.every(({ confirmed }, index) => confirmed > (relied[index]?.length ?? 0)),
  );
  typing.abort();
  await Promise.all(hands);
  // A page that was opened after the backup, under an id of which the backup knows nothing.
  const newcomer = new Typist(await room.late.openDocument(CAUCUS), "e", room.late);
  newcomer.type();
  await everybodyHasAll([...typists, newcomer]);

  const server = await room.loseAndRestore({ RESTORED: "on" });
  await everybodyHasAll([...typists, newcomer]);
  const owed = typists.map((each) => each.owed().toSorted());
  server.signal("SIGTERM");
  await server.exit();
  expect(typists.map((each) => [...room.inCopy(each)].toSorted())).toEqual(owed);
  expect(server.complaints).toContain("restored-on");
});

test("FAULT-7 D13 without it everybody still brings back what they wrote themselves, as long as they hold nothing of others that the backup lacks", async () => {
  await using room = await openRoom();
  const { typists } = room;
  typeAll(typists, MARKS_BEFORE);
  await everybodyHasAll(typists);
  room.backUp();
  const alone = typists.filter((_each, index) => index % 2 === 0);
  const away = typists.filter((each) => !alone.includes(each));
  for (const typist of away) typist.leave();
  await waitUntil("two are away", () => away.every(({ status }) => status === "offline"));
  typeAll(alone, MARKS_AFTER);
  await waitUntil("their writing is saved", () => alone.every((each) => each.isSaved()));

  await room.loseAndRestore({});
  await waitUntil("they are back", () => alone.every((each) => each.isSaved()));
  for (const typist of away) typist.comeBack();
  await everybodyHasAll(typists);
  expect(typists.map(({ typed }) => typed)).toEqual(
    typists.map((each) => MARKS_BEFORE + (alone.includes(each) ? MARKS_AFTER : 0)),
  );
});

test("FAULT-7 D13 without it, writing of several people that the backup lacks is given back as text to everybody who holds it", async () => {
  await using room = await openRoom();
  const { typists } = room;
  typeAll(typists, MARKS_BEFORE);
  await everybodyHasAll(typists);
  room.backUp();
  typeAll(typists, MARKS_AFTER);
  await everybodyHasAll(typists);

  const server = await room.loseAndRestore({});
  await waitUntil("all are told", () => typists.every(({ status }) => status === "closed"));
  for (const typist of typists) {
    const { closed, keptText } = typist.session.state.getState();
    expect(closed).toBe("foreignClientId");
    for (const mark of typist.owed()) expect(keptText).toContain(mark);
  }
  expect(server.complaints).toContain('"reason":"foreignClientId"');
});
