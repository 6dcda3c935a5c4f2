import { MAX_UPDATE_LIVE_DELETES } from "@crosstable/shared/document-limits";
import * as Y from "yjs";

import { OverLimit } from "./byte-reader.ts";
import { knownOf } from "./order-structs.ts";
import type { ParsedUpdate } from "./parse-update.ts";
import type { TidyingWork } from "./tidying-work.ts";
import type { Work } from "./work.ts";

const STEPS_A_LIVE_RANGE = 10;
/** Yjs marks it, tells of it, and lets go of what it held. */
const STEPS_A_PIECE_DELETED = 5;
const PIECES_PASSED_A_STEP = 4;

interface Looking {
  readonly doc: Y.Doc;
  readonly work: Work;
  /** Is told of everything that is deleted now. */
  readonly tidying: TidyingWork;
}

/** Ranges of an update's deletes that hit something which is not deleted yet. Throws OverLimit where there are too many. */
export function countLiveDeletes(parsed: ParsedUpdate, looking: Looking): number {
  let count = 0;
  for (const { client, ranges } of parsed.deletes)
    for (const range of ranges) if (hasLive({ ...looking, client, range })) count += 1;
  if (count > MAX_UPDATE_LIVE_DELETES) throw new OverLimit("too many new deletes in one update");
  return count;
}

/** True when the range holds something that is not deleted yet, or is new with this update. */
function hasLive(
  sought: Looking & { client: number; range: { clock: number; length: number } },
): boolean {
  const { doc, work, tidying, client, range } = sought;
  const end = range.clock + range.length;
  const known = knownOf(doc, client);
  work.spend(1);
  if (range.clock >= known) return true;
  const structs = doc.store.clients.get(client) ?? [];
  const first = Y.findIndexSS(structs, range.clock);
  let index = first;
  let live = 0;
  let isCut = false;
  for (let each = structs[index]; each !== undefined && each.id.clock < end;) {
    if (each instanceof Y.Item && !each.deleted) {
      const isPart = each.id.clock < range.clock || each.id.clock + each.length > end;
      live += 1;
      isCut ||= isPart;
      tidying.isDeleted(each, isPart);
    }
    index += 1;
    each = structs[index];
  }
  work.spend((index - first) / PIECES_PASSED_A_STEP);
  if (live > 0) work.spend(STEPS_A_LIVE_RANGE + live * STEPS_A_PIECE_DELETED);
  if (isCut) work.cut(structs.length);
  return live > 0 || end > known;
}
