import { offRecordSince } from "../moves/bargaining-session.ts";
import type { CaseState, ProposalMoveKind } from "../moves/case-state.ts";
import { formerExpiration } from "../moves/extension.ts";
import type { GroundRules } from "../moves/ground-rules.ts";
import type { GoesOn } from "../moves/lineage.ts";
import type { Standing, Turn } from "../moves/standing.ts";
import type { Statement, StatementBy } from "../moves/statements.ts";
import type { AsOf } from "../record/stamp.ts";
import type { Expiration, DemonstrationClock } from "../session/expiration.ts";
import type { SideMark, Sides } from "../sides.ts";
import type { MatrixRow } from "./matrix.ts";
import {
  areInOneGap,
  gapsOf,
  isInGap,
  momentOf,
  publishedMoment,
  type Gap,
  type Moment,
  type PublishedMoment,
} from "./off-record-gap.ts";

/**
 * gallery
 * written by: the server alone
 * read by: everybody seated; an observer reads nothing else, and not even this while the ground rules have them follow later
 * kept in: the document log, and rebuilt from the record alone
 *
 * gallery.delayed
 * written by: the server alone, when a row of the record has come of age; only while the ground rules have a delay
 * read by: observers
 * kept in: the same; it is the gallery of the rows up to one of them
 *
 * Root map `rows`: proposal id → GalleryRow. Root map `packages`: package id → GalleryPackage (gallery-package.ts). Root map `statements`: number →
 * GalleryStatement. Root map `talks`: one key, `talks` → GalleryTalks. Root map `feed`: record number → FeedItem[]. No seat of a person is ever named here: a side acts.
 */
export const GALLERY_ROWS = "rows";
export const GALLERY_PACKAGES = "packages";
export const GALLERY_STATEMENTS = "statements";
export const GALLERY_TALKS = "talks";
export const GALLERY_FEED = "feed";

/** The ground rules that bind whoever follows the talks, or tell them how to read a time. The others are the table's own business. */
export const PUBLISHED_RULES = [
  "observersDelayMinutes",
  "offRecord",
  "recording",
  "blackout",
  "timeZone",
] as const;
type PublishedRules = Pick<GroundRules, (typeof PUBLISHED_RULES)[number]>;

export interface GalleryTalks {
  readonly title: string;
  readonly sides: Sides;
  readonly expiration: Expiration | null;
  /** The expiration before both chiefs extended it, and since when they treat the clock as stopped. No offer, no words, no side. */
  readonly extension?: {
    readonly former: Expiration | null;
    readonly stoppedAt: string | null;
  };
  readonly clock: DemonstrationClock | null;
  readonly gaps: readonly string[];
  /** What is in force of them; absent from what an earlier version has written. */
  readonly groundRules?: PublishedRules;
  /** Only while the table is off the record: since when. All else is as it was then. */
  readonly offRecordSince?: Moment;
  /** On `gallery.delayed` alone: how far it follows. */
  readonly follows?: Follows;
}

/** How far observers are shown the talks who follow later. */
export interface Follows {
  /** The last row of the record that is in it. */
  readonly seq: number;
  /** RFC 3339: up to here they had seen everything when the delay was last changed. From then on it is the delay that tells. */
  readonly wholeUntil: string;
}

export interface GalleryPosition extends PublishedMoment {
  readonly pass: number;
  readonly text: string;
}

/** Where a proposal comes from and where it goes on, by proposals and numbers alone. */
export interface GalleryLineage {
  /** The proposal of which this is a lettered part. */
  readonly partOf: string | null;
  /** What was split or merged into this. */
  readonly comesFrom: readonly string[];
  readonly goesOn: { readonly how: GoesOn["how"]; readonly in: readonly string[] } | null;
  /** Oldest first. */
  readonly formerNumbers: readonly string[];
}

export interface GalleryRow {
  readonly id: string;
  readonly sponsor: SideMark;
  readonly number: string | null;
  readonly title: string | null;
  readonly subject: string;
  readonly category: string | null;
  readonly article: string | null;
  readonly currentLanguage: string | null;
  readonly positions: Readonly<Record<SideMark, GalleryPosition | null>>;
  readonly standing: Standing;
  /** The stand-alone standing of a proposal that is in a live package, else null. */
  readonly beneath: Standing | null;
  readonly turn: Turn;
  readonly lineage: GalleryLineage;
  /** Which act it was and whose is not published of one in a gap. */
  readonly lastMove: PublishedMoment & {
    readonly kind: ProposalMoveKind | null;
    readonly side: SideMark | null;
  };
}

/** A statement in the words in which it came out, under a side's name or both. */
export interface GalleryStatement {
  readonly number: number;
  readonly by: StatementBy;
  readonly words: string;
  readonly at: string;
  readonly asOf: AsOf | null;
}

/** One published act for the feed. */
export interface FeedItem {
  readonly seq: number;
  readonly at: string;
  readonly asOf: AsOf | null;
  readonly side: SideMark | null;
  readonly kind: string;
  /** The label of the proposal or the package; null for acts on the talks as a whole. */
  readonly label: string | null;
  readonly proposal: string | null;
  /** What else the act names: the pieces of a split, what was merged, the added part, the former number, the package that is answered. */
  readonly named: readonly string[];
  /** There where the act undid what was agreed in principle. */
  readonly undoes?: boolean;
  /** Of an act that ended a stretch off the record: since when it was. */
  readonly since?: Moment;
}

/** What of the talks is published. */
export function galleryTalks(state: CaseState): GalleryTalks {
  const { title, sides, expiration, clock, gaps } = state;
  const { observersDelayMinutes, offRecord, recording, blackout, timeZone } = state.groundRules;
  const groundRules = { observersDelayMinutes, offRecord, recording, blackout, timeZone };
  const since = offRecordSince(state);
  const standsStill = since === null ? {} : { offRecordSince: momentOf(since) };
  const stretches = gapsOf(state);
  const { stopped } = state.extensionTalks;
  const stoppedAt = stopped === null ? null : publishedMoment(stopped, stretches).at;
  const extension = { former: publishedFormer(state, stretches), stoppedAt };
  return { title, sides, expiration, extension, clock, gaps, groundRules, ...standsStill };
}

/** The expiration that the present one has taken the place of; one that came and went in a gap is passed over. */
function publishedFormer(state: CaseState, gaps: readonly Gap[]): Expiration | null {
  let former = formerExpiration(state);
  const [latest, ...earlier] = state.extensionTalks.agreed
    .filter(({ offer }) => offer.terms.how === "until")
    .toReversed();
  for (const { offer, stamp, former: before } of earlier) {
    const isFormer = offer.terms.how === "until" && offer.terms.instant === former?.instant;
    if (!isFormer || latest === undefined || !areInOneGap(stamp, latest.stamp, gaps)) break;
    former = before;
  }
  return former;
}

/** What of the talks is shown to observers who follow later: all as it was then, but for the delay, which is told as it is now. */
export function delayedTalks(
  then: CaseState,
  now: Follows & Pick<GroundRules, "observersDelayMinutes">,
): GalleryTalks {
  const { observersDelayMinutes, seq, wholeUntil } = now;
  const groundRules = { ...then.groundRules, observersDelayMinutes };
  return { ...galleryTalks({ ...then, groundRules }), follows: { seq, wholeUntil } };
}

/** Until which moment (ms since 1970) observers who follow later see everything; null on the gallery as it is now. */
export function seenUntilMs(talks: GalleryTalks, nowMs: number): number | null {
  if (talks.follows === undefined) return null;
  const delayMs = (talks.groundRules?.observersDelayMinutes ?? 0) * MINUTE_MS;
  return Math.max(Date.parse(talks.follows.wholeUntil), nowMs - delayMs);
}

const MINUTE_MS = 60_000;

/** What of a statement is published: everything but who has typed it. */
export function galleryStatement({ number, by, words, stamp }: Statement): GalleryStatement {
  return { number, by, words, at: stamp.at, asOf: stamp.asOf };
}

/** What of a proposal is published: positions and standing, no seat, no words of a hold. */
export function galleryRow(row: MatrixRow, gaps: readonly Gap[]): GalleryRow {
  const {
    id,
    sponsor,
    number,
    title,
    subject,
    category,
    article,
    currentLanguage,
    standing,
    beneath,
    turn,
  } = row;
  const positions = { a: galleryPosition(row, "a", gaps), b: galleryPosition(row, "b", gaps) };
  return {
    id,
    sponsor,
    number,
    title,
    subject,
    category,
    article,
    currentLanguage,
    positions,
    standing,
    beneath,
    turn,
    lineage: galleryLineage(row, gaps),
    lastMove: galleryLastMove(row, gaps),
  };
}

function galleryLastMove({ lastMove }: MatrixRow, gaps: readonly Gap[]): GalleryRow["lastMove"] {
  const { kind, stamp } = lastMove;
  const what = isInGap(stamp, gaps) ? { kind: null, side: null } : { kind, side: stamp.side };
  return { ...what, ...publishedMoment(stamp, gaps) };
}

function galleryLineage({ lineage, passList }: MatrixRow, gaps: readonly Gap[]): GalleryLineage {
  const { partOf, comesFrom, goesOn, formerNumbers } = lineage;
  return {
    partOf: partOf?.proposal ?? null,
    comesFrom,
    goesOn: goesOn === null ? null : { how: goesOn.how, in: goesOn.in },
    formerNumbers: formerNumbers
      .filter(({ stamp }, index) => {
        const given = formerNumbers[index - 1]?.stamp ?? passList[0]?.stamp;
        return given === undefined || !areInOneGap(given, stamp, gaps);
      })
      .map(({ number }) => number),
  };
}

function galleryPosition(
  row: MatrixRow,
  mark: SideMark,
  gaps: readonly Gap[],
): GalleryPosition | null {
  const pass = row.positions[mark];
  return pass === null
    ? null
    : { pass: pass.number, text: pass.text, ...publishedMoment(pass.stamp, gaps) };
}
