import type { NewProposal } from "@crosstable/shared/documents/caucus";
import type { PackageId, ProposalId } from "@crosstable/shared/ids";
import type { Half } from "@crosstable/shared/moves/halves";
import type { SideMark } from "@crosstable/shared/sides";
import { create } from "zustand";

import type { ProposalMove } from "./possible-moves.ts";

/** Which move somebody is about to make. Nothing has been sent while a dialog is open. */
export type MoveDialog =
  | {
      readonly kind: "table-proposal";
      readonly newProposal: NewProposal | null;
      readonly text: string;
    }
  /** Read by everybody at the table, changed by both chiefs. */
  | { readonly kind: "ground-rules" }
  /** Read by everybody at the table, signed by both chiefs. */
  | { readonly kind: "minutes"; readonly part: "minutes" | "statements" }
  | { readonly kind: "requests"; readonly about: ProposalId | null }
  /** With a text (from the caucus) the dialog begins at "As they will see it". */
  | { readonly kind: "pass"; readonly proposal: ProposalId; readonly text: string | null }
  | {
      readonly kind: "drop-half";
      readonly proposal: ProposalId;
      readonly what: Half;
      readonly of: SideMark;
    }
  | { readonly kind: SimpleMoveKind; readonly proposal: ProposalId }
  /** Everything that was collected, at "As they will see it". */
  | { readonly kind: "transmittal" }
  | PackageDialogKind;

/** Every package, one of them in full, or the making of a new one. Who only reads the table opens the first two as well. */
export type PackageDialogKind =
  | { readonly kind: "packages" }
  | { readonly kind: "final-whole" }
  /** What is supposed at the table now, off the record. */
  | { readonly kind: "supposals" }
  | { readonly kind: "package"; readonly package: PackageId }
  | { readonly kind: "offer-package" };

/** A pass has a dialog of its own. */
export type SimpleMoveKind = Exclude<ProposalMove, "pass">;

interface MoveDialogStore {
  readonly dialog: MoveDialog | null;
  /** Grows with every opening, so that each opening gets a request key of its own. */
  readonly opening: number;
}

export const useMoveDialogStore = create<MoveDialogStore>(() => ({ dialog: null, opening: 0 }));

/** Opens the dialog of a move. */
export function openMoveDialog(dialog: MoveDialog): void {
  useMoveDialogStore.setState((before) => ({ dialog, opening: before.opening + 1 }));
}

/** Closes whatever dialog of a move is open. Drafts stay where they were written. */
export function closeMoveDialog(): void {
  useMoveDialogStore.setState({ dialog: null });
}
