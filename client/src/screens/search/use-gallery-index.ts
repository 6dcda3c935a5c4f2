import { galleryItems, statementItem } from "@crosstable/shared/search/gallery-items";
import { openSearchIndex } from "@crosstable/shared/search/search-index";
import { useMemo } from "react";

import { useGallery } from "../../sync/use-gallery.ts";
import type { Scope } from "./scope.ts";

/** What is published, for those who read nothing else: the positions as they stand. */
export function useGalleryIndex(): Scope {
  const { talks, rows, statements } = useGallery();
  return useMemo(() => {
    const index = openSearchIndex();
    if (talks !== null) {
      index.add(rows.flatMap((row) => galleryItems(row, talks.sides)));
      index.add(statements.map((each) => statementItem(each, talks.sides)));
    }
    const zone = talks?.groundRules?.timeZone ?? null;
    return { index, size: index.size, isWhole: talks !== null, zone, failure: null };
  }, [talks, rows, statements]);
}
