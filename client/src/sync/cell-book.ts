import { worksheetCell, type WorksheetCell } from "@crosstable/shared/documents/worksheet";
import type { SeatId } from "@crosstable/shared/ids";
import type * as Y from "yjs";

/** A cell as screens show it. */
export interface CellView {
  readonly value: string;
  /** The writer's own clock. */
  readonly at: string;
  /** Who wrote it, by the clientID of the write; null until the server has said whose that is. */
  readonly by: SeatId | null;
}

/** Who wrote under a clientID; undefined starts a lookup, whose end `onFound` tells. */
export interface Authors {
  seatOf(clientId: number): SeatId | undefined;
  onFound(listener: () => void): void;
}

type Listener = () => void;

/** The cells of one root map, with a listener per cell, so that one write draws one cell anew. */
export class CellBook {
  readonly #map: Y.Map<WorksheetCell>;
  readonly #authors: Authors;
  readonly #views = new Map<string, CellView | null>();
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #allListeners = new Set<Listener>();
  #all: ReadonlyMap<string, CellView> | null = null;

  constructor(map: Y.Map<WorksheetCell>, authors: Authors) {
    this.#map = map;
    this.#authors = authors;
    map.observe((event) => this.#changed(event.keysChanged));
    authors.onFound(() => this.#changed(this.#keysWithoutAuthor()));
  }

  /** The cell, the same object until it changes; null when it was never written or is no cell. */
  get(key: string): CellView | null {
    const known = this.#views.get(key);
    if (known !== undefined) return known;
    const view = this.#read(key);
    this.#views.set(key, view);
    return view;
  }

  /** Every written cell by its key, the same map until one changes. */
  all(): ReadonlyMap<string, CellView> {
    this.#all ??= new Map(
      [...this.#map.keys()].flatMap((key) => {
        const view = this.get(key);
        return view === null ? [] : [[key, view] as const];
      }),
    );
    return this.#all;
  }

  subscribe(key: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(key) ?? new Set();
    this.#listeners.set(key, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  subscribeAll(listener: Listener): () => void {
    this.#allListeners.add(listener);
    return () => this.#allListeners.delete(listener);
  }

  #read(key: string): CellView | null {
    // Whatever another client wrote into the map is only a cell if it has the shape of one.
    const cell = worksheetCell.safeParse(this.#map.get(key));
    if (!cell.success) return null;
    const client = writerOf(this.#map, key);
    const by = client === null ? null : (this.#authors.seatOf(client) ?? null);
    return { ...cell.data, by };
  }

  #keysWithoutAuthor(): Iterable<string> {
    return [...this.#views].filter(([, view]) => view?.by === null).map(([key]) => key);
  }

  #changed(keys: Iterable<string>): void {
    this.#all = null;
    for (const key of keys) {
      this.#views.delete(key);
      for (const listener of this.#listeners.get(key) ?? []) listener();
    }
    for (const listener of this.#allListeners) listener();
  }
}

/** The clientID under which the standing value of a key was written, or null when there is none. */
export function writerOf(map: Y.Map<WorksheetCell>, key: string): number | null {
  const item = map._map.get(key);
  return item === undefined || item.deleted ? null : item.id.client;
}
