import { openSearchIndex } from "@crosstable/shared/search/search-index";
import { useMemo } from "react";

import { seatNameOf } from "../../stores/me-store.ts";
import { useDocument } from "../../sync/use-document.ts";
import { useMatrix } from "../../sync/use-matrix.ts";
import { useWorksheet } from "../../sync/use-worksheet.ts";
import type { Scope } from "./scope.ts";
import { worksheetItems } from "./worksheet-items.ts";

/** What both sides have written on the worksheet, as it stands: searched in this browser, beside the record and not in it. */
export function useWorksheetIndex(): Scope {
  const session = useDocument({ kind: "worksheet" });
  const cells = useWorksheet();
  const { rows } = useMatrix();
  const isWhole = session !== null;
  return useMemo(() => {
    const index = openSearchIndex();
    index.add(worksheetItems({ rows, cells, nameOf: seatNameOf }));
    return { index, size: index.size, isWhole, zone: null, failure: null };
  }, [rows, cells, isWhole]);
}
