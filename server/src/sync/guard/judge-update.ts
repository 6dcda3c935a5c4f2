import { MAX_UPDATE_BYTES } from "@crosstable/shared/document-limits";
import type { DocumentName } from "@crosstable/shared/rooms";
import * as Y from "yjs";

import { MalformedBytes, OverLimit } from "./byte-reader.ts";
import { ConflictWork } from "./conflict-work.ts";
import { Crowding } from "./crowding.ts";
import { isClientWritten, mayStandAt, rootShape, type RootShapes } from "./document-shape.ts";
import { countLiveDeletes } from "./live-deletes.ts";
import { knownOf, orderStructs } from "./order-structs.ts";
import { parseUpdate, type ParsedUpdate } from "./parse-update.ts";
import { StructPlaces } from "./place-structs.ts";
import { TidyingWork } from "./tidying-work.ts";
import { ValuesUnderKeys } from "./values-under-keys.ts";
import { NeedsResync, NotAllowed, type Verdict } from "./verdict.ts";
import { Work } from "./work.ts";

const BYTES_READ_A_STEP = 4;

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
  const crowding = new Crowding({ doc, isOwnSide, work });
  const conflicts = new ConflictWork(doc, work);
  const values = new ValuesUnderKeys(parsed);
  crowding.enter(parsed.blocks.filter(({ client }) => !doc.store.clients.has(client)).length);
  if (isLarge) {
    work.spend(doc.store.clients.size);
    crowding.grow(structs.length);
  }
  for (const each of structs) {
    const place = places.place(each);
    if (place === null) continue;
    if (!mayStandAt({ document, shapes, place }, each)) throw new NotAllowed();
    const { client, clock } = each.struct;
    values.stands(each.struct, { place, from: Math.max(clock, knownOf(doc, client)) });
    crowding.stands(each.struct, place);
    conflicts.stands(each, place);
  }
  crowding.settle();
  const tidying = new TidyingWork(work);
  const deletes = countLiveDeletes(parsed, { doc, work, tidying });
  tidying.settle(parsed, crowding.marked());
  if (structs.length === 0 && deletes === 0) return { verdict: "known" };
  const writers = parsed.blocks
    .filter(({ client, end }) => end > knownOf(doc, client))
    .map(({ client }) => client);
  return { verdict: "accept", bytes: withoutKnown({ parsed, doc, update, work }), writers };
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
