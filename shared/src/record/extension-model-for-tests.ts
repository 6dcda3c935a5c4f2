import { extensionHash, type ExtensionTerms } from "../moves/extension.ts";
import { otherSide, type SideMark } from "../sides.ts";
import type { Hand, Paper } from "./clerks-paper-for-tests.ts";

/** The first hour in which the earliest of the moments below has passed. */
const FIRST_IS_PAST = 4;

const MOMENTS = ["2026-01-05T12:30", "2026-02-01T00:00", "2026-02-02T00:00", "2026-02-03T00:00"];

/** What can be offered, each spoken of by its place: the moments in their order, and the clock after them. */
const TERMS: readonly ExtensionTerms[] = [
  ...MOMENTS.map((local) => ({
    how: "until" as const,
    instant: `${local}:00.000Z`,
    local,
    zone: "UTC",
  })),
  { how: "stop-the-clock" },
];
/** The place of the clock; before it come the moments. */
export const STOP = MOMENTS.length;

/** What is offered, as it goes over. */
export function extensionTermsAt(which: number): ExtensionTerms {
  const terms = TERMS[which];
  if (terms === undefined) throw new Error("no such extension");
  return terms;
}

/** The instant of a moment, by its place. */
export function momentOf(which: number): string {
  return `${MOMENTS[which] ?? ""}:00.000Z`;
}

const HASHES = TERMS.map((terms) => extensionHash({ terms, words: "" }));

/** What an agreement to it would name. */
export function hashOfExtension(which: number): string | undefined {
  return HASHES[which];
}

function isPossible({ clock, hour, isAfterDeadline }: Paper, which: number): boolean {
  if (which === STOP) return clock.until !== null && clock.stop === null;
  const isPast = which === 0 && (isAfterDeadline || hour >= FIRST_IS_PAST);
  return !isPast && (clock.until === null || which > clock.until);
}

/** Offers an extension; the side's former offer is gone. */
export function offerExtension(
  paper: Paper,
  { side, by }: { side: SideMark; by: Hand },
  which: number,
): boolean {
  const { offered, offeredBy } = paper.clock;
  if (offered[side] === which || !isPossible(paper, which)) return false;
  offered[side] = which;
  offeredBy[side] = by;
  return true;
}

/** Agrees to what the side saw the other offer, if it still does and it is still of use. */
export function agreeToExtension(paper: Paper, side: SideMark, seen: number | null): boolean {
  const { clock } = paper;
  const which = clock.offered[otherSide(side)];
  if (which === null || which !== seen || !isPossible(paper, which)) return false;
  if (which === STOP) {
    clock.stops += 1;
    clock.stop = clock.stops;
  } else {
    clock.until = which;
    clock.stop = null;
  }
  for (const mark of ["a", "b"] as const) {
    const open = clock.offered[mark];
    const isOver =
      open === STOP ? clock.stop !== null : open !== null && open <= (clock.until ?? -1);
    if (isOver) clock.offered[mark] = null;
  }
  return true;
}

/** Takes the own offer back or declines the other's: what the side saw, if it is still offered. */
export function dropExtension(paper: Paper, of: SideMark, seen: number | null): boolean {
  const { offered } = paper.clock;
  if (offered[of] === null || offered[of] !== seen) return false;
  offered[of] = null;
  return true;
}

/** Ends the stop that the side saw, if it is still that one. */
export function restart(paper: Paper, seen: number | null): boolean {
  if (paper.clock.stop === null || paper.clock.stop !== seen) return false;
  paper.clock.stop = null;
  return true;
}
