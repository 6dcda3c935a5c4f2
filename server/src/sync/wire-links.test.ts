import { CLOSE } from "@crosstable/shared/close-codes";
import { WORKSHEET_CELLS } from "@crosstable/shared/documents/worksheet";
import { SYNC_PING_EVERY_MS } from "@crosstable/shared/limits";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { cell, CELL } from "./guard/guard-on-trial.ts";
import { openWire, WORKSHEET, type WireOnTrial } from "./wire-on-trial.ts";

let wire: WireOnTrial;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  wire = await openWire();
});
afterEach(async () => {
  await wire[Symbol.asyncDispose]();
  vi.useRealTimers();
});

/** The clock of the house stands still here, so looking again takes a turn of the event loop, not a time. */
async function soon(look: () => boolean): Promise<void> {
  for (const until = performance.now() + 5_000; performance.now() < until;) {
    if (look()) return;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  throw new Error("waited in vain");
}

test("a link whose other end is gone is cut after missed pings, and its presence with it; a live one stays", async () => {
  const live = await wire.visit(wire.seat("live"), WORKSHEET, { clientId: 101 });
  const dead = await wire.visit(wire.seat("dead"), WORKSHEET, {
    clientId: 102,
    answersPings: false,
  });
  dead.say({ client: 102, clock: 1, state: { activity: "here" } });
  const toldOf = (): number => live.heard.filter(({ kind }) => kind === "presence").length;
  const answersTo = (): number => live.heard.filter(({ kind }) => kind === "step2").length;
  await soon(() => live.isSynced && toldOf() === 1);
  for (let ping = 1; ping <= 3; ping += 1) {
    await vi.advanceTimersByTimeAsync(SYNC_PING_EVERY_MS);
    const answers = answersTo();
    live.ask();
    await soon(() => answersTo() > answers);
  }
  await soon(() => dead.closed !== null);
  expect([dead.closed, live.closed]).toEqual([1006, null]);
});

test("a quiet link hears something in every round, because the stock provider drops one on which it reads nothing", async () => {
  const page = await wire.visit(wire.seat("quiet", { role: "staff" }), WORKSHEET);
  await soon(() => page.isSynced);
  await vi.advanceTimersByTimeAsync(SYNC_PING_EVERY_MS);
  const before = page.heard.length;
  await vi.advanceTimersByTimeAsync(SYNC_PING_EVERY_MS);
  await soon(() => page.heard.length === before + 1);
  expect(page.heard.at(-1)).toEqual({ kind: "presence", said: [] });
});

test("SAVE-1 a house that closes stores what it has received, says so, and tells everybody to come back", async () => {
  const page = await wire.visit(wire.seat("one"), WORKSHEET, { clientId: 101, wantsAck: true });
  await soon(() => page.isSynced);
  page.doc.getMap(WORKSHEET_CELLS).set(CELL, cell("last words"));
  await soon(() => page.saved === 2);
  await wire.sync.close();
  await soon(() => page.closed !== null);
  expect([page.closed, wire.stored(WORKSHEET).length]).toEqual([CLOSE.restarting, 1]);
});
