import { randomUUID } from "node:crypto";

import { mustProposalId } from "@crosstable/shared/ids";
import type { Move } from "@crosstable/shared/moves/move";
import type { Refusal } from "@crosstable/shared/refusals";
import { expect } from "vitest";

import type { Person } from "../harness/person.ts";

/** Makes moves over the wire, all or none. */
export async function ask(person: Person, ...moves: Move[]): Promise<Refusal | "done"> {
  const answer = await person.ask({ request: "make-move", key: randomUUID(), moves });
  if (answer === "unanswered") throw new Error("no answer");
  return "refused" in answer ? answer.refused : "done";
}

export async function must(person: Person, ...moves: Move[]): Promise<void> {
  expect(await ask(person, ...moves)).toBe("done");
}

/** A proposal whose id, subject and text are one word, which is looked for in what comes over the wire. */
export function tabling(word: string): Move {
  return {
    kind: "table-proposal",
    proposal: mustProposalId(word),
    number: null,
    title: null,
    subject: word,
    category: null,
    article: null,
    currentLanguage: null,
    text: word,
  };
}
