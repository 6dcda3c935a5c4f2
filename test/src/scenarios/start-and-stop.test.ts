import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { lookAtLink } from "@crosstable/server/access/links";
import { DATABASE_FILE, openSqliteStorage } from "@crosstable/server/storage/sqlite-storage";
import { CLOSE } from "@crosstable/shared/close-codes";
import { FACT } from "@crosstable/shared/events/facts";
import { EVENTS_PATH } from "@crosstable/shared/rooms";
import { io } from "socket.io-client";
import { afterEach, beforeEach, expect, test } from "vitest";

import {
  printedSeats,
  startOnFailingDisk,
  startProcess,
  type HouseProcess,
} from "../harness/house-process.ts";
import { knock } from "../harness/raw-socket.ts";
import { negotiationOf, seatedProcess } from "../harness/seated-process.ts";
import { keepTyping, seatTypists, storedMarks } from "../harness/typist.ts";
import { waitUntil } from "../harness/wait-until.ts";

let dataDir = "";
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "crosstable-process-"));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

async function takeLink(origin: string, secret: string): Promise<{ seat: string; cookie: string }> {
  const reply = await fetch(`${origin}/api/join`, {
    method: "POST",
    headers: { origin, "content-type": "application/json" },
    body: JSON.stringify({ secret }),
  });
  if (!reply.ok) throw new Error(`refused with ${reply.status}`);
  const { seat } = (await reply.json()) as { seat: { seat: string } };
  return { seat: seat.seat, cookie: reply.headers.getSetCookie()[0]?.split(";")[0] ?? "" };
}

function secretOf(server: HouseProcess, name: string): string {
  const secret = printedSeats(server).find((each) => each.name === name)?.secret;
  if (typeof secret !== "string") throw new Error(`no free link for ${name}`);
  return secret;
}

test("START-1 the first start prints a link for every seat of the demonstration", async () => {
  await using server = startProcess({ DATA_DIR: dataDir, PORT: "0" });
  await server.whenOpen();
  const names = printedSeats(server).map(({ name }) => name);
  expect(names).toHaveLength(34);
  expect(new Set(names).size).toBe(34);
  expect(names).toEqual(
    expect.arrayContaining(["Guild chief", "Producers staff 2", "Mediator", "Observer 2", "Host"]),
  );
});

test("START-2 a kill -9 loses no session; links that nobody used are made anew, and old ones are void", async () => {
  const settings = { DATA_DIR: dataDir, PORT: "0" };
  await using first = startProcess(settings);
  const before = await first.whenOpen();
  const unused = secretOf(first, "Producers chief");
  const { seat, cookie } = await takeLink(before, secretOf(first, "Guild chief"));
  first.signal("SIGKILL");
  await first.exit();

  await using second = startProcess(settings);
  const after = await second.whenOpen();
  const me = await fetch(`${after}/api/seats/${seat}/me`, { headers: { cookie } });
  expect(me.status).toBe(200);
  const seats = new Map(printedSeats(second).map((each) => [each.name, each.secret]));
  expect(seats.get("Guild chief")).toBeNull();
  expect(seats.get("Producers chief")).not.toBe(unused);
  await expect(takeLink(after, unused)).rejects.toThrow("410");
  await takeLink(after, secretOf(second, "Producers chief"));
});

test("STOP-1 a stopped server tells both wires to come back, and ends without a complaint", async () => {
  await using server = startProcess({ DATA_DIR: dataDir, PORT: "0" });
  const origin = await server.whenOpen();
  const { seat, cookie } = await takeLink(origin, secretOf(server, "Guild chief"));
  const headers = { origin, cookie };
  const negotiation = (
    (await (await fetch(`${origin}/api/seats/${seat}/me`, { headers })).json()) as {
      seat: { negotiation: string };
    }
  ).seat.negotiation;
  const document = await knock(`${origin}/sync/${negotiation}/worksheet?seat=${seat}`, headers);
  const facts: unknown[] = [];
  const events = io(origin, {
    path: EVENTS_PATH,
    transports: ["websocket"],
    auth: { seat },
    extraHeaders: headers,
    reconnection: false,
  });
  events.on(FACT, (fact: unknown) => facts.push(fact));
  await waitUntil("the event wire is open", () => events.connected);

  server.signal("SIGTERM");
  expect(await document.socket?.closeCode()).toBe(CLOSE.restarting);
  expect(await server.exit()).toBe(0);
  expect(facts).toContainEqual({ fact: "house-closing" });
  expect(server.complaints).toBe("");
  events.close();
});

test("STOP-1 what was called saved or seen by another up to the stop is on the disk, though people write on while the server stops", async () => {
  await using server = startProcess({ DATA_DIR: dataDir, PORT: "0" });
  await using people = new AsyncDisposableStack();
  const house = await seatedProcess(server);
  const typists = await seatTypists(house, people);
  const typing = new AbortController();
  const hands = typists.map(async (typist) =>
    keepTyping(typist, { pause: () => 1, signal: typing.signal }),
  );
  await waitUntil("everybody has some of it saved", () =>
    typists.every(({ confirmed }) => confirmed >= 20),
  );
  server.signal("SIGTERM");
  expect(await server.exit()).toBe(0);
  await waitUntil("everybody knows", () => typists.every(({ status }) => status === "offline"));
  typing.abort();
  await Promise.all(hands);
  const negotiation = negotiationOf(house);
  for (const typist of typists) {
    const stored = storedMarks(dataDir, { negotiation, document: typist.session.name });
    expect(typist.owed().filter((mark) => !stored.has(mark))).toEqual([]);
  }
});

test("STOP-2 a signal that comes twice at once is one signal", async () => {
  await using server = startProcess({ DATA_DIR: dataDir, PORT: "0" });
  await server.whenOpen();
  server.signal("SIGINT");
  server.signal("SIGINT");
  expect(await server.exit()).toBe(0);
});

test("a second server on the same data folder says so and ends", async () => {
  await using first = startProcess({ DATA_DIR: dataDir, PORT: "0" });
  const origin = await first.whenOpen();
  await using second = startProcess({ DATA_DIR: dataDir, PORT: "0" });
  expect(await second.exit()).toBe(2);
  expect(second.complaints).toContain("already running on this data folder");
  expect((await fetch(`${origin}/healthz`)).status).toBe(200);
});

test("START-3 a start on a port that is taken leaves the links as they were handed out", async () => {
  await using first = startProcess({ DATA_DIR: dataDir, PORT: "0" });
  await first.whenOpen();
  const handedOut = secretOf(first, "Producers chief");
  first.signal("SIGTERM");
  await first.exit();

  const other = createServer().listen(0, "127.0.0.1");
  await waitUntil("another program listens", () => other.listening);
  const port = (other.address() as AddressInfo).port;
  await using taken = startProcess({ DATA_DIR: dataDir, PORT: String(port) });
  expect(await taken.exit()).toBe(2);
  other.close();

  const storage = openSqliteStorage({ dataDir, onDiskBroken: () => undefined });
  expect(lookAtLink(storage, handedOut)).toMatchObject({ seat: { name: "Producers chief" } });
  storage.close();
});

test("a taken port and a setting that cannot be read are said in words", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await waitUntil("another program listens", () => other.listening);
  const port = String((other.address() as AddressInfo).port);
  await using taken = startProcess({ DATA_DIR: dataDir, PORT: port });
  expect(await taken.exit()).toBe(2);
  expect(taken.complaints).toContain(`Port ${port} is taken`);
  other.close();
  await using bad = startProcess({ DATA_DIR: dataDir, PORT: "many" });
  expect(await bad.exit()).toBe(2);
  expect(bad.complaints).toBe('PORT is "many"; it has to be a number from 0 to 65535.\n');
});

test("START-3 a data folder that cannot be used and an address that is not this machine's are said in one line, and nothing is touched", async () => {
  const file = join(dataDir, "a-file");
  writeFileSync(file, "somebody's own");
  const garbled = join(dataDir, "garbled");
  mkdirSync(garbled);
  writeFileSync(
    join(garbled, DATABASE_FILE),
    "no database at all, but longer than its header would be".repeat(40),
  );
  const before = readFileSync(join(garbled, DATABASE_FILE));
  const cases = [
    [{ DATA_DIR: file }, `DATA_DIR is ${file}`],
    [{ DATA_DIR: join(file, "below") }, `DATA_DIR is ${file}`],
    [{ DATA_DIR: garbled }, `DATA_DIR is ${garbled}`],
    [{ DATA_DIR: join(dataDir, "new"), HOST: "192.0.2.1" }, "HOST is 192.0.2.1"],
  ] as const;
  for (const [settings, words] of cases) {
    await using server = startProcess({ PORT: "0", ...settings });
    expect([await server.exit(), server.complaints]).toEqual([2, expect.stringContaining(words)]);
    expect(server.complaints.trim().split("\n")).toHaveLength(1);
  }
  expect(readFileSync(file, "utf8")).toBe("somebody's own");
  expect(readFileSync(join(garbled, DATABASE_FILE))).toEqual(before);
  await using well = startProcess({ DATA_DIR: join(dataDir, "new"), PORT: "0" });
  await well.whenOpen();
  expect(well.complaints).toBe("");
});

test("DISK-3 when the disk fails the server ends at once, and starts well on a disk that works", async () => {
  const settings = { DATA_DIR: dataDir, PORT: "0" };
  // Large enough to begin with the demonstration, too small to end with it.
  await using failing = startOnFailingDisk(settings, 200);
  expect(await failing.exit()).toBe(1);
  expect(failing.complaints).toContain("the disk failed");
  expect(failing.printed).toBe("");

  await using well = startProcess(settings);
  await well.whenOpen();
  expect(printedSeats(well)).toHaveLength(34);
  expect(well.complaints).toBe("");
});
