import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, test } from "vitest";

import { startProcess } from "../harness/house-process.ts";
import { METRICS_TOKEN, scrape } from "../harness/metrics-reader.ts";
import { takeSeat } from "../harness/person.ts";
import { seatedProcess } from "../harness/seated-process.ts";
import { everybodyHasAll, seatTypists, Typist, WORKSHEET } from "../harness/typist.ts";
import { waitUntil } from "../harness/wait-until.ts";
import { openShiftableClock } from "./shiftable-clock.ts";

const MARKS_MEANWHILE = 20;
/** Shows how long the server itself finds that it stood still. */
const LONGEST_TURN = "nodejs_eventloop_lag_max_seconds";
/** A server's sockets have their heartbeats in so many groups, one after the other; some more, so that each has had its own. */
const BEATS = 44;
const AFTER = { after: 0, limit: 1 };

/**
 * Stopped for a moment of the test's time, so that nothing of it is waited for. What a long standstill does to a server is done by its clocks: every limit,
 * ping and sweep of it goes by the clock that only grows, which is put ahead while the server is stopped. Thirty seconds of silence are too many for
 * the page too, which then comes back as after any other loss of the line; that is what the one who leaves meanwhile does.
 */
test.for([
  ["for a moment", 0],
  ["for 45 seconds by its own clocks", 45],
] as const)(
  "FAULT-2 D7 a server that stands still %s and goes on loses nothing, neither of those who stayed connected nor of those who left meanwhile",
  async ([, seconds]) => {
    using clock = openShiftableClock();
    await using held = new AsyncDisposableStack();
    const dataDir = mkdtempSync(join(tmpdir(), "crosstable-frozen-"));
    held.defer(() => rmSync(dataDir, { recursive: true }));
    const server = held.use(
      startProcess({ DATA_DIR: dataDir, PORT: "0", METRICS_TOKEN, ...clock.settings }),
    );
    const house = await seatedProcess(server);
    const staying = await seatTypists(house, held);
    const leaver = held.use(await takeSeat(house, { side: "b", role: "second" }));
    await leaver.openEvents();
    const leaving = new Typist(await leaver.openDocument(WORKSHEET), "e", leaver);
    const everybody = [...staying, leaving];
    for (const typist of everybody) typist.type();
    await everybodyHasAll(everybody);

    const seen = new Set<string>();
    for (const { session } of staying) session.state.subscribe(({ status }) => seen.add(status));
    server.signal("SIGSTOP");
    leaving.leave();
    await waitUntil("who left knows", () => leaving.status === "offline");
    for (let mark = 0; mark < MARKS_MEANWHILE; mark += 1) for (const each of everybody) each.type();
    leaving.comeBack();
    // Nobody is told that anything is saved by a server that stands still.
    expect(everybody.map(({ session }) => session.state.getState().unsaved)).toEqual(
      everybody.map(() => MARKS_MEANWHILE),
    );

    clock.sleep(seconds);
    server.signal("SIGCONT");
    await everybodyHasAll(everybody);
    const origin = await server.whenOpen();
    // Whoever is taken for dead is cut off at a heartbeat, so everybody has one: with each second that the clock is put ahead one more is due.
    for (let beat = 0; beat < BEATS; beat += 1) {
      clock.sleep(1);
      expect((await fetch(`${origin}/healthz`)).status).toBe(200);
    }
    // Those who stayed connected were not sent away and did not have to come back.
    expect([...seen]).toEqual(["live"]);
    expect(await leaver.ask({ request: "read-record", ...AFTER })).toMatchObject({ done: {} });
    expect(leaver.isGone()).toBe(false);
    const longestTurn = (await scrape(origin)).get(LONGEST_TURN);
    expect(longestTurn).toBeGreaterThanOrEqual(seconds);
    expect(server.complaints).toBe("");
  },
);
