import { randomUUID } from "node:crypto";

import { GALLERY_FEED, GALLERY_TALKS } from "@crosstable/shared/documents/gallery";
import { MATRIX_TALKS } from "@crosstable/shared/documents/matrix";
import { agreeTo, offerOf, until } from "@crosstable/shared/moves/extensions-for-tests";
import type { Move } from "@crosstable/shared/moves/move";
import { expect, test } from "vitest";

import { takeSeat, type Person } from "../harness/person.ts";
import { waitUntil } from "../harness/wait-until.ts";
import { seatChiefsAndObserver } from "./chiefs-and-observer.ts";

const [FIFTH, TENTH, TWENTIETH] = ["05", "10", "20"].map((day) =>
  until(`2007-11-${day}T23:59`),
) as [ReturnType<typeof until>, ReturnType<typeof until>, ReturnType<typeof until>];

async function ask(person: Person, move: Move): Promise<string> {
  const answer = await person.ask({ request: "make-move", key: randomUUID(), moves: [move] });
  if (answer === "unanswered") throw new Error("no answer");
  return "refused" in answer ? answer.refused.reason : "done";
}

test("EXTEND-1 EXTEND-2 EXTEND-4 EXTEND-5 offers that cross both stand, two agreements in the same moment come in an order, and nobody forges the other side's or agrees to what is no longer offered", async () => {
  await using seated = await seatChiefsAndObserver();
  const { house, chief, theirChief, observer } = seated;
  await using negotiator = await takeSeat(house, { side: "b", role: "negotiator" });
  await using second = await takeSeat(house, { side: "b", role: "second" });
  await using host = await takeSeat(house, { side: null, role: "host" });
  const state = () => house.house.commands.stateOf(chief.seat.negotiation);
  const expiration = () => state()?.expiration?.instant;
  const set = async () =>
    host.ask({
      request: "set-expiration",
      key: randomUUID(),
      local: "2007-10-31T21:00",
      zone: "America/Los_Angeles",
      assumed: [],
    });
  expect(await set()).toHaveProperty("done");
  const before = expiration();

  // In the same moment.
  expect(
    await Promise.all([
      ask(chief, offerOf(FIFTH, "Secret words.")),
      ask(theirChief, offerOf(TENTH)),
    ]),
  ).toEqual(["done", "done"]);
  expect(await set()).toMatchObject({ refused: { reason: "not-yours-to-ask" } });
  const yes = agreeTo(FIFTH, "Secret words.");
  const forged = { ...offerOf(TWENTIETH), side: "a" } as unknown as Move;
  for (const [person, move, reason] of [
    [chief, yes, "stale"],
    [theirChief, agreeTo(FIFTH), "stale"],
    [theirChief, agreeTo(TWENTIETH), "stale"],
    [theirChief, forged, "malformed"],
    [negotiator, yes, "not-yours-to-ask"],
    [second, yes, "not-holding-the-hand"],
  ] as const)
    expect([reason, await ask(person, move)]).toEqual([reason, reason]);
  expect(expiration()).toBe(before);

  const matrix = await theirChief.openDocument({ kind: "matrix" });
  const { doc } = await observer.openDocument({ kind: "gallery" });
  const published = () =>
    JSON.stringify([GALLERY_TALKS, GALLERY_FEED].map((root) => doc.getMap(root).toJSON()));
  await waitUntil("the offer is at the table", () =>
    JSON.stringify(matrix.doc.getMap(MATRIX_TALKS)).includes("Secret words."),
  );
  expect(published()).not.toContain("Secret words.");

  const both = await Promise.all([ask(theirChief, yes), ask(chief, agreeTo(TENTH))]);
  // Whichever came first: the longer one holds, and the shorter fell with it or came before it.
  expect(both[1]).toBe("done");
  expect(["done", "not-offered"]).toContain(both[0]);
  expect(expiration()).toBe(TENTH.instant);
  expect(state()?.extensionTalks.offers).toEqual({ a: null, b: null });
  await waitUntil("it is published", () => published().includes(TENTH.instant));
  expect(published()).not.toContain("Secret words.");

  // The old hand's page is still open.
  expect(await ask(chief, offerOf(TWENTIETH))).toBe("done");
  expect(await ask(theirChief, { kind: "hand-over", to: "second" })).toBe("done");
  expect(await ask(theirChief, agreeTo(TWENTIETH))).toBe("not-holding-the-hand");
  expect(expiration()).toBe(TENTH.instant);
  expect(await ask(second, agreeTo(TWENTIETH))).toBe("done");
  expect(expiration()).toBe(TWENTIETH.instant);
});
