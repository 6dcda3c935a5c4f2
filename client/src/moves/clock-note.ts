import { officialTimeWords } from "@crosstable/shared/moves/ground-rule-words";

/**
 * In whose time a wall time that somebody types is meant, and which time that is in the official zone, where both chiefs have agreed on
 * another one: "In the time of your clock (Europe/Berlin), which is 31 October 2007, 23:59 in official time (America/Los_Angeles)."
 */
export function clockNote(
  local: string,
  zones: { readonly here: string; readonly official: string | null },
): string {
  const { here, official } = zones;
  const instant = Date.parse(local);
  const there = Number.isNaN(instant)
    ? ""
    : officialTimeWords(new Date(instant).toISOString(), { named: here, official });
  return `In the time of your clock (${here})${there}.`;
}
