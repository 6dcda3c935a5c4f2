import { CLOSE } from "@crosstable/shared/close-codes";
import { SYNC_PING_EVERY_MS } from "@crosstable/shared/document-limits";
import { WORKSHEET_CELLS } from "@crosstable/shared/documents/worksheet";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { cell, CELL, DRAFT } from "./guard/guard-on-trial.ts";
import { CAUCUS, openWire, WORKSHEET, type WireOnTrial } from "./wire-on-trial.ts";

let wire: WireOnTrial;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  wire = await openWire();
});
afterEach(async () => {
  try {
    await wire[Symbol.asyncDispose]();
  } finally {
    vi.useRealTimers();
  }
});

test("a link whose other end is gone is cut after missed pings, and its presence with it; a live one stays", async () => {
  const live = await wire.visit(wire.seat("live"), WORKSHEET, { clientId: 101 });
  const dead = await wire.visit(wire.seat("dead"), WORKSHEET, {
    clientId: 102,
    answersPings: false,
  });
  dead.say({ client: 102, clock: 1, state: { activity: "here" } });
  const toldOf = (): number => live.heard.filter(({ kind }) => kind === "presence").length;
  const answersTo = (): number => live.heard.filter(({ kind }) => kind === "step2").length;
  await live.until(() => live.isSynced && toldOf() === 1);
  for (let ping = 1; ping <= 3; ping += 1) {
    await vi.advanceTimersByTimeAsync(SYNC_PING_EVERY_MS);
    const answers = answersTo();
    live.ask();
    await live.until(() => answersTo() > answers);
  }
  await dead.until(() => dead.closed !== null);
  expect([dead.closed, live.closed]).toEqual([1006, null]);
});

test("a quiet link hears something in every round, because the stock provider drops one on which it reads nothing", async () => {
  const page = await wire.visit(wire.seat("quiet", { role: "staff" }), WORKSHEET);
  await page.until(() => page.isSynced);
  await vi.advanceTimersByTimeAsync(SYNC_PING_EVERY_MS);
  const before = page.heard.length;
  await vi.advanceTimersByTimeAsync(SYNC_PING_EVERY_MS);
  await page.until(() => page.heard.length === before + 1);
  expect(page.heard.at(-1)).toEqual({ kind: "presence", said: [] });
});

test("a reader that does not read is let go with a bounded backlog, and delays nobody", async () => {
  const [writer, reader, slow] = await Promise.all(
    [101, 102, 103].map(async (clientId) =>
      wire.visit(wire.seat(`seat-${clientId}`), CAUCUS, { clientId, wantsAck: true }),
    ),
  );
  if (writer === undefined || reader === undefined || slow === undefined) throw new Error("nobody");
  await Promise.all([writer, reader, slow].map(async (page) => page.until(() => page.saved === 1)));
  slow.say({ client: 103, clock: 1, state: { activity: "here" } });
  const departed = (): boolean =>
    reader.heard.some(
      (each) =>
        each.kind === "presence" &&
        each.said.some(({ client, state }) => client === 103 && state === null),
    );
  slow.stopReading();
  const megabyte = "x".repeat(1024 * 1024);
  for (let sent = 1; !departed() && sent <= 40; sent += 1) {
    writer.doc.getText(DRAFT).insert(0, megabyte);
    await writer.until(() => writer.saved === sent + 1);
  }
  await reader.until(departed);
  const text = writer.doc.getText(DRAFT).length;
  await reader.until(() => reader.doc.getText(DRAFT).length === text);
  expect([writer.closed, reader.closed]).toEqual([null, null]);
});

test("STOP-1 a house that closes stores what it has received, says so, and tells everybody to come back", async () => {
  const page = await wire.visit(wire.seat("one"), WORKSHEET, { clientId: 101, wantsAck: true });
  await page.until(() => page.isSynced);
  page.doc.getMap(WORKSHEET_CELLS).set(CELL, cell("last words"));
  await page.until(() => page.saved === 2);
  await wire.sync.close();
  await page.until(() => page.closed !== null);
  expect([page.closed, wire.stored(WORKSHEET).length]).toEqual([CLOSE.restarting, 1]);
});
