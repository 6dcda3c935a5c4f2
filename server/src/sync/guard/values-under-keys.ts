import type { ParsedDeletes, ParsedStruct, ParsedUpdate } from "./parse-update.ts";
import type { Place } from "./place-structs.ts";
import { NotAllowed } from "./verdict.ts";

/**
 * A page puts one value at a time under a key. What it has deleted of them it may send joined into one struct; a joined struct of which
 * only a part is deleted is never written, and Yjs would hold the rest of it for deleted on some replicas and not on others.
 */
export class ValuesUnderKeys {
  readonly #deletes: ReadonlyMap<number, ParsedDeletes["ranges"]>;

  constructor({ deletes }: ParsedUpdate) {
    this.#deletes = new Map(deletes.map(({ client, ranges }) => [client, ranges]));
  }

  /** `from` is where what is new of it begins. Throws NotAllowed. */
  stands(struct: ParsedStruct, { place, from }: { place: Place; from: number }): void {
    const end = struct.clock + struct.length;
    if (place.key === null || struct.content.kind !== "any" || end - from < 2) return;
    if (!this.#isDeleted(struct.client, from, end)) throw new NotAllowed();
  }

  #isDeleted(client: number, from: number, end: number): boolean {
    const ranges = this.#deletes.get(client) ?? [];
    let low = 0;
    let high = ranges.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const range = ranges[middle];
      if (range === undefined) return false;
      if (range.clock + range.length <= from) low = middle + 1;
      else if (range.clock > from) high = middle - 1;
      else return range.clock + range.length >= end;
    }
    return false;
  }
}
