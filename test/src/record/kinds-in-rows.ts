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

/** How often there was each kind of move and of act of the host. */
export class KindCount {
  readonly #times = new Map<string, number>();

  add(kind: string): void {
    this.#times.set(kind, (this.#times.get(kind) ?? 0) + 1);
  }

  /** Every move and every act of these rows. */
  addRows(rows: readonly RecordEntry[]): void {
    for (const { act } of rows) {
      if (act.kind === "host-act") this.add(act.hostAct.kind);
      else for (const { kind } of act.moves) this.add(kind);
    }
  }

  /** Those of these kinds that there were less often. */
  rarerThan(least: number, kinds: readonly string[]): string[] {
    return kinds.filter((kind) => (this.#times.get(kind) ?? 0) < least);
  }

  /** A line each, the rarest first. */
  toString(): string {
    const all = [...this.#times].toSorted(([, one], [, other]) => one - other);
    return all.map(([kind, times]) => `${kind.padEnd(24)}${String(times).padStart(6)}`).join("\n");
  }
}
