import type { DocumentSession } from "@crosstable/client/sync/document-session";
import { expect, test } from "vitest";

import { takeSeat } from "../harness/person.ts";
import { openTestHouse } from "../harness/test-house.ts";
import { everybodyHasAll, Typist, WORKSHEET } from "../harness/typist.ts";
import { waitUntil } from "../harness/wait-until.ts";

const PING_EVERY_MS = 400;
const CELL = { proposal: "W-1", column: "remarks" };

function sees(reader: DocumentSession, other: DocumentSession): boolean {
  return reader.awareness.getStates().has(other.doc.clientID);
}

test("FAULT-4 D9 a line that carries nothing any more and never closes is cut by pings; its person is shown as gone and comes back with what they wrote", async () => {
  await using house = await openTestHouse({ pingEveryMs: PING_EVERY_MS });
  await using chief = await takeSeat(house, { side: "a", role: "chief" });
  await using other = await takeSeat(house, { side: "b", role: "chief" });
  const mine = await chief.openDocument(WORKSHEET);
  const theirs = await other.openDocument(WORKSHEET);
  const typists = [new Typist(mine, "a", chief), new Typist(theirs, "b", other)] as const;
  for (const typist of typists) typist.type();
  await everybodyHasAll(typists);
  // Only who is at a cell is shown.
  for (const { awareness } of [mine, theirs]) awareness.setLocalStateField("cell", CELL);
  await waitUntil("both see each other", () => sees(mine, theirs) && sees(theirs, mine));

  chief.cable.swallow();
  typists[0].type();
  await waitUntil("the silent one is shown as gone", () => !sees(theirs, mine));
  // Their own end knows nothing yet, and calls nothing saved that is not.
  expect(mine.state.getState()).toMatchObject({ status: "live", unsaved: 1 });
  typists[1].type();
  await waitUntil("the others go on", () => typists[1].isSaved());
  // Whoever answers pings has been asked as often and stays.
  expect(theirs.state.getState().status).toBe("live");

  chief.cable.cut();
  await waitUntil("their end knows", () => mine.state.getState().status === "offline");
  chief.cable.mend();
  await everybodyHasAll(typists);
  await waitUntil("they are shown again", () => sees(theirs, mine));
});
