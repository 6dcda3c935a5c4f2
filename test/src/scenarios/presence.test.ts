import { afterAll, beforeAll, expect, test } from "vitest";

import { takeSeat, type Person } from "../harness/person.ts";
import { openTestHouse, type TestHouse } from "../harness/test-house.ts";
import { waitUntil } from "../harness/wait-until.ts";

const WORKSHEET = { kind: "worksheet" } as const;
const CELL = { proposal: "W-1", column: "remarks" };

let house: TestHouse;
let chief: Person;
let negotiator: Person;
let staff: Person;
beforeAll(async () => {
  house = await openTestHouse();
  chief = await takeSeat(house, { side: "a", role: "chief" });
  negotiator = await takeSeat(house, { side: "b", role: "negotiator" });
  staff = await takeSeat(house, { side: "a", role: "staff" });
});
afterAll(async () => {
  for (const person of [staff, negotiator, chief]) await person[Symbol.asyncDispose]();
  await house[Symbol.asyncDispose]();
});

test("PRESENCE-1 everybody at the worksheet sees who is at which cell, and stays connected", async () => {
  const [one, other, reader] = await Promise.all(
    [chief, negotiator, staff].map(async (person) => person.openDocument(WORKSHEET)),
  );
  const sessions = [one, other, reader].flatMap((session) => session ?? []);
  one?.awareness.setLocalStateField("cell", CELL);
  other?.awareness.setLocalStateField("cell", CELL);
  const seen = (): string[][] =>
    sessions.map(({ awareness }) =>
      [...awareness.getStates().values()].flatMap((state) =>
        state["cell"] === undefined ? [] : [state["user"]?.name ?? "me"],
      ),
    );
  await waitUntil("each sees both", () => seen().every((names) => names.length === 2));
  // The provider echoes what it hears; an answer that comes after shows that the echo did no harm.
  one?.awareness.setLocalStateField("cell", null);
  await waitUntil("each sees that the chief has left the cell", () =>
    sessions.every(
      ({ awareness }) =>
        [...awareness.getStates().values()].filter(
          (state) => state["cell"] !== null && state["cell"] !== undefined,
        ).length === 1,
    ),
  );
  expect(sessions.map(({ state }) => state.getState().status)).toEqual(["live", "live", "live"]);
  expect(house.warnings).toEqual([]);
});
