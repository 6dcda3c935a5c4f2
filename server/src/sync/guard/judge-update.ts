import type { CloseReason } from "@crosstable/shared/close-codes";
import { MAX_UPDATE_BYTES } from "@crosstable/shared/limits";
import type { DocumentName } from "@crosstable/shared/rooms";
import * as Y from "yjs";

import { MalformedBytes } from "./byte-reader.ts";
import { mayStandIn, rootShape } from "./document-shape.ts";
import {
  parseUpdate,
  type ParsedStruct,
  type ParsedUpdate,
  type StructId,
} from "./parse-update.ts";

/** What is to be done with an update of a client. */
export type Verdict =
  /** Apply these bytes: what is new, and nothing of what was known. */
  | { readonly verdict: "accept"; readonly bytes: Uint8Array }
  /** The document holds all of it already. */
  | { readonly verdict: "known" }
  /** It needs something that the document does not hold: ask for everything that is missing. */
  | { readonly verdict: "resync" }
  | { readonly verdict: "refuse"; readonly reason: CloseReason };

export interface JudgeOptions {
  readonly document: DocumentName;
  readonly doc: Y.Doc;
  readonly update: Uint8Array;
  /** True when the clientID was handed to the sending seat for this document. */
  readonly isLeased: (client: number) => boolean;
}

/** Where a struct stands: in which root, directly or nested, under which key. Null for what stands nowhere any more. */
interface Place {
  readonly root: string;
  readonly key: string | null;
}

class NeedsResync extends Error {}
class NotAllowed extends Error {}

/**
 * The guard of the document wire: nothing of an update reaches Yjs before it is parsed strictly, its writers are known to be the
 * sender's, everything it refers to is there, and what it writes belongs to the document's shape. Pending structs are never made.
 */
export function judgeUpdate(options: JudgeOptions): Verdict {
  const { doc, update } = options;
  if (update.byteLength > MAX_UPDATE_BYTES) return { verdict: "refuse", reason: "tooLarge" };
  try {
    const parsed = parseUpdate(update);
    if (parsed.blocks.length === 0 && parsed.deletes.length === 0) return { verdict: "known" };
    const foreign = findForeign(parsed, options);
    if (foreign !== undefined) return { verdict: "refuse", reason: "foreignClientId" };
    mustBeComplete(parsed, doc);
    mustFitShape(parsed, options);
    return acceptNew(parsed, options);
  } catch (error) {
    if (error instanceof MalformedBytes) return { verdict: "refuse", reason: "malformed" };
    if (error instanceof NeedsResync) return { verdict: "resync" };
    if (error instanceof NotAllowed) return { verdict: "refuse", reason: "notAllowed" };
    throw error;
  }
}

function findForeign(parsed: ParsedUpdate, { doc, isLeased }: JudgeOptions): number | undefined {
  return parsed.blocks.find(
    (block) => block.end > known(doc, block.client) && !isLeased(block.client),
  )?.client;
}

function known(doc: Y.Doc, client: number): number {
  return Y.getState(doc.store, client);
}

/** Throws NeedsResync when a block leaves a gap, or something is referred to that is neither here nor in the update. */
function mustBeComplete(parsed: ParsedUpdate, doc: Y.Doc): void {
  const ends = new Map<number, number>();
  for (const block of parsed.blocks) {
    if (block.clock > known(doc, block.client)) throw new NeedsResync();
    ends.set(block.client, Math.max(block.end, known(doc, block.client)));
  }
  const endOf = (client: number): number => ends.get(client) ?? known(doc, client);
  const mustHold = (id: StructId | null): void => {
    if (id !== null && id.clock >= endOf(id.client)) throw new NeedsResync();
  };
  for (const struct of newStructs(parsed, doc)) {
    mustHold(struct.origin);
    mustHold(struct.rightOrigin);
    if (struct.parent !== null && "client" in struct.parent) mustHold(struct.parent);
    for (const id of [struct.origin, struct.rightOrigin]) {
      const isOwnFuture = id !== null && id.client === struct.client && id.clock >= struct.clock;
      if (isOwnFuture) throw new MalformedBytes("a struct that leans on itself");
    }
  }
  for (const { client, ranges } of parsed.deletes) {
    const last = ranges.at(-1);
    if (last !== undefined && last.clock + last.length > endOf(client)) throw new NeedsResync();
  }
}

function newStructs(parsed: ParsedUpdate, doc: Y.Doc): ParsedStruct[] {
  return parsed.blocks.flatMap((block) => {
    const from = known(doc, block.client);
    return block.structs.filter((struct) => struct.clock + struct.length > from);
  });
}

/** Throws NotAllowed when a new struct stands outside the document's shape. */
function mustFitShape(parsed: ParsedUpdate, { doc, document }: JudgeOptions): void {
  const finder = new PlaceFinder(parsed, doc);
  for (const struct of newStructs(parsed, doc)) {
    if (struct.content.kind === "gc") continue;
    const place = finder.placeOf(struct);
    if (place === null) continue;
    const shape = rootShape(document, place.root);
    if (shape === undefined || !mayStandIn(shape, place.key, struct.content))
      throw new NotAllowed();
  }
}

const MOST_STEPS = 100_000;

/** Finds the true parent of a struct: what Yjs will link it to, not what the bytes declare. */
class PlaceFinder {
  readonly #doc: Y.Doc;
  readonly #incoming = new Map<number, readonly ParsedStruct[]>();
  #steps = 0;

  constructor(parsed: ParsedUpdate, doc: Y.Doc) {
    this.#doc = doc;
    for (const block of parsed.blocks) this.#incoming.set(block.client, block.structs);
  }

  placeOf(struct: ParsedStruct): Place | null {
    let at = struct;
    for (;;) {
      this.#steps += 1;
      if (this.#steps > MOST_STEPS) throw new NotAllowed();
      const from = known(this.#doc, at.client);
      // A struct of which the beginning is known is linked behind its own beginning, whatever parent it declares.
      if (at.clock < from) return this.#placeInDoc({ client: at.client, clock: from - 1 }, false);
      const beside = at.origin ?? at.rightOrigin;
      if (beside === null && at.parent !== null && "root" in at.parent)
        return { root: at.parent.root, key: at.parentKey };
      const isNested = beside === null;
      const id = beside ?? (at.parent as StructId);
      if (id.clock < known(this.#doc, id.client)) return this.#placeInDoc(id, isNested);
      const next = this.#incomingAt(id);
      if (next === undefined) throw new NeedsResync();
      if (next.content.kind === "gc") return null;
      if (isNested) return this.#nestedIn(next);
      at = next;
    }
  }

  #nestedIn(parent: ParsedStruct): Place | null {
    const place = this.placeOf(parent);
    return place === null ? null : { root: place.root, key: null };
  }

  #incomingAt(id: StructId): ParsedStruct | undefined {
    return this.#incoming
      .get(id.client)
      ?.find((struct) => id.clock >= struct.clock && id.clock < struct.clock + struct.length);
  }

  #placeInDoc(id: StructId, isNested: boolean): Place | null {
    const struct = Y.getItem(this.#doc.store, Y.createID(id.client, id.clock)) as unknown;
    if (!(struct instanceof Y.Item)) return null;
    if (isNested && !(struct.content instanceof Y.ContentType)) {
      if (struct.deleted) return null;
      throw new NotAllowed();
    }
    const { parent } = struct;
    if (parent === null || typeof parent === "string" || !("_item" in parent)) return null;
    let top = parent as Y.AbstractType<unknown>;
    while (top._item !== null) {
      this.#steps += 1;
      const above = top._item.parent;
      if (above === null || !("_item" in (above as object))) return null;
      top = above as Y.AbstractType<unknown>;
    }
    return { root: Y.findRootTypeKey(top), key: isNested ? null : struct.parentSub };
  }
}

function acceptNew(parsed: ParsedUpdate, { doc, update }: JudgeOptions): Verdict {
  const hasNews = parsed.blocks.some((block) => block.end > known(doc, block.client));
  const hasKnown = parsed.blocks.some((block) => block.clock < known(doc, block.client));
  if (!hasNews && !parsed.deletes.some((each) => hasLive(doc, each))) return { verdict: "known" };
  return {
    verdict: "accept",
    bytes: hasKnown ? Y.diffUpdate(update, Y.encodeStateVector(doc)) : update,
  };
}

function hasLive(doc: Y.Doc, { client, ranges }: ParsedUpdate["deletes"][number]): boolean {
  const structs = doc.store.clients.get(client) ?? [];
  return ranges.some(({ clock, length }) => {
    const end = Math.min(clock + length, known(doc, client));
    for (
      let index = clock < end ? Y.findIndexSS(structs, clock) : structs.length;
      index < structs.length;
      index += 1
    ) {
      const struct = structs[index];
      if (struct === undefined || struct.id.clock >= end) return false;
      if (!struct.deleted) return true;
    }
    return false;
  });
}
