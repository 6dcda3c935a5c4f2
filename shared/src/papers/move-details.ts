import type { ProposalId } from "../ids.ts";
import { articleWords } from "../moves/article-words.ts";
import { proposalLabel, type CaseState } from "../moves/case-state.ts";
import type { Article } from "../moves/contract-articles.ts";
import type { Move } from "../moves/move.ts";
import { memberWords } from "../moves/package-words.ts";
import { instantWords } from "./paper-dates.ts";

/** Something that a mover wrote or chose, and what it is called. */
export interface MoveDetail {
  readonly label: string;
  readonly words: string;
}

/** In the order in which people read them. Rows of a record bring their fields in any order. */
const LABELS: Readonly<Record<string, string>> = {
  title: "Title",
  subject: "Subject",
  category: "Category",
  article: "Article",
  currentLanguage: "Contract today, as quoted",
  due: "Answer due",
  openUntil: "Open until",
  text: "Text",
  words: "Words",
};
const INSTANTS: ReadonlySet<string> = new Set(["due", "openUntil"]);

/**
 * What somebody wrote or chose in a move and `moveWords` does not say: texts, reasons, names, due dates in the given zone, and
 * what a package, a split or an import holds one by one. `state` is the state after the move.
 */
export function moveDetails(state: CaseState, move: Move, zone: string): MoveDetail[] {
  return [...passNamed(move), ...fieldsOf(move, zone), ...heldIn(state, move, zone)];
}

/** Only where the sentence does not say which pass it is. */
function passNamed(move: Move): MoveDetail[] {
  return move.kind === "sign-ta" || move.kind === "answer-hold"
    ? [{ label: "Pass", words: String(move.pass) }]
    : [];
}

function fieldsOf(of: object, zone: string): MoveDetail[] {
  const values = new Map<string, unknown>(Object.entries(of));
  return Object.entries(LABELS).flatMap(([field, label]) => {
    const value = values.get(field);
    if (typeof value !== "string" || value.trim() === "") return [];
    if (field === "subject" && value === values.get("title")) return [];
    return [{ label, words: INSTANTS.has(field) ? instantWords(value, zone) : value }];
  });
}

function heldIn(state: CaseState, move: Move, zone: string): MoveDetail[] {
  switch (move.kind) {
    case "offer-package":
      return move.members.flatMap((member) => [
        {
          label: "Proposal",
          words: `${labelOf(state, member.proposal)}: ${memberWords(member)}`,
        },
        ...fieldsOf(member, zone),
      ]);
    case "split":
      return move.into.flatMap((piece) => [
        { label: "Goes on as", words: labelOf(state, piece.proposal) },
        ...fieldsOf(piece, zone),
      ]);
    case "import-articles":
      return [
        { label: "Stands for", words: REPLACES[move.replaces] },
        ...move.articles.flatMap(articleDetails),
      ];
    default:
      return [];
  }
}

const REPLACES = {
  all: "The whole contract; what is not in it no longer stands",
  these: "These articles alone",
};

function articleDetails({ number, title, text }: Article): MoveDetail[] {
  return [
    { label: articleWords(number), words: title ?? "No title given" },
    { label: "Text", words: text.trim() === "" ? "No text given" : text },
  ];
}

function labelOf({ proposals }: CaseState, id: ProposalId): string {
  const found = proposals.get(id);
  return found === undefined ? "A proposal" : proposalLabel(found);
}
