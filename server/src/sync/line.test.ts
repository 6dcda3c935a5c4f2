import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";

import { expect, test } from "vitest";

import { Line } from "./line.ts";
import { wireFrame } from "./wire-frame.ts";

/** More than the kernel takes of one connection. */
const LONG_BYTES = 32 * 1024 * 1024;

test("FAULT-5 of a long frame one sees how much is under way while a line takes it", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const reader = connect((server.address() as AddressInfo).port, "127.0.0.1");
  const [house] = (await once(server, "connection")) as [Socket];
  const line = new Line(house);
  line.send(wireFrame(new Uint8Array(LONG_BYTES)));
  await expect.poll(() => line.underWayBytes).toBeGreaterThan(0);
  const whole = line.backlogBytes;
  let read = 0;
  let last = LONG_BYTES + 1;
  const seen: number[] = [];
  reader.on("data", (chunk: Buffer) => {
    read += chunk.byteLength;
    const now = line.underWayBytes;
    if (now < last && now > 0) seen.push(line.backlogBytes);
    last = now;
  });
  await expect.poll(() => read).toBeGreaterThan(LONG_BYTES);
  // Again and again less was under way, and the backlog was the whole all the time.
  expect(seen.length).toBeGreaterThan(2);
  expect(new Set(seen)).toEqual(new Set([whole]));
  expect([line.underWayBytes, line.backlogBytes]).toEqual([0, 0]);
  reader.destroy();
  house.destroy();
  server.close();
});
