import type { PrivateColumn } from "@crosstable/shared/documents/caucus";
import type { WorksheetColumn } from "@crosstable/shared/documents/worksheet";
import type { ProposalId } from "@crosstable/shared/ids";
import type { CaucusPart } from "@crosstable/shared/search/items";
import { create } from "zustand";

/** A place inside a room to which something else on the page leads: a pass of a proposal, a row of the record. */
export type Place =
  | {
      readonly room: "table";
      readonly proposal: ProposalId;
      readonly pass: number | null;
      /** A cell of the worksheet in place of a pass. */
      readonly column?: WorksheetColumn;
    }
  /** What the sources leave open or tell beside the moves: its sentence. */
  | { readonly room: "table"; readonly gap: string }
  | { readonly room: "record"; readonly seq: number }
  | { readonly room: "gallery"; readonly proposal: ProposalId }
  | { readonly room: "gallery"; readonly statement: number }
  | {
      readonly room: "caucus";
      readonly part: CaucusPart;
      /** The proposal, or the line of what was received. */
      readonly proposal: ProposalId | null;
      /** Which of the private columns, where it is one. */
      readonly column?: PrivateColumn;
    };

/** The place that is to be shown; the room that shows it takes it away. */
export const placeStore = create<{ readonly place: Place | null }>(() => ({ place: null }));

/** Asks the room to show a place as soon as it can. */
export function leadTo(place: Place): void {
  placeStore.setState({ place });
}

/** The place is shown. */
export function placeIsShown(): void {
  placeStore.setState({ place: null });
}
