import { randomUUID } from "node:crypto";

import { mustProposalId } from "@crosstable/shared/ids";

import { takeSeat } from "../harness/person.ts";
import type { TestHouse } from "../harness/test-house.ts";

/** The chiefs of both sides, each in their seat. */
export const chiefs = async (test: TestHouse) =>
  Promise.all([
    takeSeat(test, { side: "a", role: "chief" }),
    takeSeat(test, { side: "b", role: "chief" }),
  ]);

/** What a chief asks to table a proposal under this id. */
export function tabling(id: string) {
  return {
    request: "make-move" as const,
    key: randomUUID(),
    moves: [
      {
        kind: "table-proposal" as const,
        proposal: mustProposalId(id),
        number: null,
        title: null,
        subject: `Subject of ${id}`,
        category: null,
        article: null,
        currentLanguage: null,
        text: "A text.",
      },
    ],
  };
}
