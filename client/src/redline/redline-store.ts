import type { ProposalId } from "@crosstable/shared/ids";
import { create } from "zustand";

interface RedlineStore {
  /** The pass whose redline is open. */
  readonly open: { readonly proposal: ProposalId; readonly number: number } | null;
}

export const redlineStore = create<RedlineStore>(() => ({ open: null }));

/** Opens the redline of a pass. */
export function openRedline(proposal: ProposalId, number: number): void {
  redlineStore.setState({ open: { proposal, number } });
}

export function closeRedline(): void {
  redlineStore.setState({ open: null });
}
