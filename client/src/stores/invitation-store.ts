import type { InvitationView } from "@crosstable/shared/authority/invitations";
import type { SideMark } from "@crosstable/shared/sides";
import { create } from "zustand";

interface InvitationState {
  /** Those that were open when they were last read, and whose time has not passed since. */
  readonly invitations: readonly InvitationView[];
}

const NOBODY: InvitationState = { invitations: [] };

/** Which mediator may read my side's caucus; on a mediator's page, which caucus the page may read. */
export const invitationStore = create<InvitationState>(() => NOBODY);

/** See `invitationStore`. The very same list until something of it changes. */
export function useInvitations(): readonly InvitationView[] {
  return invitationStore((state) => state.invitations);
}

/** Whether the side of a caucus lets this page's mediator read it, as far as the page knows. */
export function isInvitedInto(side: SideMark): boolean {
  return invitationStore.getState().invitations.some((each) => each.side === side);
}

/** The one that lasts longest, where a side has invited several. */
export function latestOf(invitations: readonly InvitationView[]): InvitationView | undefined {
  return invitations.toSorted((one, other) => (one.until < other.until ? 1 : -1))[0];
}
