import type { CaseState } from "@crosstable/shared/moves/case-state";
import type { RecordEntry } from "@crosstable/shared/record/entry";
import { applyEntry } from "@crosstable/shared/record/replay";
import { itemsOf } from "@crosstable/shared/search/items";
import { openSearchIndex, type SearchIndex } from "@crosstable/shared/search/search-index";
import { useMemo } from "react";

import { useRecordRows } from "../../commands/record-rows.ts";
import { seatNameOf } from "../../stores/me-store.ts";
import type { Scope } from "./scope.ts";

interface Indexed {
  readonly index: SearchIndex;
  /** The state after the last row that is in the index; null when the rows do not follow from each other. */
  state: CaseState | null;
  rows: number;
  isBroken: boolean;
  /** Of which reading of the record they are. */
  readonly beginning: number;
}

let indexed = emptyIndex(0);

function emptyIndex(beginning: number): Indexed {
  return { index: openSearchIndex(), state: null, rows: 0, isBroken: false, beginning };
}

/** Everything on the record, searched in this browser: nobody hears what somebody looks for. */
export function useRecordIndex(): Scope {
  const { entries, isWhole, failure, beginning } = useRecordRows();
  return useMemo(() => {
    catchUp(entries, beginning);
    return {
      index: indexed.index,
      size: indexed.index.size,
      isWhole,
      zone: indexed.state?.groundRules.timeZone ?? null,
      failure: indexed.isBroken
        ? "The record was changed after it was written; its later rows are not searched. The record room says which row it is."
        : failure,
    };
  }, [entries, isWhole, failure, beginning]);
}

function catchUp(entries: readonly RecordEntry[], beginning: number): void {
  if (indexed.beginning !== beginning) indexed = emptyIndex(beginning);
  while (indexed.rows < entries.length && !indexed.isBroken) {
    const entry = entries[indexed.rows];
    if (entry === undefined) return;
    try {
      indexed.state = applyEntry(indexed.state, entry);
    } catch {
      // A row that does not follow was never judged: the record room names it.
      indexed.isBroken = true;
      return;
    }
    indexed.index.add(itemsOf(entry, indexed.state, seatNameOf));
    indexed.rows += 1;
  }
}
