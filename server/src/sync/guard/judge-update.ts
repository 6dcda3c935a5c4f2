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
import { Work } from "./work.ts";

const BYTES_READ_A_STEP = 4;
const STEPS_A_LIVE_DELETE = 10;
const PIECES_PASSED_A_STEP = 4;

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
  /** So large that its structs are counted; see COUNT_STRUCTS_FROM_BYTES. */
  readonly isLarge?: boolean;
  /** Where what it costs is counted, whatever the verdict is. */
  readonly work?: Work;
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
  const { work = new Work(), isLarge = false } = options;
  work.spend(update.byteLength / BYTES_READ_A_STEP);
  const parsed = parseUpdate(update);
  // Known writing of others comes back with every resync; only what is new has to be the sender's own.
  const isForeign = parsed.blocks.some(
    ({ client, end }) => end > knownOf(doc, client) && !isLeased(client),
  );
  if (isForeign) return { verdict: "refuse", reason: "foreignClientId" };
  const structs = orderStructs(parsed, doc, work);
  const places = new StructPlaces(doc, work);
  const crowding = new Crowding(doc, isOwnSide);
  const conflicts = new ConflictWork(doc, work);
  crowding.enter(parsed.blocks.filter(({ client }) => !doc.store.clients.has(client)).length);
  if (isLarge) {
    work.spend(doc.store.clients.size);
    crowding.grow(structs.length);
  }
  for (const each of structs) {
    const place = places.place(each);
    if (place === null) continue;
    if (!mayStandAt({ document, shapes, place }, each)) throw new NotAllowed();
    crowding.stands(each.struct, place);
    conflicts.stands(each, place);
  }
  crowding.settle();
  const deletes = countLive(parsed, doc, work);
  if (structs.length === 0 && deletes === 0) return { verdict: "known" };
  const writers = parsed.blocks
    .filter(({ client, end }) => end > knownOf(doc, client))
    .map(({ client }) => client);
  return { verdict: "accept", bytes: withoutKnown({ parsed, doc, update, work }), writers };
}

/** Deletes that hit something which is not deleted yet. */
function countLive(parsed: ParsedUpdate, doc: Y.Doc, work: Work): number {
  let count = 0;
  for (const { client, ranges } of parsed.deletes)
    for (const range of ranges) if (hasLive({ doc, client, range, work })) count += 1;
  if (count > MAX_UPDATE_LIVE_DELETES) throw new OverLimit("too many new deletes in one update");
  return count;
}

/**
 * A struct that is wholly known still has its neighbours looked up by Yjs, and throws when they are bogus. So only what is new is
 * ever applied.
 */
function withoutKnown(from: {
  parsed: ParsedUpdate;
  doc: Y.Doc;
  update: Uint8Array;
  work: Work;
}): Uint8Array {
  const { parsed, doc, update, work } = from;
  const hasKnown = parsed.blocks.some(({ client, clock }) => clock < knownOf(doc, client));
  if (!hasKnown) return update;
  work.spend(doc.store.clients.size);
  return Y.diffUpdate(update, Y.encodeStateVector(doc));
}

/** True when the range holds something that is not deleted yet, or is new with this update. */
function hasLive(sought: {
  doc: Y.Doc;
  client: number;
  range: { clock: number; length: number };
  work: Work;
}): boolean {
  const { doc, client, range, work } = sought;
  const end = range.clock + range.length;
  work.spend(1);
  if (end > knownOf(doc, client)) return true;
  const structs = doc.store.clients.get(client) ?? [];
  let index = Y.findIndexSS(structs, range.clock);
  const first = index;
  let each = structs[index];
  while (each !== undefined && each.id.clock < end && each.deleted) {
    index += 1;
    each = structs[index];
  }
  work.spend((index - first) / PIECES_PASSED_A_STEP);
  if (each === undefined || each.id.clock >= end) return false;
  work.spend(STEPS_A_LIVE_DELETE);
  if (each.id.clock < range.clock || each.id.clock + each.length > end) work.cut(structs.length);
  return true;
}
