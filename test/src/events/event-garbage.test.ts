import { Chance } from "@crosstable/server/sync/guard/chance";
import { ASK } from "@crosstable/shared/events/replies";
import { MAX_EVENT_MESSAGE_BYTES } from "@crosstable/shared/limits";
import { EVENTS_PATH } from "@crosstable/shared/rooms";
import { afterAll, beforeAll, expect, test } from "vitest";
import WebSocket from "ws";

import { takeSeat, type Person } from "../harness/person.ts";
import { openTestHouse, type TestHouse } from "../harness/test-house.ts";
import { waitUntil } from "../harness/wait-until.ts";

/** A WebSocket on the event wire that speaks neither Engine.IO nor Socket.IO by itself. */
interface BareEvents extends Disposable {
  readonly said: readonly string[];
  readonly isOpen: boolean;
  send(data: string | Uint8Array): void;
}

const SEED = 5112007;
const SPOILED = 300;
const STEP_MS = 11_000;

let house: TestHouse;
let chief: Person;
let nowMs = Date.parse("2026-01-05T09:00:00Z");
beforeAll(async () => {
  house = await openTestHouse({ now: () => nowMs });
  chief = await takeSeat(house, { side: "a", role: "chief" });
});
afterAll(async () => {
  await chief[Symbol.asyncDispose]();
  await house[Symbol.asyncDispose]();
});

async function openBare(): Promise<BareEvents> {
  const socket = new WebSocket(
    `${house.origin.replace("http", "ws")}${EVENTS_PATH}/?EIO=4&transport=websocket`,
    { headers: { ...chief.headers, origin: house.origin }, perMessageDeflate: false },
  );
  const said: string[] = [];
  socket.on("message", (data: Buffer) => said.push(data.toString()));
  socket.on("error", () => undefined);
  await waitUntil("the transport is open", () => said.some((each) => each.startsWith("0")));
  return {
    said,
    get isOpen() {
      return socket.readyState === WebSocket.OPEN;
    },
    send: (data) => socket.send(data),
    [Symbol.dispose]: () => socket.terminate(),
  };
}

async function openSeated(): Promise<BareEvents> {
  const socket = await openBare();
  socket.send(`40${JSON.stringify({ seat: chief.seat.id })}`);
  await waitUntil("the seat is let in", () => socket.said.some((each) => each.startsWith("40")));
  return socket;
}

const FENCE = `421000${JSON.stringify([ASK, { request: "nothing" }])}`;

/** What became of it: hung up on, or still there, and how whatever it asked was answered. */
async function outcome(data: string | Uint8Array, socket: BareEvents): Promise<string[]> {
  // A seat may ask so many times in ten seconds; that is tried elsewhere.
  nowMs += STEP_MS;
  const before = socket.said.length;
  const isAnswered = (): boolean =>
    socket.said.slice(before).some((each) => each.startsWith("431000"));
  socket.send(data);
  socket.send(FENCE);
  await waitUntil("it is answered or hung up on", () => !socket.isOpen || isAnswered());
  if (!socket.isOpen) return ["hung up"];
  return socket.said
    .slice(before)
    .filter((each) => each.startsWith("43") && !each.startsWith("431000"))
    .map((each) => /"reason":"([\w-]+)"/.exec(each)?.[1] ?? "done");
}

function rows(): string {
  const { storage } = house.house;
  const { negotiation } = chief.seat;
  return JSON.stringify([
    storage.record.read({ negotiation, after: 0, limit: 500 }),
    storage.seats.list(negotiation),
  ]);
}

/** Somebody polite asks, and is answered. */
async function mustStillAnswer(): Promise<void> {
  nowMs += STEP_MS;
  expect(await chief.ask({ request: "enter-room", room: "table" })).toEqual({ done: {} });
}

const ask = (request: unknown): string => `427${JSON.stringify([ASK, request])}`;
const deep = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);

const HUNG_UP = ["hung up"];
const MALFORMED = ["malformed"];

const GARBAGE: readonly [what: string, ends: string[], data: string | Uint8Array][] = [
  ["no packet at all", HUNG_UP, ""],
  ["a packet of no kind", HUNG_UP, "9hello"],
  ["JSON that breaks off", HUNG_UP, '42["ask",{"request":'],
  ["an event that is no list", HUNG_UP, '42{"ask":1}'],
  ["an event without a name", HUNG_UP, "42[]"],
  ["an event of a reserved name", HUNG_UP, '42["disconnect","x"]'],
  ["an event of a number's name", HUNG_UP, "42[7,{}]"],
  ["an unknown event", HUNG_UP, '427["shout",{}]'],
  ["a request without an acknowledgement", HUNG_UP, `42["${ASK}",{"request":"read-host"}]`],
  ["an attachment that nobody announced", HUNG_UP, new Uint8Array(40)],
  [
    "an announced attachment that never comes",
    HUNG_UP,
    `451-7["${ASK}",{"_placeholder":true,"num":0}]`,
  ],
  ["more attachments than anybody could send", HUNG_UP, `4599999999-7["${ASK}",{}]`],
  [
    "a placeholder of an attachment that there is not",
    HUNG_UP,
    `451-7["${ASK}",{"_placeholder":true,"num":9}]`,
  ],
  ["an acknowledgement of nothing that was asked", [], '4399["x"]'],
  ["an error as only servers send it", HUNG_UP, '44{"message":"x"}'],
  ["a message larger than any may be", HUNG_UP, "4".repeat(MAX_EVENT_MESSAGE_BYTES + 1)],
  ["a request that is null", MALFORMED, ask(null)],
  ["a request that is a list", MALFORMED, ask([[], {}])],
  [
    "a request with a field named __proto__",
    MALFORMED,
    `427["${ASK}",{"request":"enter-room","room":"table","__proto__":{"role":"host"}}]`,
  ],
  ["a request named after a property of every object", MALFORMED, ask({ request: "constructor" })],
  [
    "a request of another's seat",
    MALFORMED,
    ask({ request: "enter-room", room: "table", seat: "chief" }),
  ],
  [
    "a request nested a hundred thousand deep",
    MALFORMED,
    `427["${ASK}",{"request":"make-move","moves":${deep(100_000)}}]`,
  ],
  [
    "a health that is no number",
    MALFORMED,
    `427["${ASK}",{"request":"report-health","rttMs":1e999,"unsaved":-1}]`,
  ],
  ["a record read backwards", MALFORMED, ask({ request: "read-record", after: -1, limit: 1e9 })],
];

test.each(GARBAGE)(
  "DOOR-1 %s changes nothing: hung up on, or answered in words",
  async (_what, ends, data) => {
    const before = rows();
    using socket = await openSeated();
    expect(await outcome(data, socket)).toEqual(ends);
    await mustStillAnswer();
    expect(rows()).toBe(before);
  },
);

test("DOOR-1 whoever says nothing of a seat, or of another place than there is, is not let in", async () => {
  for (const opening of [
    "40",
    "40[]",
    '40{"seat":7}',
    `40/host,{"seat":"${chief.seat.id}"}`,
    "40{",
  ]) {
    using socket = await openBare();
    socket.send(opening);
    await waitUntil(
      "it is refused or hung up on",
      () => !socket.isOpen || socket.said.some((each) => each.startsWith("44")),
    );
    expect(socket.said.some((each) => each.startsWith("40"))).toBe(false);
  }
  using good = await openSeated();
  expect(await outcome(ask({ request: "enter-room", room: "table" }), good)).toEqual(["done"]);
});

test(`DOOR-1 ${SPOILED} requests spoiled letter by letter are hung up on or answered, and none takes effect as another (seed ${SEED})`, async () => {
  const chance = new Chance(SEED);
  const before = rows();
  const good = [
    ask({ request: "read-record", after: 0, limit: 5 }),
    ask({ request: "enter-room", room: "caucus" }),
    ask({ request: "report-health", rttMs: 20, unsaved: 0 }),
    ask({
      request: "revoke-link",
      key: "6f1c2c1e-8d3a-4b1e-9a55-0c2f0a7f5d11",
      seat: chief.seat.id,
    }),
    `451-7["${ASK}",{"_placeholder":true,"num":0}]`,
  ];
  const counts = new Map<string, number>();
  let socket = await openSeated();
  for (let tried = 0; tried < SPOILED; tried += 1) {
    if (!socket.isOpen) socket = await openSeated();
    const [end = "silent"] = await outcome(spoiled(chance, chance.pick(good)), socket);
    counts.set(end, (counts.get(end) ?? 0) + 1);
  }
  socket[Symbol.dispose]();
  // A spoiled request may still be a good one, or one that is not this seat's to ask.
  const ends = new Set(["hung up", "malformed", "silent", "done", "not-yours-to-ask"]);
  expect([...counts.keys()].filter((end) => !ends.has(end))).toEqual([]);
  expect(counts.get("hung up")).toBeGreaterThan(10);
  expect(counts.get("malformed")).toBeGreaterThan(10);
  expect(rows()).toBe(before);
  await mustStillAnswer();
});

function spoiled(chance: Chance, text: string): string {
  const letters = text.split("");
  for (let times = 1 + chance.below(3); times > 0; times -= 1) {
    const at = chance.below(letters.length);
    const letter = String.fromCodePoint(32 + chance.below(95));
    letters.splice(at, chance.below(2), ...(chance.once(3) ? [] : [letter]));
  }
  return letters.join("");
}
