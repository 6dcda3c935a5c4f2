import { basename } from "node:path";

// Which clientIDs the load driver will write under. It makes them up by itself, from its seed; the adapter has them leased
// beforehand, as a page has its own leased before it writes.

/** One connection that the driver is about to open. */
export interface Connection {
  readonly room: string;
  readonly role: "editor" | "observer";
  readonly index: number;
  readonly roomIndex: number;
}

const LOAD_BASE = 0x6000_0000;
const LOAD_SPREAD = 0x1000_0000;
const DURABILITY_BASE = 0x5000_0000;
const IDS_A_ROUND = 1000;
const TRACE_BASE = 0x1000_0000;
const TRACE_STEP = 7919;
const TRACE_AUTHORS = 30;

/** mulberry32, as the driver draws its numbers. */
function firstDraw(seed: number): number {
  const state = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}

function flag(argv: readonly string[], name: string, otherwise: number): number {
  const at = argv.indexOf(`--${name}`);
  return at === -1 ? otherwise : Number(argv[at + 1]);
}

/** The ids of a connection that writes; none for one that only reads. `argv` is the driver's command line. */
export function clientIdsOf(argv: readonly string[], connection: Connection): number[] {
  const { role, index, roomIndex } = connection;
  const script = basename(argv[1] ?? "");
  const authors = Array.from(
    { length: TRACE_AUTHORS },
    (_each, author) => TRACE_BASE + author * TRACE_STEP,
  );
  // Who puts the history into a room writes it in all its authors' names, and calls itself an observer with no number.
  if (index < 0) return authors;
  if (role !== "editor") return [];
  if (script === "cold-join.mjs" || script === "memory.mjs") return authors;
  if (script === "durability.mjs") return [DURABILITY_BASE + roomIndex * IDS_A_ROUND + index];
  const seed = flag(argv, "seed", 1);
  const editors = flag(argv, "editors", 30);
  const base = LOAD_BASE + Math.floor(firstDraw((seed * 7919 + 13) >>> 0) * LOAD_SPREAD);
  return [base + roomIndex * editors + index];
}

/** True where the driver's readers are people who come back, all at once: they have signed in before, and only their connections are new. */
export function comeBack(argv: readonly string[]): boolean {
  return basename(argv[1] ?? "") === "cold-join.mjs";
}
