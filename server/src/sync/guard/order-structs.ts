import { MAX_UPDATE_STRUCTS, MAX_UPDATE_WRITERS } from "@crosstable/shared/document-limits";
import * as Y from "yjs";

import { MalformedBytes, OverLimit } from "./byte-reader.ts";
import type { ParsedBlock, ParsedStruct, ParsedUpdate, StructId } from "./parse-update.ts";
import { NeedsResync } from "./verdict.ts";
import { Work } from "./work.ts";

/** What Yjs and the guard do with a struct that is new and stands where its writer saw it. */
const STEPS_A_NEW_STRUCT = 40;

/** A struct that the document does not hold yet, as Yjs will link it once what is known of it has been cut off. */
export interface NewStruct {
  readonly struct: ParsedStruct;
  /** The left neighbour. Where the beginning is known, that is its own last known clock, whatever it declares. */
  readonly origin: StructId | null;
  readonly rightOrigin: StructId | null;
  /** Null where a neighbour gives the place. */
  readonly parent: ParsedStruct["parent"];
}

/** How far the document holds a client's writing. */
export function knownOf(doc: Y.Doc, client: number): number {
  return Y.getState(doc.store, client);
}

/**
 * The new structs in an order in which each comes after everything it refers to. Throws NeedsResync where something is missing or
 * a block leaves a gap, MalformedBytes where structs lean on each other in a circle: Yjs would keep either as pending,
 * and pending writing is never made here (it could delete what somebody has not even written yet).
 */
export function orderStructs(parsed: ParsedUpdate, doc: Y.Doc, work = new Work()): NewStruct[] {
  const waiting = parsed.blocks
    .filter((block) => block.end > knownOf(doc, block.client))
    .map((block) => newOfBlock(block, doc));
  const count = waiting.reduce((sum, each) => sum + each.length, 0);
  if (count > MAX_UPDATE_STRUCTS || waiting.length > MAX_UPDATE_WRITERS)
    throw new OverLimit("more new writing than one update may carry");
  work.spend(count * STEPS_A_NEW_STRUCT);
  mustBeComplete(waiting.flat(), parsed, doc);
  return inOrder(waiting, doc, work);
}

function newOfBlock(block: ParsedBlock, doc: Y.Doc): NewStruct[] {
  const known = knownOf(doc, block.client);
  if (block.clock > known) throw new NeedsResync();
  return block.structs
    .filter((struct) => struct.clock + struct.length > known)
    .map((struct) => {
      const { rightOrigin } = struct;
      if (struct.clock >= known) return { struct, ...neighbours(struct) };
      return {
        struct,
        origin: { client: block.client, clock: known - 1 },
        rightOrigin,
        parent: null,
      };
    });
}

function neighbours({ origin, rightOrigin, parent }: ParsedStruct): Omit<NewStruct, "struct"> {
  return { origin, rightOrigin, parent };
}

function referencesOf({ origin, rightOrigin, parent }: NewStruct): StructId[] {
  const above = parent !== null && "client" in parent ? parent : null;
  return [origin, rightOrigin, above].filter((id) => id !== null);
}

function mustBeComplete(structs: readonly NewStruct[], parsed: ParsedUpdate, doc: Y.Doc): void {
  const ends = new Map(parsed.blocks.map((block) => [block.client, block.end]));
  const endOf = (client: number): number => Math.max(ends.get(client) ?? 0, knownOf(doc, client));
  for (const each of structs) {
    for (const { client, clock } of referencesOf(each)) {
      if (clock >= endOf(client)) throw new NeedsResync();
      const { struct } = each;
      if (client === struct.client && clock >= struct.clock && clock >= knownOf(doc, client))
        throw new MalformedBytes("a struct that leans on itself");
    }
  }
  for (const { client, ranges } of parsed.deletes) {
    const last = ranges.at(-1);
    if (last !== undefined && last.clock + last.length > endOf(client)) throw new NeedsResync();
  }
}

/** Every round takes at least one struct or ends, so the work is bounded by structs times writers. */
function inOrder(waiting: readonly NewStruct[][], doc: Y.Doc, work: Work): NewStruct[] {
  const taken = new Map<number, number>();
  const reached = (client: number): number => taken.get(client) ?? knownOf(doc, client);
  const isReady = (each: NewStruct): boolean =>
    referencesOf(each).every(({ client, clock }) => clock < reached(client));
  const queues = waiting.map((structs) => ({ structs, next: 0 }));
  const ordered: NewStruct[] = [];
  for (let before = -1; before < ordered.length;) {
    before = ordered.length;
    work.spendOnConflicts(queues.length);
    for (const queue of queues) {
      for (
        let each = queue.structs[queue.next];
        each !== undefined && isReady(each);
        each = queue.structs[queue.next]
      ) {
        ordered.push(each);
        queue.next += 1;
        taken.set(each.struct.client, each.struct.clock + each.struct.length);
      }
    }
  }
  if (queues.some((queue) => queue.next < queue.structs.length))
    throw new MalformedBytes("structs that lean on each other");
  return ordered;
}
