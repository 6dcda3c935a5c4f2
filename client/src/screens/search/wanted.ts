import type { ProposalId } from "@crosstable/shared/ids";
import type { ItemKind } from "@crosstable/shared/search/items";
import type { Question } from "@crosstable/shared/search/question";
import type { Order, Wanted } from "@crosstable/shared/search/search-index";
import type { SideMark } from "@crosstable/shared/sides";

/** What somebody chose by hand; null leaves it to the words that they typed. */
export interface Chosen {
  readonly order: Order | null;
  readonly side: SideMark | "both" | null;
  readonly kind: ItemKind | null;
  readonly proposal: ProposalId | null;
  readonly from: string | null;
  readonly to: string | null;
}

export const NOTHING_CHOSEN: Chosen = {
  order: null,
  side: null,
  kind: null,
  proposal: null,
  from: null,
  to: null,
};

/** What is wanted by hand and by words together, with days read in `zone`. Who looks for a figure wants to know who said it first. */
export function wantedBy(chosen: Chosen, question: Question, zone: string): Wanted {
  const { kind, proposal, from, to } = chosen;
  const order = chosen.order ?? question.order ?? (question.hasFigure ? "first" : "best");
  const side = chosen.side ?? question.side;
  return { order, side: side === "both" ? null : side, kind, proposal, from, to, zone };
}

const KINDS: Record<ItemKind, string> = {
  pass: "Passes",
  words: "Questions, answers, reasons",
  proposal: "What proposals are called",
  contract: "Contract today",
  act: "Acts without words",
  worksheet: "On the worksheet",
};

/** A kind of find as people read it. */
export function kindWords(kind: ItemKind): string {
  return KINDS[kind];
}
