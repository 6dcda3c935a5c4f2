import { once } from "node:events";
import { setImmediate as nextTurn } from "node:timers/promises";

import { mustProposalId } from "@crosstable/shared/ids";
import {
  ANSWER_CHARS_AT_ONCE,
  EVENT_BYTES_A_SECOND,
  EVENT_BYTES_AT_ONCE,
  EVENT_CONNECTS_A_MINUTE,
  EVENTS_BACKLOG_CHARS,
  MAX_EVENT_SOCKETS_PER_SEAT,
  MAX_HTTP_REQUESTS_A_MINUTE,
  MAX_PASS_TEXT_CHARS,
  MAX_REQUESTS_PER_10_SECONDS,
  MAX_UNSEATED_EVENT_SOCKETS,
  MAX_UNSEATED_MESSAGE_CHARS,
  MAX_UNSEATED_EVENT_SOCKETS_PER_SEAT,
} from "@crosstable/shared/limits";
import { EVENTS_PATH } from "@crosstable/shared/rooms";
import { expect, test } from "vitest";
import WebSocket from "ws";

import { takeSeat, type Person } from "../harness/person.ts";
import { openTestHouse } from "../harness/test-house.ts";
import { must, tabling } from "./make-moves.ts";

/** What the kernel may hold of one connection, on both its ends. */
const KERNEL_TAKES_BYTES = 16 * 1024 * 1024;
const READ_RECORD = `["ask",{"request":"read-record","after":0,"limit":200}]`;

/** As many of the length of a pass as one seat is answered at once. */
const LONG_ANSWERS = Math.floor(ANSWER_CHARS_AT_ONCE / (MAX_PASS_TEXT_CHARS * 1.05));

/** A connection below socket.io's own client. `answers` grows with every answer that was read. */
interface RawTab {
  readonly socket: WebSocket;
  readonly answers: string[];
}

async function connect(origin: string, headers: Record<string, string>): Promise<WebSocket> {
  const url = `${origin.replace("http", "ws")}${EVENTS_PATH}/?EIO=4&transport=websocket`;
  const socket = new WebSocket(url, { headers });
  await once(socket, "open");
  return socket;
}

/** Says for which seat it is, and waits for what the house says to that: "40…" is yes, "44…" is no. */
async function sitDown(person: Person): Promise<RawTab & { readonly said: string }> {
  const socket = await connect(person.cable.origin, { ...person.headers });
  const answers: string[] = [];
  const said = new Promise<string>((resolve) => {
    socket.on("message", (data) => {
      const packet = (data as Buffer).toString();
      if (packet === "2") socket.send("3");
      if (packet.startsWith("40") || packet.startsWith("44")) resolve(packet);
      if (packet.startsWith("43")) answers.push(packet);
    });
  });
  socket.send(`40{"seat":"${person.seat.id}"}`);
  return { socket, answers, said: await said };
}

test("BUDGET-9 who asks and does not read the answers is closed before they pile up; who reads them gets every one", async () => {
  await using house = await openTestHouse();
  await using reader = await takeSeat(house, { side: "b", role: "negotiator" });
  await using flooder = await takeSeat(house, { side: "a", role: "negotiator" });
  await using chief = await takeSeat(house, { side: "a", role: "chief" });
  // Long enough that the answers together are more than the kernel takes off the house's hands.
  const long = { proposal: mustProposalId("long"), text: "x".repeat(MAX_PASS_TEXT_CHARS) };
  await must(chief, tabling("long"), { kind: "pass", answers: null, ...long });
  const good = await sitDown(reader);
  for (let key = 0; key < LONG_ANSWERS; key += 1) {
    good.socket.send(`42${key}${READ_RECORD}`);
    await expect.poll(() => good.answers.length, { interval: 1 }).toBe(key + 1);
  }
  expect(good.socket.readyState).toBe(WebSocket.OPEN);

  const bad = await sitDown(flooder);
  const closed = once(bad.socket, "close");
  bad.socket.pause();
  for (let key = 0; key < LONG_ANSWERS; key += 1) bad.socket.send(`42${key}${READ_RECORD}`);
  // What the house does first, it has done when it answers somebody else.
  expect(await chief.ask({ request: "read-head" })).toHaveProperty("done");
  expect(await chief.ask({ request: "read-head" })).toHaveProperty("done");
  // One of these answers is all that a turn makes for one seat.
  for (let turn = 0; turn < LONG_ANSWERS; turn += 1) await nextTurn();
  bad.socket.resume();
  await closed;
  const all = bad.answers.reduce((sum, answer) => sum + answer.length, 0);
  expect(all).toBeLessThan(EVENTS_BACKLOG_CHARS + KERNEL_TAKES_BYTES);
  good.socket.terminate();
});

test("BUDGET-9 one seat sits in a bounded number of places and comes a bounded number of times a minute; the others of the house do not notice", async () => {
  await using house = await openTestHouse();
  await using many = await takeSeat(house, { side: "a", role: "negotiator" });
  await using other = await takeSeat(house, { side: "a", role: "chief" });
  const tabs: WebSocket[] = [];
  for (let tab = 0; tab < MAX_EVENT_SOCKETS_PER_SEAT; tab += 1) {
    const { socket, said } = await sitDown(many);
    expect(said).toMatch(/^40/);
    tabs.push(socket);
  }
  const beyond = await sitDown(many);
  expect(beyond.said).toMatch(/^44.*too-many-requests.*Close some of them/);
  beyond.socket.terminate();
  const first = tabs.pop();
  first?.close();
  await expect
    .poll(async () => {
      const again = await sitDown(many);
      again.socket.terminate();
      return again.said;
    })
    .toMatch(/^40/);
  let said = "";
  for (let times = MAX_EVENT_SOCKETS_PER_SEAT; times < EVENT_CONNECTS_A_MINUTE; times += 1) {
    const again = await sitDown(many);
    again.socket.terminate();
    ({ said } = again);
  }
  expect(said).toMatch(/^44.*too-many-requests.*too often/);
  const others = await sitDown(other);
  expect(others.said).toMatch(/^40/);
  others.socket.terminate();
  for (const tab of tabs) tab.terminate();
});

test("BUDGET-9 who stands up keeps no line open that is counted no more; who stays seated keeps it", async () => {
  await using house = await openTestHouse();
  await using chief = await takeSeat(house, { side: "a", role: "chief" });
  const stays = await sitDown(chief);
  const leaves = await sitDown(chief);
  const closed = once(leaves.socket, "close");
  leaves.socket.send("41");
  await closed;
  stays.socket.send(`420["ask",{"request":"read-head"}]`);
  await expect.poll(() => stays.answers.length).toBe(1);
  stays.socket.terminate();
});

test("BUDGET-9 strangers who say nothing keep nobody out who holds a session", async () => {
  await using house = await openTestHouse();
  await using chief = await takeSeat(house, { side: "a", role: "chief" });
  const { origin } = chief.headers;
  const strangers: WebSocket[] = [];
  for (let count = 0; count < MAX_UNSEATED_EVENT_SOCKETS; count += 1)
    strangers.push(await connect(chief.cable.origin, { origin }));
  await expect(connect(chief.cable.origin, { origin })).rejects.toThrow(/40[03]/);
  const { said, socket } = await sitDown(chief);
  expect(said).toMatch(/^40/);
  socket.terminate();
  for (const stranger of strangers) stranger.terminate();
});

test("BUDGET-9 who holds a session and says for no seat that they have come opens so many lines and no more; whoever says it makes room, and others come in meanwhile", async () => {
  await using house = await openTestHouse();
  await using silent = await takeSeat(house, { side: "a", role: "negotiator" });
  await using chief = await takeSeat(house, { side: "a", role: "chief" });
  const { origin } = silent.cable;
  const line = async (): Promise<WebSocket> => connect(origin, { ...silent.headers });
  const lines: WebSocket[] = [];
  for (let count = 0; count < MAX_UNSEATED_EVENT_SOCKETS_PER_SEAT; count += 1)
    lines.push(await line());
  await expect(line()).rejects.toThrow(/40[03]/);
  const other = await sitDown(chief);
  expect(other.said).toMatch(/^40/);
  // Who says which seat it is counts with those who sit, and whoever leaves counts nowhere.
  const [seated, leaving] = lines;
  const said = new Promise((resolve) => {
    seated?.on("message", (data) => {
      if ((data as Buffer).toString().startsWith("40")) resolve("seated");
    });
  });
  seated?.send(`40{"seat":"${silent.seat.id}"}`);
  await said;
  lines.push(await line());
  await expect(line()).rejects.toThrow(/40[03]/);
  leaving?.close();
  await expect
    .poll(async () =>
      line().then(
        (open) => lines.push(open),
        () => 0,
      ),
    )
    .toBeGreaterThan(0);
  for (const each of [...lines, other.socket]) each.terminate();
});

test("BUDGET-9 who goes on asking beyond the budget is closed, and the budget holds over HTTP as well", async () => {
  await using house = await openTestHouse();
  await using flooder = await takeSeat(house, { side: "a", role: "negotiator" });
  await using other = await takeSeat(house, { side: "b", role: "negotiator" });
  const { socket, answers } = await sitDown(flooder);
  const closed = once(socket, "close");
  const ask = `["ask",{"request":"read-head"}]`;
  for (let key = 0; key < 1_000; key += 1) socket.send(`42${key}${ask}`);
  await closed;
  expect(answers[0]).not.toContain("too-many-requests");
  expect(answers.at(-1)).toContain("too-many-requests");

  const me = async (person: Person): Promise<number> =>
    (await person.fetch(`${house.origin}/api/seats/${person.seat.id}/me`)).status;
  let status = 200;
  for (let count = 0; count <= MAX_HTTP_REQUESTS_A_MINUTE && status === 200; count += 1)
    status = await me(flooder);
  expect(status).toBe(429);
  expect(await me(other)).toBe(200);
});

test("BUDGET-11 who sends more than one person does waits with it in every tab, and all of it is answered; nobody else waits meanwhile", async () => {
  let steadyMs = 0;
  await using house = await openTestHouse({ steadyMs: () => steadyMs });
  await using flooder = await takeSeat(house, { side: "a", role: "staff" });
  await using other = await takeSeat(house, { side: "b", role: "negotiator" });
  const tabs = [await sitDown(flooder), await sitDown(flooder)];
  const long = `["ask",{"request":"read-head","more":"${"x".repeat(800_000)}"}]`;
  const each = Math.ceil(EVENT_BYTES_AT_ONCE / long.length);
  for (let key = 0; key < each; key += 1)
    for (const { socket } of tabs) socket.send(`42${key}${long}`);
  const answered = () => tabs.flatMap(({ answers }) => answers).length;
  // As much is read as one person may send, in each tab the beginning of one that is not whole.
  await expect.poll(answered, { interval: 1 }).toBeGreaterThanOrEqual(each - tabs.length);
  const asked = MAX_REQUESTS_PER_10_SECONDS / 2;
  for (let time = 0; time < asked; time += 1)
    expect(await other.ask({ request: "read-head" })).toHaveProperty("done");
  expect(answered()).toBeLessThanOrEqual(each);
  const meanwhile = await sitDown(flooder);
  meanwhile.socket.send(`420["ask",{"request":"read-head"}]`);
  expect(await other.ask({ request: "read-head" })).toHaveProperty("done");
  expect(meanwhile.answers).toEqual([]);

  const all = () => {
    steadyMs += (EVENT_BYTES_AT_ONCE * 1_000) / EVENT_BYTES_A_SECOND;
    return answered() + meanwhile.answers.length;
  };
  await expect.poll(all).toBe(2 * each + 1);
  for (const { socket } of [...tabs, meanwhile]) socket.terminate();
});

test("BUDGET-11 whoever has not said for which seat they come is closed at a long message, which nobody reads; at a short one they are heard", async () => {
  await using house = await openTestHouse();
  await using chief = await takeSeat(house, { side: "a", role: "chief" });
  const stranger = await connect(chief.cable.origin, { origin: chief.headers.origin });
  const said: string[] = [];
  stranger.on("message", (data) => said.push((data as Buffer).toString()));
  const closed = once(stranger, "close");
  stranger.send(`40{"seat":"${"x".repeat(MAX_UNSEATED_MESSAGE_CHARS)}"}`);
  await closed;
  expect(said.filter((packet) => packet.startsWith("44"))).toEqual([]);
  const heard = await sitDown(chief);
  expect(heard.said).toMatch(/^40/);
  heard.socket.terminate();
});
