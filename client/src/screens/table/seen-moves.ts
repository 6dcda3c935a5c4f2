import type { MatrixRow } from "@crosstable/shared/documents/matrix";
import type { SeatId } from "@crosstable/shared/ids";
import { create } from "zustand";

/** Up to which row of the record this person has looked, as a whole and for single proposals. Kept on this device. */
export interface Seen {
  readonly upTo: number;
  readonly proposals: Readonly<Record<string, number>>;
}

interface SeenStore {
  readonly seat: SeatId | null;
  readonly seen: Seen | null;
  readonly open: (seat: SeatId, seq: number) => void;
  readonly look: (row: MatrixRow) => void;
  readonly lookAtAll: (seq: number) => void;
}

const storageKey = (seat: SeatId): string => `crosstable/seen/${seat}`;

function load(seat: SeatId): Seen | null {
  try {
    const text = localStorage.getItem(storageKey(seat));
    return text === null ? null : (JSON.parse(text) as Seen);
  } catch {
    // Private windows and full disks: the marks are a courtesy, so the person begins anew.
    return null;
  }
}

function save(seat: SeatId, seen: Seen): void {
  try {
    localStorage.setItem(storageKey(seat), JSON.stringify(seen));
  } catch {
    // As above: without storage the marks last as long as the tab.
  }
}

/** For a seat that is left in this browser. */
export function forgetSeen(seat: SeatId): void {
  try {
    localStorage.removeItem(storageKey(seat));
  } catch {
    // As above: without storage there is nothing to forget.
  }
}

/** Which moves this person has not looked at yet. */
export const useSeenMoves = create<SeenStore>((set, get) => ({
  seat: null,
  seen: null,
  open: (seat, seq) => {
    if (get().seat === seat) return;
    const seen = load(seat) ?? { upTo: seq, proposals: {} };
    save(seat, seen);
    set({ seat, seen });
  },
  look: (row) => {
    const { seat, seen } = get();
    const { seq } = row.lastMove.stamp;
    if (seat === null || seen === null || !isUnseen(row, seen, null)) return;
    const next = { ...seen, proposals: { ...seen.proposals, [row.id]: seq } };
    save(seat, next);
    set({ seen: next });
  },
  lookAtAll: (seq) => {
    const { seat } = get();
    if (seat === null) return;
    const next = { upTo: seq, proposals: {} };
    save(seat, next);
    set({ seen: next });
  },
}));

/** True when somebody else has moved on the proposal since this person looked. */
export function isUnseen(row: MatrixRow, seen: Seen | null, me: SeatId | null): boolean {
  if (seen === null || row.lastMove.stamp.seat === me) return false;
  return row.lastMove.stamp.seq > Math.max(seen.upTo, seen.proposals[row.id] ?? 0);
}
