import type { ProposalId } from "@crosstable/shared/ids";
import type { Pass } from "@crosstable/shared/moves/case-state";
import { passedText } from "@crosstable/shared/record/passed-text";

import { ask } from "./ask.ts";

const NOT_THERE = "That row of the record does not hold the text of this pass.";

/** Reads the text of a pass from the record, or says why it cannot be read now. */
export async function readPassText(
  proposal: ProposalId,
  pass: Omit<Pass, "text">,
): Promise<
  | { readonly text: string; readonly failure: null }
  | { readonly text: null; readonly failure: string }
> {
  const answer = await ask({ request: "read-record", after: pass.stamp.seq - 1, limit: 1 });
  if ("refused" in answer) return { text: null, failure: answer.refused.words };
  const [entry] = answer.done.entries;
  const text = entry === undefined ? null : passedText(entry, proposal, pass);
  return text === null ? { text, failure: NOT_THERE } : { text, failure: null };
}
