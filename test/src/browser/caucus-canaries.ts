import { randomUUID } from "node:crypto";

import type { VoteAct } from "@crosstable/shared/authority/vote-act";
import {
  CAUCUS_IMPORTS,
  CAUCUS_RECEIVED,
  CAUCUS_SUPPOSALS,
} from "@crosstable/shared/documents/caucus";
import { mustProposalId } from "@crosstable/shared/ids";
import type { Move } from "@crosstable/shared/moves/move";
import type { SideMark } from "@crosstable/shared/sides";
import { expect } from "vitest";

import { whenSaved } from "../attack/canaries.ts";
import type { Person } from "../harness/person.ts";

/** What is no work of one page: a list from paper, a vote, and a what-if that both sides have heard. */
export const PLANTED = ["received", "import", "vote", "supposal"] as const;
const SHORTS = { a: "Guild", b: "Producers" } as const;

export async function openSession(chief: Person): Promise<void> {
  const moves: Move[] = [{ kind: "open-session" }];
  const asked = { request: "make-move", key: randomUUID(), moves } as const;
  expect(await chief.ask<"make-move">(asked)).toHaveProperty("done");
}

/** Each stands in its own place alone: `CANARY-vote-of-Guild`. */
export async function plantCanaries(chief: Person, side: SideMark): Promise<void> {
  const [received, source, question, text] = PLANTED.map(
    (what) => `CANARY-${what}-of-${SHORTS[side]}`,
  );
  if (text === undefined || question === undefined) throw new Error("no words are planted");
  const rows = await chief.openDocument({ kind: "caucus", side });
  const at = "2007-10-25T12:00:00.000Z";
  const id = "paper-1";
  const gaps = { number: "", title: "", category: "", article: "", currentLanguage: "" };
  rows.doc.getMap(CAUCUS_RECEIVED).set(id, { id, ...gaps, subject: "Paper", text: received });
  const group = { id, kind: "received", source, at, rows: [{ id, hash: "0".repeat(64) }] };
  rows.doc.getMap(CAUCUS_IMPORTS).set(id, group);
  const supposal = { proposal: null, text, by: chief.seat.name, at };
  rows.doc.getMap(CAUCUS_SUPPOSALS).set(randomUUID(), supposal);
  await whenSaved(rows);
  const decide = async (act: VoteAct): Promise<void> => {
    const asked = { request: "decide-in-caucus", key: randomUUID(), act } as const;
    expect(await chief.ask(asked)).toEqual({ done: {} });
  };
  const bodies = [{ name: "West", quorum: 1, members: [chief.seat.id] }];
  await decide({ kind: "set-bodies", bodies });
  const content = { kind: "text", proposal: mustProposalId("W-12a"), text: "Three." } as const;
  const call = { vote: randomUUID(), question, content, isSecret: false, closes: null };
  await decide({ kind: "call-vote", ...call });
  expect(await chief.ask({ request: "make-supposal", proposal: null, text })).toHaveProperty(
    "done",
  );
}
