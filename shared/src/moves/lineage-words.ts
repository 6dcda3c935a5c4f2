import type { ProposalId } from "../ids.ts";
import { sentence } from "../text/sentence.ts";
import { authorityWords } from "./authorised.ts";
import { proposalLabel, type CaseState } from "./case-state.ts";
import type { Move } from "./move.ts";
import { newItemWords } from "./new-item.ts";
import { notedWords } from "./noted.ts";

type LineageMove = Extract<
  Move,
  { kind: "answer-new-item" | "add-part" | "split" | "merge" | "renumber" }
>;

/** What a move makes of numbers, parts and late items, as one sentence. `state` is the state after it. */
export function lineageWords(
  state: CaseState,
  move: LineageMove,
  { who, label }: { who: string; label: string },
): string {
  switch (move.kind) {
    case "answer-new-item":
      return move.consents
        ? `${who} consented to the late item ${label}: it stands.`
        : sentence(`${who} refused its consent to the late item ${label}`);
    case "add-part": {
      const part = state.proposals.get(move.part);
      const added = part === undefined ? "a part" : proposalLabel(part);
      return `${sentence(`${who} added ${added} to ${label}`)}${authorityWords(move)}`;
    }
    case "split":
      return `${sentence(
        `${who} split ${label}: it goes on as ${labelsOf(
          state,
          move.into.map(({ proposal }) => proposal),
        )}`,
      )}${afterwards(state, move, move.into)}`;
    case "merge":
      return `${sentence(
        `${who} merged ${labelsOf(state, move.from)} into ${label}`,
      )}${afterwards(state, move, [move])}`;
    case "renumber": {
      const former = state.proposals.get(move.proposal)?.lineage.formerNumbers.at(-1)?.number;
      return former === undefined
        ? sentence(`${who} gave the number ${label}`)
        : `${who} renumbered ${former}: it is ${label} now.`;
    }
  }
}

/** What has to be said of it besides: which of it is new and late, and what it takes back. */
function afterwards(
  state: CaseState,
  move: { readonly noted?: readonly string[] | undefined },
  items: readonly { readonly proposal: ProposalId; readonly isNew?: true | undefined }[],
): string {
  const late = items.filter(({ isNew }) => isNew === true).map(({ proposal }) => proposal);
  return `${newItemWords(state, late)}${notedWords(move)}`;
}

function labelsOf(state: CaseState, named: readonly ProposalId[]): string {
  const labels = named.map((id) => {
    const found = state.proposals.get(id);
    return found === undefined ? "a proposal" : proposalLabel(found);
  });
  return labels.join(", ");
}
