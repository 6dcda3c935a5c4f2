import type { SearchIndex } from "@crosstable/shared/search/search-index";

/** What is searched, and whether all of it is there. */
export interface Scope {
  readonly index: SearchIndex;
  /** Pieces of words in it: it grows, the index stays the same object. */
  readonly size: number;
  readonly isWhole: boolean;
  readonly failure: string | null;
}
