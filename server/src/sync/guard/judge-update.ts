import { MAX_UPDATE_BYTES, MAX_UPDATE_LIVE_DELETES } from "@crosstable/shared/limits";
import type { DocumentName } from "@crosstable/shared/rooms";
import * as Y from "yjs";

import { MalformedBytes, OverLimit } from "./byte-reader.ts";
import { ConflictWork } from "./conflict-work.ts";
import { Crowding } from "./crowding.ts";
import { isClientWritten, mayStandAt, rootShape, type RootShapes } from "./document-shape.ts";
import { knownOf, orderStructs } from "./order-structs.ts";
import { parseUpdate, type ParsedUpdate } from "./parse-update.ts";
import { StructPlaces } from "./place-structs.ts";
import { NeedsResync, NotAllowed, type Verdict } from "./verdict.ts";

export interface JudgeOptions {
  readonly document: DocumentName;
  readonly doc: Y.Doc;
  readonly update: Uint8Array;
  /** True when the clientID was handed to the sending seat for this document. */
  readonly isLeased: (client: number) => boolean;
  /** Left out for the table of the house. */
  readonly shapes?: RootShapes | undefined;
  /** True for the writers of the sender's side, where two sides write. */
  readonly isOwnSide?: ((client: number) => boolean) | null;
}

/**
 * The guard of the document wire: nothing of an update reaches Yjs before it is parsed strictly, its writers are known to be the
 * sender's, everything it refers to is there, and what it writes belongs to the document's shape. Pending structs are never made.
 * It changes nothing.
 */
export function judgeUpdate(options: JudgeOptions): Verdict {
  if (options.update.byteLength > MAX_UPDATE_BYTES)
    return { verdict: "refuse", reason: "tooLarge" };
  if (!isClientWritten(options.document)) return { verdict: "refuse", reason: "readOnlyWrote" };
  try {
    return judge(options);
  } catch (error) {
    if (error instanceof MalformedBytes) return { verdict: "refuse", reason: "malformed" };
    if (error instanceof OverLimit) return { verdict: "refuse", reason: "tooLarge" };
    if (error instanceof NeedsResync) return { verdict: "resync" };
    if (error instanceof NotAllowed) return { verdict: "refuse", reason: "notAllowed" };
    throw error;
  }
}

function judge(options: JudgeOptions): Verdict {
  const { document, doc, update, isLeased, isOwnSide = null, shapes = rootShape } = options;
  const parsed = parseUpdate(update);
  // Known writing of others comes back with every resync; only what is new has to be the sender's own.
  const isForeign = parsed.blocks.some(
    ({ client, end }) => end > knownOf(doc, client) && !isLeased(client),
  );
  if (isForeign) return { verdict: "refuse", reason: "foreignClientId" };
  const structs = orderStructs(parsed, doc);
  const places = new StructPlaces(doc);
  const crowding = new Crowding(doc, isOwnSide);
  const conflicts = new ConflictWork(doc);
  crowding.enter(parsed.blocks.filter(({ client }) => !doc.store.clients.has(client)).length);
  for (const each of structs) {
    const place = places.place(each);
    if (place === null) continue;
    if (!mayStandAt({ document, shapes, place }, each)) throw new NotAllowed();
    crowding.stands(each.struct, place);
    conflicts.stands(each, place);
  }
  const deletes = countLive(parsed, doc);
  if (structs.length === 0 && deletes === 0) return { verdict: "known" };
  const writers = parsed.blocks
    .filter(({ client, end }) => end > knownOf(doc, client))
    .map(({ client }) => client);
  return { verdict: "accept", bytes: withoutKnown(parsed, doc, update), writers };
}

/** Deletes that hit something which is not deleted yet. */
function countLive(parsed: ParsedUpdate, doc: Y.Doc): number {
  let count = 0;
  for (const { client, ranges } of parsed.deletes)
    for (const range of ranges) if (hasLive(doc, client, range)) count += 1;
  if (count > MAX_UPDATE_LIVE_DELETES) throw new OverLimit("too many new deletes in one update");
  return count;
}

/**
 * A struct that is wholly known still has its neighbours looked up by Yjs, and throws when they are bogus. So only what is new is
 * ever applied.
 */
function withoutKnown(parsed: ParsedUpdate, doc: Y.Doc, update: Uint8Array): Uint8Array {
  const hasKnown = parsed.blocks.some(({ client, clock }) => clock < knownOf(doc, client));
  return hasKnown ? Y.diffUpdate(update, Y.encodeStateVector(doc)) : update;
}

/** True when the range holds something that is not deleted yet, or is new with this update. */
function hasLive(doc: Y.Doc, client: number, range: { clock: number; length: number }): boolean {
  const end = range.clock + range.length;
  if (end > knownOf(doc, client)) return true;
  const structs = doc.store.clients.get(client) ?? [];
  let index = Y.findIndexSS(structs, range.clock);
  for (let each = structs[index]; each !== undefined && each.id.clock < end;) {
    if (!each.deleted) return true;
    index += 1;
    each = structs[index];
  }
  return false;
}
