import { expect, test } from "vitest";
import * as Y from "yjs";

import { Coverage } from "./coverage.ts";
import { Latencies, median } from "./latencies.ts";
import { clientFrame, FrameCutter } from "./light-socket.ts";
import {
  ASK_FOR_ALL,
  rangesOf,
  readFrame,
  replyMessage,
  RoomReader,
  updateMessage,
  type Range,
} from "./read-frame.ts";

// A benchmark that counts wrong is worse than none: a lost edit would look like a quick one.

const ANNA = 7;
const BEN = 300;

/** Three operations of one author, one update each. */
function threeEdits(client: number): Uint8Array[] {
  const doc = new Y.Doc();
  doc.clientID = client;
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (const value of ["a", "b", "c"]) doc.getMap("cells").set("key", value);
  return updates;
}

function receiver() {
  const covered: Range[] = [];
  const coverage = new Coverage((range) => covered.push(range));
  return { covered, coverage };
}

/** A frame of a server, as RFC 6455 draws it. */
function serverFrame(payload: Uint8Array): Buffer {
  return payload.byteLength < 126
    ? Buffer.from([0x82, payload.byteLength, ...payload])
    : Buffer.from([0x82, 126, payload.byteLength >> 8, payload.byteLength & 255, ...payload]);
}

test("bytes that are written down here are read as what they say", () => {
  // One struct of client 7 from clock 2: a string "hi" in the root text "t", and no deletions.
  const update = Uint8Array.of(1, 1, 7, 2, 4, 1, 1, 116, 2, 104, 105, 0);
  expect(rangesOf(update)).toEqual([{ client: ANNA, clock: 2, length: 2 }]);
  expect(readFrame(Uint8Array.of(0, 2, 12, ...update))).toEqual({
    kind: "news",
    isReply: false,
    update,
  });
  expect(readFrame(Uint8Array.of(0, 1, 2, 0, 0))).toMatchObject({ kind: "news", isReply: true });
  expect(readFrame(ASK_FOR_ALL)).toEqual({ kind: "asked" });
  expect(readFrame(Uint8Array.of(100, 0x80, 0x01))).toEqual({ kind: "saved", count: 128 });
  expect(readFrame(Uint8Array.of(1, 1, 0))).toEqual({ kind: "other" });
});

test("frames are found in whatever pieces they come", () => {
  const payloads = [ASK_FOR_ALL, new Uint8Array(300).fill(9), replyMessage(Uint8Array.of(0, 0))];
  const bytes = Buffer.concat(payloads.map(serverFrame));
  for (let piece = 1; piece <= bytes.byteLength; piece += 1) {
    const cutter = new FrameCutter();
    const found = [];
    for (let at = 0; at < bytes.byteLength; at += piece)
      for (const { payload } of cutter.cut(bytes.subarray(at, at + piece)))
        found.push(new Uint8Array(payload));
    expect(found).toEqual(payloads.map((each) => new Uint8Array(each)));
  }
});

test("what a client sends is masked, and of the length that it says", () => {
  expect([...clientFrame(Uint8Array.of(5, 6))]).toEqual([0x82, 0x82, 0, 0, 0, 0, 5, 6]);
  expect([...clientFrame(new Uint8Array(300)).subarray(0, 4)]).toEqual([0x82, 0xfe, 1, 44]);
});

test("each operation is counted once, one by one or merged by the server", () => {
  const [one, two, three] = threeEdits(ANNA) as [Uint8Array, Uint8Array, Uint8Array];
  const merged = Y.mergeUpdates([two, three, ...threeEdits(BEN)]);
  const { covered, coverage } = receiver();
  coverage.take(rangesOf(one));
  coverage.take(rangesOf(merged));
  const operations = covered.reduce((sum, { length }) => sum + length, 0);
  expect(operations).toBe(6);
  expect([coverage.held(ANNA), coverage.held(BEN), coverage.duplicates]).toEqual([3, 3, 0]);
});

test("an operation that was lost is missed, and those that need it do not count", () => {
  const [one, , three] = threeEdits(ANNA) as [Uint8Array, Uint8Array, Uint8Array];
  const { covered, coverage } = receiver();
  coverage.take(rangesOf(one));
  coverage.take(rangesOf(three));
  expect(coverage.held(ANNA)).toBe(1);
  expect(covered).toEqual([{ client: ANNA, clock: 0, length: 1 }]);
  // Merged with a hole in it, it is no better.
  const holed = receiver();
  holed.coverage.take(rangesOf(Y.mergeUpdates([one, three])));
  expect(holed.coverage.held(ANNA)).toBe(1);
});

test("an operation that came early counts when the one before it comes", () => {
  const [one, two, three] = threeEdits(ANNA) as [Uint8Array, Uint8Array, Uint8Array];
  const { covered, coverage } = receiver();
  for (const update of [three, two, one]) coverage.take(rangesOf(update));
  expect(coverage.held(ANNA)).toBe(3);
  expect(coverage.duplicates).toBe(0);
  expect(covered.map(({ clock }) => clock)).toEqual([0, 1, 2]);
});

test("an operation that comes twice is noticed and not counted twice", () => {
  const [one, two] = threeEdits(ANNA) as [Uint8Array, Uint8Array];
  const { covered, coverage } = receiver();
  for (const update of [one, two, two, Y.mergeUpdates([one, two])]) coverage.take(rangesOf(update));
  expect(coverage.held(ANNA)).toBe(2);
  expect(coverage.duplicates).toBe(3);
  expect(covered).toHaveLength(2);
});

test("a room's reader decodes the same bytes to the same news, and others to others", () => {
  const reader = new RoomReader();
  const [one, two] = threeEdits(ANNA) as [Uint8Array, Uint8Array];
  const frame = (update: Uint8Array) => Buffer.from(updateMessage(update));
  const first = reader.read(frame(one));
  expect(reader.read(frame(one))).toBe(first);
  expect(reader.read(frame(two)).ranges).toEqual([{ client: ANNA, clock: 1, length: 1 }]);
});

test("percentiles are of all deliveries, and the median is the middle", () => {
  const latencies = new Latencies();
  expect(latencies.within(0.5)).toBeNull();
  for (let ms = 10_000; ms >= 1; ms -= 1) latencies.add(ms);
  expect([latencies.within(0.5), latencies.within(0.99), latencies.within(1)]).toEqual([
    5_000, 9_900, 10_000,
  ]);
  expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([])]).toEqual([2, 2.5, null]);
});
