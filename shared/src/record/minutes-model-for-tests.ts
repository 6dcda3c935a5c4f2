import type { SideMark } from "../sides.ts";
import type { Hand, Paper } from "./clerks-paper-for-tests.ts";

/** Words that a side has offered for the joint minutes; spoken of by its place among all that were ever offered, from 1 on. */
export interface ModelMinutes {
  readonly side: SideMark;
  readonly by: Hand;
  readonly session: number;
  readonly words: string;
  readonly corrects: number | null;
  end: "open" | "signed" | "declined" | "taken-back" | "fell";
}

/** Offers words for the minutes of a session, or others for what both have signed there. */
export function offerMinutes(
  paper: Paper,
  of: Omit<ModelMinutes, "end"> & { readonly hasWords: boolean },
): boolean {
  const { hasWords, ...offered } = of;
  const { side, session, words, corrects } = offered;
  const { minutes, sessions, bounds } = paper;
  if (!hasWords || session > sessions.length) return false;
  const corrected = corrects === null ? null : minutes[corrects - 1];
  if (corrected !== null && (corrected?.end !== "signed" || corrected.session !== session))
    return false;
  const isThere = minutes.some(
    (each) =>
      each.session === session &&
      each.words === words &&
      each.corrects === corrects &&
      (each.end === "open" || each.end === "signed"),
  );
  const own = minutes.filter((each) => each.side === side);
  const isFull =
    own.length >= bounds.minutes ||
    own.filter(({ end }) => end === "open").length >= bounds.openMinutes;
  if (isThere || isFull) return false;
  minutes.push({ ...offered, end: "open" });
  return true;
}

/** Signs what the other side has offered, if it says what was shown. */
export function signMinutes(
  { minutes }: Paper,
  side: SideMark,
  to: { entry: number; isAsShown: boolean },
): boolean {
  const offered = minutes[to.entry - 1];
  if (offered?.end !== "open" || offered.side === side || !to.isAsShown) return false;
  offered.end = "signed";
  return true;
}

/** Takes the own words back, or declines the other side's and says why. */
export function dropMinutes(
  { minutes }: Paper,
  side: SideMark,
  of: { entry: number; offeredBy: SideMark; hasWords: boolean },
): boolean {
  const offered = minutes[of.entry - 1];
  if (offered?.end !== "open" || offered.side !== of.offeredBy) return false;
  if (offered.side !== side && !of.hasWords) return false;
  offered.end = offered.side === side ? "taken-back" : "declined";
  return true;
}
