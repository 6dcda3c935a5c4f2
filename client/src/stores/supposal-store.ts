import type { Supposal } from "@crosstable/shared/events/supposals";
import { create } from "zustand";

interface SupposalState {
  readonly supposals: readonly Supposal[];
  /** Those that this page has said itself: the mediator's carry no name by which to find them again. */
  readonly own: ReadonlySet<string>;
}

/** What is supposed at the table now. It comes over the event wire and is kept in the memory of the page alone. */
export const supposalStore = create<SupposalState>(() => ({ supposals: [], own: new Set() }));

/** See `supposalStore`. Oldest first. */
export function useSupposals(): readonly Supposal[] {
  return supposalStore(({ supposals }) => supposals);
}

/** Notes that this page has said it. */
export function isMySupposal(id: string): void {
  supposalStore.setState(({ own }) => ({ own: new Set([...own, id]) }));
}
