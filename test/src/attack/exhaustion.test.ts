import { once } from "node:events";
import { connect, type Socket } from "node:net";

import { writtenBy, DRAFT, MINE } from "@crosstable/server/sync/guard/guard-on-trial";
import { CLOSE } from "@crosstable/shared/close-codes";
import {
  MAX_STATE_VECTOR_ENTRIES,
  MAX_SYNC_MESSAGE_BYTES,
} from "@crosstable/shared/document-limits";
import { syncPath } from "@crosstable/shared/rooms";
import { SEAT_PARAM, SYNC_MESSAGE } from "@crosstable/shared/sync-wire";
import { createEncoder, toUint8Array, writeVarUint } from "lib0/encoding";
import { expect, test } from "vitest";
import WebSocket from "ws";

import { waitUntil } from "../harness/wait-until.ts";
import { CAUCUS, groundForEachTest } from "./battle-ground.ts";
import { askOften, churnPresence, writeInSmallParts } from "./floods.ts";
import { isStep, presenceFrame, syncFrame } from "./frames.ts";
import { openRaw, settled } from "./intruder.ts";

const ground = groundForEachTest();

/** A state vector that claims so many writers, and names as many as it is told to. */
function stateVector(claimed: number, named = claimed): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, claimed);
  for (let client = 1; client <= named; client += 1) {
    writeVarUint(encoder, client);
    writeVarUint(encoder, 1);
  }
  return toUint8Array(encoder);
}

test("GUARD-5 R6 a state vector of more writers than a document has, and one that lies about them, close the socket; a long one is answered", async () => {
  const tries = [
    [CLOSE.tooLarge, stateVector(MAX_STATE_VECTOR_ENTRIES + 1)],
    [CLOSE.tooLarge, stateVector(2 ** 40, 0)],
    [CLOSE.malformed, stateVector(50_000, 3)],
    [CLOSE.malformed, Uint8Array.of()],
    [CLOSE.malformed, Uint8Array.of(1, 0x80, 0x00, 1)],
  ] as const;
  const before = await ground().everything(CAUCUS);
  for (const [code, vector] of tries) {
    using socket = await openRaw(ground().intruder, CAUCUS);
    socket.send(syncFrame("step1", vector));
    expect(await socket.closeCode()).toBe(code);
  }
  expect(await ground().everything(CAUCUS)).toBe(before);
  using good = await openRaw(ground().intruder, CAUCUS);
  good.send(syncFrame("step1", stateVector(50_000)));
  await waitUntil("it is answered", () => good.frames.some((frame) => isStep(frame, "step2")));
});

test("GUARD-5 R5 a burst of questions costs one encoding and changes nothing for anybody", async () => {
  const before = await ground().everything(CAUCUS);
  using socket = await openRaw(ground().intruder, CAUCUS);
  askOften(socket, 50);
  await settled(socket);
  const replies = socket.frames.filter((frame) => isStep(frame, "step2"));
  expect(new Set(replies.map((frame) => Buffer.from(frame).toString("base64"))).size).toBe(1);
  expect(await ground().everything(CAUCUS)).toBe(before);
});

test("GUARD-1 R4 writing in many small parts is taken whole, and the witness has all of it", async () => {
  using socket = await openRaw(ground().intruder, CAUCUS);
  const words = "goldfinch ".repeat(10);
  writeInSmallParts(socket, MINE, words);
  const { doc } = ground().seen.caucus;
  await waitUntil("the witness has it", () => doc.getText(DRAFT).toJSON().includes(words));
  expect(socket.isOpen()).toBe(true);
});

test("PRESENCE-2 R14, A12, A13 presence that names others, jumps ahead or is too large closes its socket; one's own comes through", async () => {
  const { seen, witness } = ground();
  const mine = seen.caucus.doc.clientID;
  seen.caucus.awareness.setLocalState({ activity: "reading" });
  using onlooker = await openRaw(witness, CAUCUS);
  await settled(onlooker);
  const state = { activity: "magpie" };
  const tries = [
    [CLOSE.presenceRefused, presenceFrame({ client: mine, clock: 2 ** 31, state })],
    [CLOSE.presenceRefused, presenceFrame({ client: mine, clock: 2 ** 53 - 1, state: null })],
    [CLOSE.presenceRefused, presenceFrame({ client: MINE, clock: 2 ** 53 - 1, state })],
    [
      CLOSE.tooLarge,
      presenceFrame({ client: MINE, clock: 1, state: { activity: "x".repeat(5_000) } }),
    ],
    [CLOSE.tooLarge, presenceFrame({ client: MINE, clock: 1, state: "x".repeat(1_000_000) })],
    [CLOSE.malformed, presenceFrame({ client: MINE, clock: 1, state: "a word" })],
    [CLOSE.malformed, presenceFrame({ client: 2 ** 32, clock: 1, state })],
    [CLOSE.malformed, Uint8Array.of(SYNC_MESSAGE.awareness, 2, 0xff, 0x01)],
  ] as const;
  for (const [code, frame] of tries) {
    using socket = await openRaw(ground().intruder, CAUCUS);
    socket.send(frame);
    expect(await socket.closeCode()).toBe(code);
  }
  using own = await openRaw(ground().intruder, CAUCUS);
  churnPresence(own, MINE, 20);
  await waitUntil("the last of it comes through", () =>
    onlooker.frames.some((frame) => Buffer.from(frame).includes("round 19")),
  );
  seen.caucus.awareness.setLocalState({ activity: "still here" });
  await waitUntil("the witness is still shown", () =>
    onlooker.frames.some((frame) => Buffer.from(frame).includes("still here")),
  );
  expect(onlooker.frames.some((frame) => Buffer.from(frame).includes("magpie"))).toBe(false);
});

/** What the seat's browser would send to open the document, as the bytes of a request. */
function requestLines(): string[] {
  const { intruder, house } = ground();
  const path = syncPath({ negotiation: intruder.seat.negotiation, document: CAUCUS });
  return [
    `GET ${path}?${SEAT_PARAM}=${intruder.seat.id} HTTP/1.1`,
    `Host: 127.0.0.1:${house.port}`,
    `Origin: ${house.origin}`,
    `Cookie: ${intruder.headers.cookie}`,
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits",
  ];
}

async function call(): Promise<Socket & Disposable> {
  const socket = connect(ground().house.port, "127.0.0.1");
  socket.on("error", () => undefined);
  await once(socket, "connect");
  return Object.assign(socket, { [Symbol.dispose]: () => void socket.destroy() });
}

test("GUARD-2 R13 compression is not agreed to, and a compressed frame is no message", async () => {
  using socket = await call();
  const said: Buffer[] = [];
  socket.on("data", (chunk) => said.push(chunk));
  socket.write(`${requestLines().join("\r\n")}\r\n\r\n`);
  await waitUntil("the server has answered", () => Buffer.concat(said).includes("\r\n\r\n"));
  const answer = Buffer.concat(said).toString("latin1");
  expect(answer).toContain("101 Switching Protocols");
  expect(answer.toLowerCase()).not.toContain("permessage-deflate");
  // A masked binary frame with the bit that says "compressed".
  socket.write(Uint8Array.of(0xc2, 0x81, 0, 0, 0, 0, 7));
  await waitUntil("the server closes", () => closeCodeIn(Buffer.concat(said)) !== null);
  expect(closeCodeIn(Buffer.concat(said))).toBe(CLOSE.malformed);
});

/** The code of the close frame among these bytes. */
function closeCodeIn(bytes: Buffer): number | null {
  for (let at = bytes.indexOf("\r\n\r\n") + 4; at + 4 <= bytes.length;) {
    const short = (bytes[at + 1] ?? 0) & 0x7f;
    const head = short === 126 ? 4 : 2;
    if (bytes[at] === 0x88) return bytes.readUInt16BE(at + head);
    at += head + (short === 126 ? bytes.readUInt16BE(at + 2) : short);
  }
  return null;
}

test("DOOR-1 R7 half a greeting, a message that never ends and one in single bytes keep nobody waiting", async () => {
  using half = await call();
  half.write(`${requestLines().slice(0, 4).join("\r\n")}\r\n`);
  const { intruder } = ground();
  const path = syncPath({ negotiation: intruder.seat.negotiation, document: CAUCUS });
  const url = `ws://127.0.0.1:${ground().house.port}${path}?${SEAT_PARAM}=${intruder.seat.id}`;
  const headers = { ...intruder.headers, origin: ground().house.origin };
  const [endless, inBytes] = [new WebSocket(url, { headers }), new WebSocket(url, { headers })];
  await Promise.all([endless, inBytes].map(async (socket) => once(socket, "open")));
  // The server may close while the last of it is still on its way there.
  endless.on("error", () => undefined);
  endless.send(new Uint8Array(10_000), { fin: false });
  const update = writtenBy(MINE, (doc) => doc.getText(DRAFT).insert(0, "goldfinch"));
  const frame = syncFrame("update", update);
  frame.forEach((byte, index) =>
    inBytes.send(Uint8Array.of(byte), { fin: index === frame.length - 1 }),
  );
  const { doc } = ground().seen.caucus;
  await waitUntil("what came in single bytes is one message", () =>
    doc.getText(DRAFT).toJSON().includes("goldfinch"),
  );
  endless.send(new Uint8Array(MAX_SYNC_MESSAGE_BYTES), { fin: false });
  const [code] = (await once(endless, "close")) as [number];
  expect(code).toBe(CLOSE.tooLarge);
  inBytes.terminate();
});
