import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, test } from "vitest";

import { startProcess } from "../harness/house-process.ts";
import { takeSeat } from "../harness/person.ts";
import { seatedProcess } from "../harness/seated-process.ts";
import { everybodyHasAll, seatTypists, Typist, WORKSHEET } from "../harness/typist.ts";
import { waitUntil } from "../harness/wait-until.ts";

const MARKS_MEANWHILE = 20;

test("FAULT-2 D7 a server that stands still and goes on loses nothing, neither of those who stayed connected nor of those who left meanwhile", async () => {
  await using held = new AsyncDisposableStack();
  const dataDir = mkdtempSync(join(tmpdir(), "crosstable-frozen-"));
  held.defer(() => rmSync(dataDir, { recursive: true }));
  const server = held.use(startProcess({ DATA_DIR: dataDir, PORT: "0" }));
  const house = await seatedProcess(server);
  const staying = await seatTypists(house, held);
  const leaver = held.use(await takeSeat(house, { side: "b", role: "second" }));
  const leaving = new Typist(await leaver.openDocument(WORKSHEET), "e", leaver);
  const everybody = [...staying, leaving];
  for (const typist of everybody) typist.type();
  await everybodyHasAll(everybody);

  server.signal("SIGSTOP");
  leaving.leave();
  await waitUntil("who left knows", () => leaving.status === "offline");
  for (let mark = 0; mark < MARKS_MEANWHILE; mark += 1) for (const each of everybody) each.type();
  leaving.comeBack();
  // Nobody is told that anything is saved by a server that stands still.
  expect(everybody.map(({ session }) => session.state.getState().unsaved)).toEqual(
    everybody.map(() => MARKS_MEANWHILE),
  );

  server.signal("SIGCONT");
  await everybodyHasAll(everybody);
  expect(staying.map(({ status }) => status)).toEqual(staying.map(() => "live"));
  expect(server.complaints).toBe("");
});
