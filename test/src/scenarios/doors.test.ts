import { connect } from "node:net";

import { EVENTS_PATH } from "@crosstable/shared/rooms";
import { afterAll, beforeAll, expect, test } from "vitest";

import { takeSeat, type Person } from "../harness/person.ts";
import { knock } from "../harness/raw-socket.ts";
import { openTestHouse, type TestHouse } from "../harness/test-house.ts";

let house: TestHouse;
let chief: Person;
let headers: { origin: string; cookie: string };

beforeAll(async () => {
  house = await openTestHouse();
  chief = await takeSeat(house, { side: "a", role: "chief" });
  headers = { origin: house.origin, cookie: chief.headers.cookie };
});
afterAll(async () => {
  await chief[Symbol.asyncDispose]();
  await house[Symbol.asyncDispose]();
});

const sync = (path = "worksheet", seat: string = chief.seat.id) =>
  `${house.origin}/sync/${chief.seat.negotiation}/${path}?seat=${seat}`;
const events = () => `${house.origin}${EVENTS_PATH}/?EIO=4&transport=websocket`;

test("ORIGIN-1 with a session and the right origin both wires open", async () => {
  for (const url of [sync(), events()]) {
    const opened = await knock(url, headers);
    expect(opened.status).toBe(101);
    opened.socket?.[Symbol.dispose]();
  }
});

test("ORIGIN-1 a wrong origin and none are refused before any handshake, on both wires", async () => {
  const { cookie } = headers;
  for (const given of [{ cookie }, { cookie, origin: "https://elsewhere.example" }]) {
    expect((await knock(sync(), given)).status).toBe(403);
    expect((await knock(events(), given)).status).toBe(403);
  }
});

test("SESSION-3 no cookie, a wrong one and another seat's name are refused before the handshake", async () => {
  const { origin, cookie } = headers;
  const other = house.house.demoLinks.find(({ seat }) => seat.id !== chief.seat.id)?.seat.id ?? "";
  expect((await knock(sync(), { origin })).status).toBe(401);
  expect((await knock(sync(), { origin, cookie: `${cookie}x` })).status).toBe(401);
  expect((await knock(sync("worksheet", other), headers)).status).toBe(401);
  const renamed = cookie.replace(chief.seat.id, other);
  expect((await knock(sync("worksheet", other), { origin, cookie: renamed })).status).toBe(401);
});

test("a document that does not exist and a path that is no wire are not there", async () => {
  for (const path of ["nothing", "caucus", "worksheet/", "caucus.a%2f"])
    expect((await knock(sync(path), headers)).status).toBe(404);
  expect((await knock(`${house.origin}/elsewhere`, headers)).status).toBe(404);
});

test.each([
  ["no host", "//"],
  ["half an escape", "/%"],
  ["half an address", "http://["],
  ["a star", "*"],
  ["a zero byte", "/sync/%00/x"],
  ["far too many parts", `/sync/${"x/".repeat(2_000)}`],
])("DOOR-1 a stranger who asks for %s does not end the house", async (_what, path) => {
  const answer = await rawUpgrade(house.port, path);
  expect(answer === "" || /^HTTP\/1\.1 4\d\d /.test(answer)).toBe(true);
  expect((await fetch(`${house.origin}/healthz`)).status).toBe(200);
});

/** Asks for an upgrade in bytes, since every client library would mend the path first. */
async function rawUpgrade(port: number, path: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  let answer = "";
  socket.on("data", (data: Buffer) => (answer += data.toString("latin1")));
  socket.on("error", () => undefined);
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
  );
  await new Promise((resolve) => socket.on("close", resolve));
  return answer;
}
