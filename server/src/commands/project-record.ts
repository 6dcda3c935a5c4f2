import {
  GALLERY_FEED,
  GALLERY_ROWS,
  GALLERY_TALKS,
  galleryRow,
  galleryTalks,
  type FeedItem,
} from "@crosstable/shared/documents/gallery";
import {
  MATRIX_ARTICLES,
  MATRIX_ROWS,
  MATRIX_TALKS,
  matrixRow,
  matrixTalks,
} from "@crosstable/shared/documents/matrix";
import type { CaseState, ProposalState } from "@crosstable/shared/moves/case-state";

import type { DocumentContent } from "./document-content.ts";
import type { ServerChange } from "./ports.ts";

/** The last row of the record behind a state. */
export interface Head {
  readonly seq: number;
  readonly head: string;
  readonly atMs: number;
  /** The server's signature over it; null for a row of the first format. */
  readonly receipt: string | null;
}

type Feed = ReadonlyMap<string, readonly FeedItem[]>;

/** What of a state shall be written: what has changed, or all of it. */
export interface Shown {
  readonly proposals: readonly ProposalState[];
  readonly articles: CaseState["articles"];
}

/** Everything that `matrix` shows of these proposals and articles. */
export function matrixContent(state: CaseState, head: Head, shown: Shown): DocumentContent {
  return new Map<string, ReadonlyMap<string, unknown>>([
    [MATRIX_ROWS, new Map(shown.proposals.map((each) => [each.id, matrixRow(each)]))],
    [MATRIX_ARTICLES, shown.articles],
    [MATRIX_TALKS, new Map([["talks", matrixTalks(state, { seq: head.seq, head: head.head })]])],
  ]);
}

/** Everything that `gallery` publishes of these proposals, with these lines of the feed. */
export function galleryContent(
  state: CaseState,
  feed: Feed,
  proposals: Iterable<ProposalState>,
): DocumentContent {
  return new Map<string, ReadonlyMap<string, unknown>>([
    [GALLERY_ROWS, new Map([...proposals].map((each) => [each.id, galleryRow(matrixRow(each))]))],
    [GALLERY_TALKS, new Map([["talks", galleryTalks(state)]])],
    [GALLERY_FEED, feed],
  ]);
}

/** The proposals that one row of the record has changed. Unchanged ones keep their very object. */
export function changedProposals(before: CaseState | null, after: CaseState): ProposalState[] {
  return [...after.proposals.values()].filter((each) => before?.proposals.get(each.id) !== each);
}

/** The articles that one row of the record has changed. Unchanged ones keep their very object. */
export function changedArticles(before: CaseState | null, after: CaseState): CaseState["articles"] {
  if (before?.articles === after.articles) return new Map();
  return new Map([...after.articles].filter(([key, each]) => before?.articles.get(key) !== each));
}

/** Both server-written documents of a negotiation, each with what shall be done to it. */
export function serverChanges(
  state: CaseState,
  todo: { matrix: ServerChange["change"]; gallery: ServerChange["change"] },
): ServerChange[] {
  const { negotiation } = state;
  return [
    { address: { negotiation, document: { kind: "matrix" } }, change: todo.matrix },
    { address: { negotiation, document: { kind: "gallery" } }, change: todo.gallery },
  ];
}
