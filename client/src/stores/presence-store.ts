import type { SeatId } from "@crosstable/shared/ids";
import { create } from "zustand";

interface PresenceState {
  readonly table: readonly SeatId[];
  readonly caucus: readonly SeatId[];
  readonly watched: { readonly staff: number; readonly mediators: number; readonly hosts: number };
}

const NOBODY = { table: [], caucus: [], watched: { staff: 0, mediators: 0, hosts: 0 } };

/** Who is where, as far as this seat is told. */
export const presenceStore = create<PresenceState>(() => NOBODY);

/** The seats that are at the table now. */
export function useAtTable(): readonly SeatId[] {
  return presenceStore((state) => state.table);
}

/** The seats of my side that are in our caucus now. */
export function useInCaucus(): readonly SeatId[] {
  return presenceStore((state) => state.caucus);
}

/** How many watch this seat. */
export function useWatched(): PresenceState["watched"] {
  return presenceStore((state) => state.watched);
}
