import { randomUUID } from "node:crypto";

import type { ProposalId } from "@crosstable/shared/ids";
import { canonicalText } from "@crosstable/shared/record/canonical";
import { afterEach, beforeEach, expect, test } from "vitest";

import { takeSeat, type Person, type Askable } from "../harness/person.ts";
import { openTestHouse, type TestHouse } from "../harness/test-house.ts";

let house: TestHouse;
let chief: Person;
const NO_KEY = "0".repeat(64);
const NOBODYS = { device: NO_KEY, n: 1, saw: NO_KEY, signature: NO_KEY.repeat(2) };

beforeEach(async () => {
  house = await openTestHouse();
  chief = await takeSeat(house, { side: "a", role: "chief" });
});
afterEach(async () => {
  await chief[Symbol.asyncDispose]();
  await house[Symbol.asyncDispose]();
});

/** A tabling as a client of somebody's own may send it, with any id and any words. */
function tabling(said: { id: string; number?: string; title?: string; text?: string }): Askable {
  const move = {
    kind: "table-proposal" as const,
    proposal: said.id as ProposalId,
    number: said.number ?? null,
    title: said.title ?? null,
    subject: "Subject",
    category: null,
    article: null,
    currentLanguage: null,
    text: said.text ?? "Text.",
  };
  return { request: "make-move", key: randomUUID(), moves: [move] };
}

async function outcome(said: Parameters<typeof tabling>[0]): Promise<string> {
  const answer = await chief.ask(tabling(said));
  if (answer === "unanswered") return answer;
  return "refused" in answer ? answer.refused.reason : "done";
}

function rows(): string {
  const { negotiation } = chief.seat;
  return canonicalText(house.house.storage.record.read({ negotiation, after: 0, limit: 1000 }));
}

test("RECORD-1 words that no UTF-8 can hold are refused as such and leave nothing; whole ones are kept to the letter", async () => {
  const before = rows();
  expect(await outcome({ id: "S-1", text: "half of a pair: \ud83e" })).toBe("malformed");
  expect(await outcome({ id: "S-1", title: "\udd1d the other half" })).toBe("malformed");
  // Our page signs no such words; somebody's own client sends them all the same.
  const unsignable = { ...tabling({ id: "S-1", text: "half of a pair: \ud83e" }), signed: NOBODYS };
  expect(await chief.ask(unsignable as Askable)).toMatchObject({
    refused: { reason: "malformed" },
  });
  expect(rows()).toBe(before);
  expect(house.warnings).toEqual([]);
  const text = "a whole pair: 🤝, \u0000 and يد بيد";
  expect(await outcome({ id: "S-1", text })).toBe("done");
  const after = rows();
  await house.restart();
  expect(rows()).toContain(after.slice(0, -1));
  expect(house.warnings).toEqual([]);
});

test("RECORD-2 an id that objects take for their own is refused and leaves nothing; any other stands on the matrix under itself", async () => {
  const before = rows();
  expect(await outcome({ id: "__proto__" })).toBe("malformed");
  expect(rows()).toBe(before);
  expect(await outcome({ id: "constructor" })).toBe("done");
  const matrix = await chief.openDocument({ kind: "matrix" });
  const shown = matrix.doc.getMap("rows").toJSON();
  expect(Object.keys(shown)).toContain("constructor");
});

test("MOVE-8 a number that only looks like another's is taken for it, and one that turns its line round is refused; a new one stands", async () => {
  expect(await outcome({ id: "N-1", number: "W-99" })).toBe("done");
  const before = rows();
  for (const number of ["W-99", "W-99\u200b", " w-99", "Ｗ-99", "W\u00ad-99"])
    expect([number, await outcome({ id: "N-2", number })]).toEqual([number, "number-taken"]);
  expect(await outcome({ id: "N-2", number: "\u202e99-W" })).toBe("malformed");
  expect(await outcome({ id: "N-2", title: "Fees \u2066and" })).toBe("malformed");
  expect(rows()).toBe(before);
  expect(await outcome({ id: "N-2", number: "W-99 a)", title: "רווחה, שכר" })).toBe("done");
});
