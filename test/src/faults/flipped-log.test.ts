import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { DATABASE_FILE } from "@crosstable/server/storage/sqlite-storage";
import { expect, test } from "vitest";

import { startProcess } from "../harness/house-process.ts";
import { takeSeat } from "../harness/person.ts";
import { seatedProcess } from "../harness/seated-process.ts";
import { everybodyHasAll, seatTypists } from "../harness/typist.ts";

const LOG = `${DATABASE_FILE}-wal`;

async function afterKill(harm: (log: Buffer) => Buffer, settings: Record<string, string> = {}) {
  const held = new AsyncDisposableStack();
  const dataDir = mkdtempSync(join(tmpdir(), "crosstable-flipped-log-"));
  held.defer(() => rmSync(dataDir, { recursive: true }));
  const server = held.use(startProcess({ DATA_DIR: dataDir, PORT: "0" }));
  const house = await seatedProcess(server);
  const typists = await seatTypists(house, held);
  const host = held.use(await takeSeat(house, { side: null, role: "host" }));
  for (let round = 0; round < 5; round += 1) {
    for (const typist of typists) typist.type();
    await everybodyHasAll(typists);
  }
  server.signal("SIGKILL");
  await server.exit();
  const log = join(dataDir, LOG);
  writeFileSync(log, harm(readFileSync(log)));
  const port = String(house.port);
  const next = held.use(startProcess({ DATA_DIR: dataDir, PORT: port, ...settings }));
  await next.whenOpen();
  const answer = await host.ask({ request: "read-host" });
  if (answer === "unanswered" || "refused" in answer) throw new Error("the host is not answered");
  return {
    typists,
    next,
    isDamaged: answer.done.wasLogDamaged,
    [Symbol.asyncDispose]: async () => held.disposeAsync(),
  };
}

/** Where the second mark was written first: commits that were synced later stand behind it. */
function flipped(log: Buffer): Buffer {
  const bytes = Buffer.from(log);
  const at = bytes.indexOf("mark-a-2 ");
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes;
}

test("DISK-8 D12 a flipped bit in the log of the newest minutes is named at the start and to the host, and devices bring back what it cost", async () => {
  await using room = await afterKill(flipped, { RESTORED: "on" });
  expect(room.isDamaged).toBe(true);
  expect(room.next.complaints).toContain("log-damaged");
  await everybodyHasAll(room.typists);
});

test("DISK-8 D12 a log that a kill has left whole, and one whose end is torn, are no damage", async () => {
  await using whole = await afterKill((log) => log);
  expect([whole.isDamaged, whole.next.complaints]).toEqual([false, ""]);
  await everybodyHasAll(whole.typists);
  await using torn = await afterKill((log) => Buffer.concat([log, Buffer.alloc(2_000, "torn")]));
  expect([torn.isDamaged, torn.next.complaints]).toEqual([false, ""]);
  await everybodyHasAll(torn.typists);
});
