import {
  GALLERY_FEED,
  GALLERY_PACKAGES,
  GALLERY_ROWS,
  GALLERY_STATEMENTS,
  GALLERY_TALKS,
  delayedTalks,
  galleryRow,
  galleryStatement,
  galleryTalks,
  type FeedItem,
} from "@crosstable/shared/documents/gallery";
import { galleryPackage } from "@crosstable/shared/documents/gallery-package";
import { matrixRow, type MatrixRow } from "@crosstable/shared/documents/matrix";
import { matrixMaps } from "@crosstable/shared/documents/matrix-maps";
import { gapsOf, isPackageGone, isProposalGone } from "@crosstable/shared/documents/off-record-gap";
import type { CaseState, ProposalState } from "@crosstable/shared/moves/case-state";
import type { PackageState } from "@crosstable/shared/moves/package-state";

import type { DocumentContent } from "./document-content.ts";
import type { Following } from "./following.ts";

/** The last row of the record behind a state. */
export interface Head {
  readonly seq: number;
  readonly head: string;
  readonly atMs: number;
  /** The server's signature over it; null for a row of the first format. */
  readonly receipt: string | null;
}

/** Number of the published row → what the gallery's feed says of it. */
type Feed = ReadonlyMap<string, readonly FeedItem[]>;

const MINUTE_MS = 60_000;

/** What of the talks is written anew: what one row of the record has changed, or everything. */
export interface Projected {
  readonly proposals: readonly ProposalState[];
  readonly packages: readonly PackageState[];
  readonly articles: CaseState["articles"];
  readonly requests: CaseState["requests"];
  readonly minutes: CaseState["offeredMinutes"];
  readonly statements: CaseState["statements"];
}

/** Everything that `matrix` shows of these proposals, packages, articles, requests, minutes and statements. */
export function matrixContent(
  state: CaseState,
  head: Head,
  { proposals, packages, minutes: offeredMinutes, ...beside }: Projected,
): DocumentContent {
  const part: CaseState = {
    ...state,
    ...beside,
    offeredMinutes,
    proposals: new Map(proposals.map((each) => [each.id, each])),
    packages: new Map(packages.map((each) => [each.id, each])),
  };
  return new Map(Object.entries(matrixMaps(part, head)));
}

/**
 * Everything that `gallery` publishes of these proposals, packages and statements, with these lines of the feed. OFFRECORD-3: what came and went in
 * one gap is not among it.
 */
export function galleryContent(
  state: CaseState,
  feed: Feed,
  { proposals, packages, statements }: Projected,
): DocumentContent {
  const gaps = gapsOf(state);
  const rows = proposals
    .map(matrixRow)
    .filter((row) => !isProposalGone(row, gaps))
    .toSorted(byId);
  const offered = packages.filter((each) => !isPackageGone(each, gaps));
  return new Map<string, ReadonlyMap<string, unknown>>([
    [GALLERY_ROWS, new Map(rows.map((row) => [row.id, galleryRow(row, gaps)]))],
    [GALLERY_PACKAGES, new Map(offered.map((each) => [each.id, galleryPackage(state, each)]))],
    [
      GALLERY_STATEMENTS,
      new Map([...statements].map(([number, each]) => [number, galleryStatement(each)])),
    ],
    [GALLERY_TALKS, new Map([["talks", galleryTalks(state)]])],
    [GALLERY_FEED, feed],
  ]);
}

/** OFFRECORD-3: a document keeps the order in which it was written, and that of the table tells which act of a gap came first. */
function byId(one: MatrixRow, other: MatrixRow): number {
  return one.id < other.id ? -1 : 1;
}

/**
 * What `gallery.delayed` shows of these proposals and packages: the gallery as it was at the last row that is shown. Of the feed it takes
 * the lines behind row `after` and up to that one.
 */
export function delayedContent(
  { shown, delayMs, wholeUntilMs }: Following,
  { feed, after }: { readonly feed: Feed; readonly after: number },
  projected: Projected,
): DocumentContent {
  const { seq, state } = shown;
  const lines = [...feed].filter(([row]) => Number(row) > after && Number(row) <= seq);
  const talks = delayedTalks(state, {
    seq,
    wholeUntil: new Date(wholeUntilMs).toISOString(),
    observersDelayMinutes: delayMs / MINUTE_MS,
  });
  const then = galleryContent(state, new Map(lines), projected);
  return new Map([...then, [GALLERY_TALKS, new Map([["talks", talks]])]]);
}

/** What one row of the record has changed. Unchanged proposals and packages keep their very object. */
export function changedBy(before: CaseState | null, after: CaseState): Projected {
  const proposals = [...after.proposals.values()];
  const packages = [...after.packages.values()];
  return {
    proposals: proposals.filter((each) => before?.proposals.get(each.id) !== each),
    packages: packages.filter((each) => before?.packages.get(each.id) !== each),
    articles: changed(before?.articles, after.articles),
    requests: changed(before?.requests, after.requests),
    minutes: changed(before?.offeredMinutes, after.offeredMinutes),
    statements: changed(before?.statements, after.statements),
  };
}

/** Everything of the talks. */
export function allOf(state: CaseState): Projected {
  const { proposals, packages, articles, requests, offeredMinutes: minutes, statements } = state;
  return {
    proposals: [...proposals.values()],
    packages: [...packages.values()],
    articles,
    requests,
    minutes,
    statements,
  };
}

/** What of them one row of the record has changed. Unchanged ones keep their very object. */
function changed<Value>(
  before: ReadonlyMap<string, Value> | undefined,
  after: ReadonlyMap<string, Value>,
): ReadonlyMap<string, Value> {
  if (before === after) return new Map();
  return new Map([...after].filter(([key, each]) => before?.get(key) !== each));
}
