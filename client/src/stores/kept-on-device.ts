import type { SeatId } from "@crosstable/shared/ids";

const PREFIX = "crosstable-kept";

/** Whose things are kept: the seat, under the rights that it has now. */
export interface KeptOf {
  readonly seat: SeatId;
  readonly epoch: number;
}

function keyOf(of: KeptOf, name: string): string {
  return `${PREFIX}/${of.seat}/${of.epoch}/${name}`;
}

/** What a browser that keeps nothing has until the page is left, by the key under which it was to be kept. */
const NOT_KEPT = new Map<string, unknown>();

/** What was kept under a name, as JSON that nobody has checked; undefined when nothing was. */
export function readKept(of: KeptOf, name: string): unknown {
  const key = keyOf(of, name);
  if (NOT_KEPT.has(key)) return NOT_KEPT.get(key);
  try {
    return JSON.parse(globalThis.localStorage.getItem(key) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

/** Whoever wants to know when something is kept, or let go, in this tab or in another of this browser. */
const WATCHERS = new Set<() => void>();

/** Calls back whenever this browser keeps or lets go of something. Returns what ends it. */
export function watchKept(changed: () => void): () => void {
  WATCHERS.add(changed);
  globalThis.addEventListener("storage", changed);
  return () => {
    WATCHERS.delete(changed);
    globalThis.removeEventListener("storage", changed);
  };
}

/** Keeps what somebody has prepared and not sent, in this browser and nowhere else; null lets it go. */
export function keep(of: KeptOf, name: string, value: unknown): void {
  const key = keyOf(of, name);
  NOT_KEPT.delete(key);
  try {
    if (value === null) globalThis.localStorage.removeItem(key);
    else globalThis.localStorage.setItem(key, JSON.stringify(value));
  } catch {
    NOT_KEPT.set(key, value ?? undefined);
  }
  for (const changed of WATCHERS) changed();
}

/** Tells what another tab of the seat keeps under a name, each time that it changes. A tab does not hear itself. */
export function hearKept(
  owner: () => KeptOf | null,
  name: string,
  changed: (kept: unknown) => void,
): void {
  globalThis.addEventListener("storage", ({ key }) => {
    const of = owner();
    if (of !== null && key === keyOf(of, name)) changed(readKept(of, name));
  });
}

/** Lets go of what a seat kept under former rights, or of everything when it has none any more. */
export function dropKept(seat: SeatId, exceptEpoch: number | null): void {
  try {
    const storage = globalThis.localStorage;
    const kept = exceptEpoch === null ? null : `${PREFIX}/${seat}/${exceptEpoch}/`;
    for (const key of Object.keys(storage)) {
      if (!key.startsWith(`${PREFIX}/${seat}/`)) continue;
      if (kept === null || !key.startsWith(kept)) storage.removeItem(key);
    }
  } catch {
    // Where nothing is kept there is nothing to let go.
  }
}
