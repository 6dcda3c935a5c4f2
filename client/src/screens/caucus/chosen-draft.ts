import type { ProposalId } from "@crosstable/shared/ids";
import { create } from "zustand";

/** The draft that this person has open. It stays open while they look something up in another room. */
export const useChosenDraft = create<{ readonly draft: ProposalId | null }>(() => ({
  draft: null,
}));

/** Opens a draft, or none. */
export function chooseDraft(draft: ProposalId | null): void {
  useChosenDraft.setState({ draft });
}
