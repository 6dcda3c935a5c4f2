import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

import { syncPath } from "@crosstable/shared/rooms";
import { SEAT_PARAM } from "@crosstable/shared/sync-wire";
import { expect, test } from "vitest";

import { presenceFrame } from "../attack/frames.ts";
import { leaseOne } from "../attack/intruder.ts";
import { takeSeat } from "../harness/person.ts";
import { openTestHouse } from "../harness/test-house.ts";
import { everybodyHasAll, Typist, WORKSHEET } from "../harness/typist.ts";
import { waitUntil } from "../harness/wait-until.ts";

const PING_EVERY_MS = 200;
const PAGE = join(import.meta.dirname, "frozen-page.ts");

test("FAULT-4 D7 a page that stands still, while its computer goes on answering for it, is cut after its pings and shown as gone; it comes back when it goes on, and others stay", async () => {
  await using house = await openTestHouse({ pingEveryMs: PING_EVERY_MS });
  await using frozen = await takeSeat(house, { side: "a", role: "negotiator" });
  await using other = await takeSeat(house, { side: "a", role: "chief" });
  const theirs = await other.openDocument(WORKSHEET);
  const client = await leaseOne(frozen, WORKSHEET);
  const isShown = (): boolean => theirs.awareness.getStates().has(client);
  const path = syncPath({ negotiation: frozen.seat.negotiation, document: WORKSHEET });
  const url = `${frozen.cable.origin.replace("http", "ws")}${path}?${SEAT_PARAM}=${frozen.seat.id}`;
  const state = { cell: { proposal: "W-1", column: "remarks" } };
  const presence = Buffer.from(presenceFrame({ client, clock: 1, state })).toString("base64");
  const page = spawn(process.execPath, [PAGE, url, JSON.stringify(frozen.headers), presence]);
  await using held = new AsyncDisposableStack();
  held.defer(async () => {
    page.kill("SIGKILL");
    await once(page, "close");
  });
  let printed = "";
  page.stdout.setEncoding("utf8").on("data", (text: string) => (printed += text));
  await waitUntil("it is shown", isShown);
  expect(printed).toBe("open\n");

  page.kill("SIGSTOP");
  await waitUntil("it is shown as gone", () => !isShown());
  const typist = new Typist(theirs, "a", other);
  typist.type();
  await everybodyHasAll([typist]);
  expect([printed, theirs.state.getState().status]).toEqual(["open\n", "live"]);

  page.kill("SIGCONT");
  await waitUntil("it is shown again", isShown);
  expect(printed).toMatch(/^open\nclosed 1006\nopen\n/);
});
