import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, test } from "vitest";

import { startProcess, type HouseProcess } from "../harness/house-process.ts";
import { takeSeat, type SeatedHouse } from "../harness/person.ts";
import { negotiationOf, seatedProcess } from "../harness/seated-process.ts";
import {
  CAUCUS,
  everybodyHasAll,
  seatTypists,
  storedMarks,
  WORKSHEET,
  type Typist,
} from "../harness/typist.ts";
import { waitUntil } from "../harness/wait-until.ts";
import { openBreakableDisk } from "./breakable-disk.ts";

const LET_GO = "document-let-go";
const EXPIRATION = { local: "2007-10-31T23:59", zone: "America/Los_Angeles", assumed: [] };
const SMALL_DISK_BYTES = 16 * 1024 * 1024;

async function stopped(server: HouseProcess): Promise<void> {
  server.signal("SIGTERM");
  expect(await server.exit()).toBe(0);
}

/** Everything that a screen called saved or showed to another is what the stopped server has left. */
function expectStored(dataDir: string, house: SeatedHouse, typists: readonly Typist[]): void {
  const negotiation = negotiationOf(house);
  const stored = [CAUCUS, WORKSHEET].flatMap((document) => [
    ...storedMarks(dataDir, { negotiation, document }),
  ]);
  const owed = typists.flatMap((each) => each.owed());
  expect(stored.toSorted()).toEqual([...new Set(owed)].toSorted());
}

test("DISK-4 D4 a full disk stores nothing, says so to everybody, and is used again as soon as there is room", async () => {
  using disk = openBreakableDisk();
  await using server = startProcess({ PORT: "0", ...disk.settings });
  await using people = new AsyncDisposableStack();
  const house = await seatedProcess(server);
  const typists = await seatTypists(house, people);
  const host = people.use(await takeSeat(house, { side: null, role: "host" }));
  for (const typist of typists) typist.type();
  await everybodyHasAll(typists);
  const before = typists.map((each) => each.owed());

  disk.become({ is: "full" });
  const told = new Set<Typist>();
  for (const typist of typists) {
    typist.session.state.subscribe(({ status }) => {
      if (status === "offline") told.add(typist);
    });
    typist.type();
  }
  await waitUntil("everybody's connection has been closed", () => told.size === typists.length);
  expect(server.complaints).toContain(LET_GO);
  const ask = { request: "set-expiration", key: randomUUID(), ...EXPIRATION } as const;
  expect(await host.ask(ask)).toMatchObject({ refused: { reason: "not-stored" } });
  // Whoever is signed in goes on reading, as often as their page loads.
  expect((await host.fetch(`${host.cable.origin}/api/seats/${host.seat.id}/me`)).status).toBe(200);
  expect(typists.map((each) => each.owed())).toEqual(before);
  expect(typists.map(({ session }) => session.state.getState().unsaved)).toEqual([1, 1, 1, 1]);

  disk.become({ is: "well" });
  await everybodyHasAll(typists);
  expect(await host.ask(ask)).toEqual({ done: {} });
  await stopped(server);
  expectStored(disk.dataDir, house, typists);
});

const mayMount = process.getuid?.() === 0 && spawnSync("unshare", ["-m", "true"]).status === 0;

test.runIf(mayMount)(
  "DISK-4 D4 the same holds on a small disk that the kernel calls full",
  async () => {
    await using people = new AsyncDisposableStack();
    const disk = mkdtempSync(join(tmpdir(), "crosstable-small-disk-"));
    const mounted = spawnSync("mount", [
      "-t",
      "tmpfs",
      "-o",
      `size=${SMALL_DISK_BYTES}`,
      "t",
      disk,
    ]);
    expect(String(mounted.stderr)).toBe("");
    people.defer(() => {
      spawnSync("umount", [disk]);
      rmSync(disk, { recursive: true });
    });
    const dataDir = join(disk, "data");
    mkdirSync(dataDir);
    const server = people.use(startProcess({ PORT: "0", DATA_DIR: dataDir }));
    const house = await seatedProcess(server);
    const typists = await seatTypists(house, people);
    for (const typist of typists) typist.type();
    await everybodyHasAll(typists);

    const ballast = join(disk, "ballast");
    const { bavail, bsize } = statfsSync(disk);
    writeFileSync(ballast, new Uint8Array(bavail * bsize));
    // The log still has room that it has used before.
    await waitUntil("the disk is full for the server", () => {
      for (const typist of typists) typist.type();
      return server.complaints.includes(LET_GO);
    });

    rmSync(ballast);
    await everybodyHasAll(typists);
    await stopped(server);
    expectStored(dataDir, house, typists);
  },
);
