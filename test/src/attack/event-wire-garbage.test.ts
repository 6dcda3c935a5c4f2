import { once } from "node:events";

import { EVENTS_PATH } from "@crosstable/shared/rooms";
import { expect, test } from "vitest";
import WebSocket from "ws";

import { takeSeat, type Person } from "../harness/person.ts";
import { openTestHouse } from "../harness/test-house.ts";

const DEEP = "[".repeat(100_000) + "]".repeat(100_000);

/** What stands on the wire below socket.io's own client: packets of engine.io (4 is a message) and of socket.io in it. */
const GARBAGE = [
  "",
  "1",
  "2",
  "5",
  "6",
  "zzz",
  "4",
  "4x",
  "b////",
  "40null",
  '40"x"',
  "40[1]",
  "40/admin,{}",
  '40{"seat":["x"]}',
  '40{"seat":{"__proto__":1}}',
  '40{"pid":{},"offset":[]}',
  "41",
  "43",
  "430[]",
  "42",
  "42[]",
  "42[1]",
  '42["ask"]',
  '420["ask"]',
  '420["ask",null]',
  '420["disconnect"]',
  '429999999999999999999["ask",{}]',
  '451-["ask",{"_placeholder":true,"num":0}]',
  '4599999999-["ask"]',
  '451-0["ask",{"_placeholder":true,"num":"__proto__"}]',
  `420["ask",${DEEP}]`,
  `420["ask",{"request":${DEEP}}]`,
  '420["ask",{"request":"read-host","__proto__":{"x":1}}]',
  '420["ask",{"request":"__proto__"}]',
  '420["ask",{"request":"make-move","key":"x","moves":{"length":9}}]',
  '420["other",{}]',
];

/** Sends on a connection of its own, first as nobody, then as a person; closing it waits until the house has read it all. */
async function send(person: Person, packets: readonly string[]): Promise<void> {
  const url = `${person.cable.origin.replace("http", "ws")}${EVENTS_PATH}/?EIO=4&transport=websocket`;
  const socket = new WebSocket(url, { headers: { ...person.headers } });
  await once(socket, "open");
  const closed = once(socket, "close");
  for (const packet of packets) socket.send(packet);
  socket.send(Buffer.of(1, 2, 3));
  socket.close();
  await closed;
}

test("DOOR-1 whatever somebody sends on the event wire ends at most their own connection; a good request is answered as before", async () => {
  await using house = await openTestHouse();
  await using chief = await takeSeat(house, { side: "a", role: "chief" });
  await using other = await takeSeat(house, { side: "b", role: "chief" });
  const record = { request: "read-record", after: 0, limit: 200 } as const;
  const before = await other.ask(record);
  const there = await other.openEvents();
  for (const packet of GARBAGE) {
    await send(chief, [packet]);
    await send(chief, [`40{"seat":"${chief.seat.id}"}`, packet]);
  }
  expect(there.isLive()).toBe(true);
  expect(await other.ask(record)).toEqual(before);
  expect(await chief.ask({ request: "enter-room", room: "table" })).toEqual({ done: {} });
  expect(house.warnings).toEqual([]);
});
