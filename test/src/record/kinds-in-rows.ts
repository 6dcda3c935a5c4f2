import { move } from "@crosstable/shared/moves/move";
import type { RecordEntry } from "@crosstable/shared/record/entry";
import { hostAct } from "@crosstable/shared/record/host-act";

/** Every kind of move that there is. */
export const MOVE_KINDS: readonly string[] = move.def.options.flatMap(
  ({ shape }) => shape.kind.def.values,
);
/** Every kind of act of the host. */
export const HOST_ACT_KINDS: readonly string[] = hostAct.def.options.flatMap(
  ({ shape }) => shape.kind.def.values,
);

/** The kind of every act of the host and every move in these rows, but of those that were entered afterwards and that nobody signs. */
export function kindsIn(rows: readonly RecordEntry[]): string[] {
  return rows.flatMap(({ act }) => {
    if (act.kind === "host-act") return [act.hostAct.kind];
    return act.asOf === null ? act.moves.map(({ kind }) => kind) : [];
  });
}

/** How often there was each kind of move and of act of the host. */
export class KindCount {
  readonly #times = new Map<string, number>();

  /** Counts every move and every act of these rows. */
  addRows(rows: readonly RecordEntry[]): void {
    for (const kind of kindsIn(rows)) this.#times.set(kind, (this.#times.get(kind) ?? 0) + 1);
  }

  /** Those of these kinds that there were less often. */
  rarerThan(least: number, kinds: readonly string[]): string[] {
    return kinds.filter((kind) => (this.#times.get(kind) ?? 0) < least);
  }
}
