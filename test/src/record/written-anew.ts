import type { RecordEntry } from "@crosstable/shared/record/entry";

import { HOST_ACT_KINDS } from "./kinds-in-rows.ts";
import { sealedAnew, type SignedTalks } from "./signed-talks.ts";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Every place in a row where a value stands. */
function leaves(value: Json, path: readonly string[] = []): string[][] {
  if (value === null || typeof value !== "object") return [[...path]];
  return Object.entries(value).flatMap(([key, below]) => leaves(below, [...path, key]));
}

/** Another value of the same kind, so that it is not its kind that gives it away. */
function another(value: Json): Json {
  if (typeof value === "number") return value + 1;
  if (typeof value === "boolean") return !value;
  if (typeof value !== "string") return "x";
  const [first = ""] = value;
  if (/^2\d{3}-\d{2}-\d{2}T/.test(value)) return `3${value.slice(1)}`;
  if (/^[0-9a-f]{64,}$/.test(value)) return `${first === "0" ? "1" : "0"}${value.slice(1)}`;
  return `${value}.`;
}

function alteredAt<Row>(row: Row, path: readonly string[]): Row {
  const copy = structuredClone(row);
  let at = copy as Record<string, Json>;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string, Json>;
  const last = path.at(-1) ?? "";
  at[last] = another(at[last] ?? null);
  return copy;
}

/** The same row with another value anywhere in it. */
export function altered(row: RecordEntry, picked: number): RecordEntry {
  const all = leaves(row as unknown as Json);
  return alteredAt(row, all[picked % all.length] ?? []);
}

/** Where in a record something stands that can be written anew: the row, and the path to it there. */
export interface Spot {
  readonly kind: string;
  readonly index: number;
  readonly path: readonly string[];
}

/** Every move that somebody has signed, or that the server has entered by itself. */
export function movesIn(rows: readonly RecordEntry[]): Spot[] {
  return rows.flatMap(({ act, by }, index) =>
    act.kind === "moves" && (act.signed !== undefined || by.seat === null)
      ? act.moves.map(({ kind }, at) => ({ kind, index, path: ["act", "moves", String(at)] }))
      : [],
  );
}

/** The acts of the host in which all but a new id follows from the rows before. */
const FOLLOWING = HOST_ACT_KINDS.filter(
  (kind) => kind !== "open-negotiation" && kind !== "set-expiration",
);

/** Every act of the host and the server that says what follows from the rows before: not the opening, nor an expiration. */
export function hostActsIn(rows: readonly RecordEntry[]): Spot[] {
  return rows.flatMap(({ act }, index) =>
    act.kind === "host-act" && FOLLOWING.includes(act.hostAct.kind)
      ? [{ kind: act.hostAct.kind, index, path: ["act", "hostAct"] }]
      : [],
  );
}

/** One of each kind. */
export function oneOfEach(spots: readonly Spot[], picked: number): Spot[] {
  return [...Map.groupBy(spots, ({ kind }) => kind).values()].flatMap(
    (all) => all[picked % all.length] ?? [],
  );
}

/** The same row with another value somewhere in what stands there. The kind alone is altered only where there is nothing else, and the id of a new seat, which is free, not at all. */
export function writtenAnew(row: RecordEntry, { kind, path }: Spot, picked: number): RecordEntry {
  let value = row as unknown as Json;
  for (const key of path) value = (value as Record<string, Json>)[key] ?? null;
  const free = kind === "add-seat" ? ["kind", "seat"] : ["kind"];
  const all = leaves(value).filter(
    ([first = "", ...more]) => more.length > 0 || !free.includes(first),
  );
  return alteredAt(row, [...path, ...(all[picked % all.length] ?? ["kind"])]);
}

/** The record with this row in the place of the one there, or after it, and everything from there on sealed anew with the server's own keys. */
export function forgedAt(
  talks: SignedTalks,
  forged: RecordEntry,
  { index, isNew }: { index: number; isNew: boolean },
): RecordEntry[] {
  const { rows } = talks;
  const before = rows.slice(0, isNew ? index + 1 : index);
  const keys = talks.hostKeysAfter(before.length);
  return [...before, ...sealedAnew(keys, [forged, ...rows.slice(index + 1)], before.at(-1))];
}
