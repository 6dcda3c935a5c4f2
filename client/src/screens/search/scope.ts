import type { SearchIndex } from "@crosstable/shared/search/search-index";

/** What is searched, and whether all of it is there. */
export interface Scope {
  readonly index: SearchIndex;
  /** Pieces of words in it: it grows, the index stays the same object. */
  readonly size: number;
  readonly isWhole: boolean;
  /** The zone that both chiefs have agreed on for formal times; null while there is none. */
  readonly zone: string | null;
  readonly failure: string | null;
}
