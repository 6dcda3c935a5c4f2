import { wallWords } from "../session/wall-words.ts";
import { wallTimeIn } from "../session/zone-time.ts";
import type { Deadline, GroundRules } from "./ground-rules.ts";

/** A moment as it was named, with the official time beside it where that is another: "25 October 2007, 00:01 (America/New_York)". */
export function momentWords(
  { instant, local, zone }: Deadline,
  { timeZone }: Pick<GroundRules, "timeZone">,
): string {
  const named = `${wallWords(local)} (${zone})`;
  return `${named}${officialTimeWords(instant, { named: zone, official: timeZone })}`;
}

/** A delay in whole minutes, in words: "15 minutes", "1 hour", "90 minutes". */
export function howMuchLater(minutes: number): string {
  const isHours = minutes % 60 === 0;
  const amount = isHours ? minutes / 60 : minutes;
  return `${amount} ${isHours ? "hour" : "minute"}${amount === 1 ? "" : "s"}`;
}

/**
 * The same instant (RFC 3339) by the official zone, to stand behind a time that was named in another: ", which is 24 October 2007, 21:01 in
 * official time (America/Los_Angeles)". Empty where both are one, no official zone is agreed, or this device does not know it.
 */
export function officialTimeWords(
  instant: string,
  zones: { readonly named: string; readonly official: string | null },
): string {
  const { named, official } = zones;
  if (official === null || official === named) return "";
  const wall = wallTimeIn(Date.parse(instant), official);
  return wall === undefined ? "" : `, which is ${wallWords(wall)} in official time (${official})`;
}
