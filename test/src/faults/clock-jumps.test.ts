import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, test } from "vitest";

import { startProcess } from "../harness/house-process.ts";
import { takeSeat, type Person } from "../harness/person.ts";
import { seatedProcess } from "../harness/seated-process.ts";
import { everybodyHasAll, seatTypists, type Typist } from "../harness/typist.ts";
import { openShiftableClock } from "./shiftable-clock.ts";

const HOUR_MS = 60 * 60 * 1000;
/** Away from the true time, in this order: three hours ahead, then an hour behind, then right again. */
const SHIFTS_HOURS = [3, -1, 0];

/** Every status that a screen has gone through since. */
function statusesOf(typists: readonly Typist[]): Set<string> {
  const seen = new Set<string>();
  for (const { session } of typists) session.state.subscribe(({ status }) => seen.add(status));
  return seen;
}

async function serverTime({ cable, fetch }: Person): Promise<number> {
  const reply = await fetch(`${cable.origin}/healthz`);
  return ((await reply.json()) as { nowMs: number }).nowMs;
}

async function setExpiration(host: Person, day: number): Promise<void> {
  const local = `2007-11-0${day}T23:59`;
  const zone = "America/Los_Angeles";
  const answer = await host.ask({
    request: "set-expiration",
    key: randomUUID(),
    local,
    zone,
    assumed: [],
  });
  expect(answer).toEqual({ done: {} });
}

async function recordTimes(person: Person): Promise<string[]> {
  const answer = await person.ask({ request: "read-record", after: 0, limit: 500 });
  if (answer === "unanswered" || "refused" in answer) throw new Error("the record was not read");
  return answer.done.entries.map(({ at }) => at);
}

test("FAULT-3 D8 a clock that jumps three hours ahead and then an hour behind ends no session and no connection, and the record goes on in order", async () => {
  using clock = openShiftableClock();
  await using held = new AsyncDisposableStack();
  const dataDir = mkdtempSync(join(tmpdir(), "crosstable-clock-house-"));
  held.defer(() => rmSync(dataDir, { recursive: true }));
  const settings = { DATA_DIR: dataDir, PORT: "0", ...clock.settings };
  const server = held.use(startProcess(settings));
  const house = await seatedProcess(server);
  const typists = await seatTypists(house, held);
  const host = held.use(await takeSeat(house, { side: null, role: "host" }));
  const reader = held.use(await takeSeat(house, { side: "b", role: "second" }));
  for (const typist of typists) typist.type();
  await everybodyHasAll(typists);
  const seen = statusesOf(typists);
  const newcomers = ["a", "b", "a"] as const;

  for (const [index, hours] of SHIFTS_HOURS.entries()) {
    const beforeMs = await serverTime(host);
    clock.shift(hours);
    const jumpedMs = (await serverTime(host)) - beforeMs;
    const wantedMs = (hours - (SHIFTS_HOURS[index - 1] ?? 0)) * HOUR_MS;
    expect(Math.abs(jumpedMs - wantedMs)).toBeLessThan(HOUR_MS / 2);
    for (const typist of typists) typist.type();
    await everybodyHasAll(typists);
    await setExpiration(host, index + 1);
    // Taking a seat, leasing an id and opening both wires work under every clock.
    const which = {
      side: newcomers[index] ?? "a",
      role: "negotiator",
      ordinal: index + 3,
    } as const;
    const newcomer = held.use(await takeSeat(house, which));
    expect((await newcomer.openDocument({ kind: "worksheet" })).state.getState().status).toBe(
      "live",
    );
    await newcomer.openEvents();
  }
  expect([...seen]).toEqual(["live"]);
  const times = await recordTimes(reader);
  expect(times).toEqual(times.toSorted());
  expect(new Set(times.slice(-SHIFTS_HOURS.length)).size).toBe(1);

  clock.shift(-1);
  server.signal("SIGKILL");
  await server.exit();
  const next = held.use(startProcess({ ...settings, PORT: String(house.port) }));
  await next.whenOpen();
  for (const typist of typists) typist.type();
  await everybodyHasAll(typists);
  expect(next.complaints).toBe("");
});
