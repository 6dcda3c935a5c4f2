import type { NewProposal } from "@crosstable/shared/documents/caucus";
import type { TableProposal } from "@crosstable/shared/moves/table-proposal";

/** The move that tables a draft: its gaps stay gaps. Null while it does not say what it is about. */
export function tableDraft(draft: NewProposal, text: string): TableProposal | null {
  const subject = draft.subject.trim();
  if (subject === "") return null;
  return {
    kind: "table-proposal",
    proposal: draft.id,
    number: orNull(draft.number),
    title: orNull(draft.title),
    subject,
    category: orNull(draft.category),
    article: orNull(draft.article),
    currentLanguage: orNull(draft.currentLanguage),
    text,
  };
}

/** What somebody wrote into a field, or null where there is nothing. */
export function orNull(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === "" ? null : trimmed;
}
