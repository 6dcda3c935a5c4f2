import { expect, test } from "vitest";

import { FrameHeads, PIECE_WEIGHS_BYTES } from "./frame-heads.ts";

const [TEXT, BINARY, MORE, PING] = [1, 2, 0, 9] as const;
const MASK = [7, 7, 7, 7] as const;

/** A frame as a browser sends it. */
function frame(opcode: number, payloadBytes: number, { fin = true } = {}): Buffer {
  const first = (fin ? 0x80 : 0) | opcode;
  const payload = Buffer.alloc(payloadBytes, 0xff);
  if (payloadBytes < 126) return Buffer.from([first, 0x80 | payloadBytes, ...MASK, ...payload]);
  const head = Buffer.alloc(payloadBytes < 65_536 ? 4 : 10);
  head[0] = first;
  if (payloadBytes < 65_536) {
    head[1] = 0x80 | 126;
    head.writeUInt16BE(payloadBytes, 2);
  } else {
    head[1] = 0x80 | 127;
    head.writeBigUInt64BE(BigInt(payloadBytes), 2);
  }
  return Buffer.concat([head, Buffer.from(MASK), payload]);
}

test("BUDGET-12 of a message that is not whole everything that has come counts, whatever the length of its frame", () => {
  for (const length of [0, 1, 125, 126, 65_535, 65_536, 200_000]) {
    const heads = new FrameHeads();
    const whole = frame(BINARY, length);
    heads.read(whole.subarray(0, -1));
    expect([heads.unfinishedBytes, heads.finished]).toEqual([whole.length - 1, 0]);
    heads.read(whole.subarray(-1));
    expect([heads.unfinishedBytes, heads.finished]).toEqual([0, 1]);
  }
});

test("BUDGET-12 wherever the connection cuts what comes into chunks, the same is unfinished", () => {
  const pieces = [
    frame(TEXT, 300, { fin: false }),
    frame(PING, 20),
    frame(MORE, 70_000, { fin: false }),
    frame(PING, 0),
    frame(MORE, 0, { fin: false }),
    frame(MORE, 5, { fin: false }),
  ];
  const all = Buffer.concat(pieces);
  const kept = pieces.filter((_, index) => index !== 1 && index !== 3);
  const keptBytes = kept.reduce((sum, { length }) => sum + length + PIECE_WEIGHS_BYTES, 0);
  for (const every of [1, 2, 3, 7, 1_000, all.length]) {
    const heads = new FrameHeads();
    let weighs = 0;
    for (let at = 0; at < all.length; at += every)
      weighs += heads.read(all.subarray(at, at + every));
    expect([heads.unfinishedBytes, heads.finished]).toEqual([keptBytes, 0]);
    expect(weighs).toBe(all.length + kept.length * PIECE_WEIGHS_BYTES);
    heads.read(frame(MORE, 3));
    expect([heads.unfinishedBytes, heads.finished]).toEqual([0, 1]);
  }
});

test("BUDGET-12 whole messages and pings leave nothing behind, however many come in one chunk", () => {
  const heads = new FrameHeads();
  const chunk = Buffer.concat([
    frame(BINARY, 10),
    frame(PING, 4),
    frame(TEXT, 400),
    frame(TEXT, 0),
  ]);
  expect(heads.read(chunk)).toBe(chunk.length);
  expect([heads.unfinishedBytes, heads.finished]).toEqual([0, 3]);
});
