import type { ProposalId } from "@crosstable/shared/ids";
import type { RecordEntry } from "@crosstable/shared/record/entry";

import { ask } from "./ask.ts";

const NOT_THERE = "That row of the record holds no text of this proposal.";

/** Reads what was passed on a proposal in one row of the record, or says why it cannot be read now. */
export async function readPassText(
  proposal: ProposalId,
  seq: number,
): Promise<
  | { readonly text: string; readonly failure: null }
  | { readonly text: null; readonly failure: string }
> {
  const answer = await ask({ request: "read-record", after: seq - 1, limit: 1 });
  if ("refused" in answer) return { text: null, failure: answer.refused.words };
  const text = textOf(answer.done.entries[0], proposal);
  return text === null ? { text, failure: NOT_THERE } : { text, failure: null };
}

function textOf(entry: RecordEntry | undefined, proposal: ProposalId): string | null {
  if (entry?.act.kind !== "moves") return null;
  const made = entry.act.moves.find(
    (move) =>
      (move.kind === "pass" || move.kind === "table-proposal") && move.proposal === proposal,
  );
  return made?.kind === "pass" || made?.kind === "table-proposal" ? made.text : null;
}
