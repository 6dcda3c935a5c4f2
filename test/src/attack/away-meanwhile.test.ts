import { randomUUID } from "node:crypto";

import { draftRoot } from "@crosstable/shared/documents/caucus";
import { mustProposalId } from "@crosstable/shared/ids";
import type { DocumentName } from "@crosstable/shared/rooms";
import { afterEach, beforeEach, expect, test } from "vitest";

import { takeSeat, type Person } from "../harness/person.ts";
import { openTestHouse, type TestHouse } from "../harness/test-house.ts";
import { waitUntil } from "../harness/wait-until.ts";
import { storedOf } from "./intruder.ts";

const CAUCUS: DocumentName = { kind: "caucus", side: "a" };
const DRAFT = draftRoot(mustProposalId("W-1"));

let house: TestHouse;
let host: Person;
let negotiator: Person;
let staff: Person;
let chief: Person;
beforeEach(async () => {
  house = await openTestHouse();
  host = await takeSeat(house, { side: null, role: "host" });
  negotiator = await takeSeat(house, { side: "a", role: "negotiator" });
  staff = await takeSeat(house, { side: "a", role: "staff" });
  chief = await takeSeat(house, { side: "a", role: "chief" });
});
afterEach(async () => {
  for (const person of [chief, staff, negotiator, host]) await person[Symbol.asyncDispose]();
  await house[Symbol.asyncDispose]();
});

test("RIGHTS-2 a tab that was away while its seat changed brings nothing in under the new rights; one whose seat stayed does", async () => {
  const witness = await staff.openDocument(CAUCUS);
  const old = await negotiator.openDocument(CAUCUS);
  negotiator.cable.cut();
  old.doc.getText(DRAFT).insert(0, "goldfinch");
  const before = storedOf(house, staff, CAUCUS);
  const seat = negotiator.seat.id;
  const changed = { request: "change-seat", key: randomUUID(), seat, side: "a" } as const;
  // Staff write in the caucus as negotiators do: it is the change itself that ends the old tab, not a right that is missing.
  expect(await host.ask({ ...changed, role: "staff" })).toEqual({ done: {} });
  negotiator.cable.mend();
  await waitUntil("the old tab is told why it is closed", () => {
    return old.state.getState().closed === "rightsChanged";
  });
  expect(storedOf(house, staff, CAUCUS)).toBe(before);

  staff.cable.cut();
  witness.doc.getText(DRAFT).insert(0, "magpie");
  staff.cable.mend();
  await waitUntil("the other tab's words are stored", () => witness.state.getState().unsaved === 0);
  expect(storedOf(house, staff, CAUCUS)).not.toBe(before);
});

test("RIGHTS-1 RIGHTS-2 a tab that was away while its seat changed or was revoked hears it on its return; one whose seat stayed comes back", async () => {
  const everybody = [negotiator, chief, staff];
  for (const person of everybody) await person.openEvents();
  for (const { cable } of everybody) cable.cut();
  const changed = { request: "change-seat", key: randomUUID(), seat: chief.seat.id } as const;
  expect(await host.ask({ ...changed, side: "b", role: "staff" })).toEqual({ done: {} });
  const revoked = { request: "revoke-link", key: randomUUID(), seat: negotiator.seat.id } as const;
  expect(await host.ask(revoked)).toEqual({ done: {} });
  for (const { cable } of everybody) cable.mend();
  await waitUntil("both old tabs hear it", () => negotiator.isGone() && chief.isGone());
  await staff.openEvents();
  expect(staff.isGone()).toBe(false);
});
