import { randomUUID } from "node:crypto";

import { reissueUnusedLinks } from "@crosstable/server/demo/load-demonstration";
import { CLOSE } from "@crosstable/shared/close-codes";
import { draftRoot } from "@crosstable/shared/documents/caucus";
import { mustProposalId } from "@crosstable/shared/ids";
import type { DocumentName } from "@crosstable/shared/rooms";
import { expect, test } from "vitest";
import * as Y from "yjs";

import { followLink, takeSeat, type Person } from "../harness/person.ts";
import { openTestHouse } from "../harness/test-house.ts";
import { waitUntil } from "../harness/wait-until.ts";
import { syncFrame } from "./frames.ts";
import { heard, leaseOne, openRaw, settled, storedOf } from "./intruder.ts";

const CAUCUS: DocumentName = { kind: "caucus", side: "a" };
const DRAFT = draftRoot(mustProposalId("W-1"));

/** One more word in the draft, and the frame that carries it alone. */
function typed(doc: Y.Doc, word: string): Uint8Array {
  const before = Y.encodeStateVector(doc);
  doc.getText(DRAFT).insert(doc.getText(DRAFT).length, word);
  return syncFrame("update", Y.encodeStateAsUpdate(doc, before));
}

async function newLink(host: Person, { seat }: Person, replaces: boolean) {
  const request = "issue-link" as const;
  const asked = { request, key: randomUUID(), seats: [seat.id], ...(replaces && { replaces }) };
  const answer = await host.ask(asked);
  if (answer === "unanswered" || "refused" in answer) throw new Error("no link");
  const [link] = answer.done.links;
  if (link === undefined) throw new Error("no link");
  return { seat, secret: link.secret };
}

const statusOfMe = async (person: Person): Promise<number> =>
  (await person.fetch(`${person.cable.origin}/api/seats/${person.seat.id}/me`)).status;

test("LINK-4 two tabs of the old session write and move nothing once the seat is taken by the link in its place; a link for one more device ends nobody", async () => {
  await using house = await openTestHouse();
  await using host = await takeSeat(house, { side: null, role: "host" });
  await using staff = await takeSeat(house, { side: "a", role: "staff" });
  await using old = await takeSeat(house, { side: "a", role: "negotiator" });
  using witness = await openRaw(staff, CAUCUS);
  await settled(witness);
  using one = await openRaw(old, CAUCUS);
  using other = await openRaw(old, CAUCUS);
  const doc = new Y.Doc();
  doc.clientID = await leaseOne(old, CAUCUS);

  await using beside = await followLink(house, await newLink(host, old, false));
  one.send(typed(doc, "goldfinch"));
  await waitUntil("the old session goes on", () => heard(witness, "goldfinch"));
  expect(await statusOfMe(beside)).toBe(200);

  const link = await newLink(host, old, true);
  other.send(typed(doc, "siskin"));
  await waitUntil("the old session goes on until then", () => heard(witness, "siskin"));
  await old.openEvents();
  await settled(witness);
  const before = storedOf(house, staff, CAUCUS);

  // A start makes the links anew that nobody has used, and leaves this one as it was handed out.
  reissueUnusedLinks(house.house.commands.desk);
  await using taker = await followLink(house, link);
  for (const tab of [one, other]) tab.send(typed(doc, "magpie"));
  expect(await one.closeCode()).toBe(CLOSE.signedOut);
  expect(await other.closeCode()).toBe(CLOSE.signedOut);
  await waitUntil("the event wire of the old page says so", () =>
    old.facts.some((fact) => fact.fact === "rights-changed" && fact.reason === "signedOut"),
  );
  for (const former of [old, beside]) expect(await statusOfMe(former)).toBe(401);
  await settled(witness);
  expect(heard(witness, "magpie")).toBe(false);
  expect(storedOf(house, staff, CAUCUS)).toBe(before);
  expect(house.house.storage.sessions.list(old.seat.id)).toHaveLength(1);
  // Nor does the link open the seat again.
  await expect(followLink(house, link)).rejects.toThrow("Somebody took the seat with it.");

  using fresh = await openRaw(taker, CAUCUS);
  const mine = new Y.Doc();
  mine.clientID = await leaseOne(taker, CAUCUS);
  fresh.send(typed(mine, "nuthatch"));
  await waitUntil("whoever took the seat writes", () => heard(witness, "nuthatch"));
});
