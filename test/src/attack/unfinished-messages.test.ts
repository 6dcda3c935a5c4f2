import { once } from "node:events";

import { DRAFT } from "@crosstable/server/sync/guard/guard-on-trial";
import { CLOSE } from "@crosstable/shared/close-codes";
import {
  MAX_SYNC_MESSAGE_BYTES,
  MAX_UNFINISHED_BYTES_PER_PERSON,
} from "@crosstable/shared/document-limits";
import {
  EVENT_BYTES_A_SECOND,
  EVENT_BYTES_AT_ONCE,
  MAX_EVENT_MESSAGE_BYTES,
  MAX_UNFINISHED_EVENT_BYTES_PER_SEAT,
  MAX_UNSEATED_BYTES,
} from "@crosstable/shared/limits";
import { EVENTS_PATH, syncPath } from "@crosstable/shared/rooms";
import { SEAT_PARAM } from "@crosstable/shared/sync-wire";
import { expect, test } from "vitest";
import WebSocket from "ws";

import { takeSeat, type Person } from "../harness/person.ts";
import { openTestHouse } from "../harness/test-house.ts";
import { waitUntil } from "../harness/wait-until.ts";
import { CAUCUS } from "./battle-ground.ts";
import { syncFrame, updateUnder } from "./frames.ts";
import { joinAnew, leaseOne } from "./intruder.ts";

/** A connection to the caucus of a person's side, below any client. */
async function openCaucus(person: Person, autoPong = true): Promise<WebSocket> {
  const path = syncPath({ negotiation: person.seat.negotiation, document: CAUCUS });
  const url = `${person.cable.origin.replace("http", "ws")}${path}?${SEAT_PARAM}=${person.seat.id}`;
  return opened(new WebSocket(url, { headers: { ...person.headers }, autoPong }));
}

/** A line of the event wire. */
async function openLine(origin: string, headers: Record<string, string>): Promise<WebSocket> {
  const url = `${origin.replace("http", "ws")}${EVENTS_PATH}/?EIO=4&transport=websocket`;
  return opened(new WebSocket(url, { headers }));
}

async function opened(socket: WebSocket): Promise<WebSocket> {
  // The house may close while something is still on its way there.
  socket.on("error", () => undefined);
  await once(socket, "open");
  return socket;
}

/** Sends the beginning of a message. Resolves when the house has it, or has ended the connection. */
async function begin(socket: WebSocket, bytes: Uint8Array | string): Promise<void> {
  const answered = new Promise<void>((resolve) => {
    socket.once("pong", () => resolve()).once("close", () => resolve());
  });
  socket.send(bytes, { fin: false });
  socket.ping();
  await answered;
}

const isOpen = ({ readyState }: WebSocket): boolean => readyState === WebSocket.OPEN;

test("BUDGET-12 R7 who begins one long message after another and finishes none has six of them in the house, over all their tabs, and what they began before is taken when it is whole", async () => {
  await using house = await openTestHouse();
  await using flooder = await takeSeat(house, { side: "a", role: "negotiator" });
  await using other = await takeSeat(house, { side: "a", role: "chief" });
  const client = await leaseOne(flooder, CAUCUS);
  const frame = syncFrame(
    "update",
    updateUnder(client, (doc) => doc.getText(DRAFT).insert(0, "goldfinch")),
  );
  const honest = await openCaucus(flooder);
  await begin(honest, frame.subarray(0, 5));
  const endless: WebSocket[] = [];
  const codes: number[] = [];
  for (let tab = 0; tab <= MAX_UNFINISHED_BYTES_PER_PERSON / MAX_SYNC_MESSAGE_BYTES; tab += 1) {
    const socket = await openCaucus(flooder);
    socket.once("close", (code) => codes.push(code));
    endless.push(socket);
    await begin(socket, new Uint8Array(MAX_SYNC_MESSAGE_BYTES - 1));
  }
  await waitUntil("those beyond the bound are closed", () => codes.length === 2);
  expect(codes).toEqual([CLOSE.tryAgain, CLOSE.tryAgain]);
  expect(endless.slice(0, -2).every(isOpen)).toBe(true);
  honest.send(frame.subarray(5));
  await expect
    .poll(async () => (await joinAnew(other, CAUCUS)).getText(DRAFT).toJSON())
    .toBe("goldfinch");
  for (const socket of [honest, ...endless]) socket.terminate();
});

test("BUDGET-12 a page on a slow line, whose answers to pings wait behind what it brings, brings in four megabytes", async () => {
  await using house = await openTestHouse({ pingEveryMs: 40 });
  await using traveller = await takeSeat(house, { side: "a", role: "negotiator" });
  await using other = await takeSeat(house, { side: "a", role: "chief" });
  const client = await leaseOne(traveller, CAUCUS);
  const words = "x".repeat(MAX_SYNC_MESSAGE_BYTES - 1_000);
  const frame = syncFrame(
    "step2",
    updateUnder(client, (doc) => doc.getText(DRAFT).insert(0, words)),
  );
  const page = await openCaucus(traveller, false);
  const pieces = 12;
  const length = Math.ceil(frame.length / pieces);
  for (let piece = 0; piece < pieces; piece += 1) {
    // Between two pieces it is pinged, and does not answer.
    await once(page, "ping");
    const isLast = piece === pieces - 1;
    page.send(frame.subarray(piece * length, (piece + 1) * length), { fin: isLast });
  }
  await expect
    .poll(async () => (await joinAnew(other, CAUCUS)).getText(DRAFT).length)
    .toBe(words.length);
  page.terminate();
});

test("BUDGET-12 a stranger is cut off at a short bound, whole or not; who says in pieces for which seat they come is heard", async () => {
  await using house = await openTestHouse();
  await using chief = await takeSeat(house, { side: "a", role: "chief" });
  const { origin } = chief.headers;
  // The first to be closed for saying nothing in time.
  const silent = await openLine(chief.cable.origin, { origin });
  const endless = await openLine(chief.cable.origin, { origin });
  const chatty = await openLine(chief.cable.origin, { origin });
  const closed = [endless, chatty].map(async (socket) => once(socket, "close"));
  endless.send("4".repeat(MAX_UNSEATED_BYTES + 1), { fin: false });
  for (let said = 0; said < MAX_UNSEATED_BYTES; said += 1) chatty.send("3");
  await Promise.all(closed);
  expect(isOpen(silent)).toBe(true);
  const { said, socket } = await sitDownInPieces(chief);
  expect(said).toMatch(/^40/);
  for (const each of [silent, socket]) each.terminate();
});

async function sitDownInPieces(person: Person): Promise<{ socket: WebSocket; said: string }> {
  const socket = await openLine(person.cable.origin, { ...person.headers });
  const said = new Promise<string>((resolve) => {
    socket.on("message", (data) => {
      const packet = (data as Buffer).toString();
      if (packet === "2") socket.send("3");
      if (/^4[04]/.test(packet)) resolve(packet);
    });
  });
  await begin(socket, "40");
  await begin(socket, '{"seat":"');
  socket.send(`${person.seat.id}"}`);
  return { socket, said: await said };
}

/** Everything that was answered on a line from now on. */
function answersOf(socket: WebSocket): string[] {
  const answers: string[] = [];
  socket.on("message", (data) => {
    const packet = (data as Buffer).toString();
    if (packet.startsWith("43")) answers.push(packet);
  });
  return answers;
}

const READ_HEAD = `["ask",{"request":"read-head"}]`;
/** An asking of the longest kind but for its end. */
const LONG = `420["ask",{"request":"read-head","more":"${"x".repeat(MAX_EVENT_MESSAGE_BYTES - 1_000)}`;
const END = `"}]`;

test("BUDGET-12 R7 one seat has so much unfinished on the event wire: the line that began last is cut, those before are answered, and others ask meanwhile", async () => {
  await using house = await openTestHouse();
  await using flooder = await takeSeat(house, { side: "a", role: "negotiator" });
  await using other = await takeSeat(house, { side: "b", role: "negotiator" });
  const lines: WebSocket[] = [];
  for (
    let line = 0;
    line <= MAX_UNFINISHED_EVENT_BYTES_PER_SEAT / MAX_EVENT_MESSAGE_BYTES;
    line += 1
  )
    lines.push((await sitDownInPieces(flooder)).socket);
  const [first, last] = [lines[0], lines.at(-1)] as [WebSocket, WebSocket];
  const closed = once(last, "close");
  for (const line of lines) await begin(line, LONG);
  await closed;
  expect(await other.ask({ request: "read-head" })).toHaveProperty("done");
  expect(lines.slice(0, -1).every(isOpen)).toBe(true);
  const answers = answersOf(first);
  first.send(END);
  await expect.poll(() => answers.length).toBe(1);
  for (const line of lines) line.terminate();
});

test("BUDGET-12 what comes on the event wire is charged before it is whole: past the budget nobody reads that seat, in no tab, until it is made up for", async () => {
  let steadyMs = 0;
  await using house = await openTestHouse({ steadyMs: () => steadyMs });
  await using flooder = await takeSeat(house, { side: "a", role: "negotiator" });
  await using other = await takeSeat(house, { side: "b", role: "negotiator" });
  const { socket: quiet } = await sitDownInPieces(flooder);
  const answers = answersOf(quiet);
  const lines: WebSocket[] = [];
  for (let line = 0; line <= EVENT_BYTES_AT_ONCE / MAX_EVENT_MESSAGE_BYTES; line += 1) {
    const { socket } = await sitDownInPieces(flooder);
    lines.push(socket);
    await begin(socket, LONG);
  }
  quiet.send(`421${READ_HEAD}`);
  for (let asked = 0; asked < 20; asked += 1)
    expect(await other.ask({ request: "read-head" })).toHaveProperty("done");
  expect(answers).toEqual([]);
  steadyMs += (2 * EVENT_BYTES_AT_ONCE * 1_000) / EVENT_BYTES_A_SECOND;
  await expect.poll(() => answers.length).toBe(1);
  for (const line of [quiet, ...lines]) line.terminate();
});
