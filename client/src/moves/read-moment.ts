import type { Deadline } from "@crosstable/shared/moves/ground-rules";
import { instantsOf } from "@crosstable/shared/session/zone-time";

export type Missing = { readonly missing: string };

/** The one instant at which the clocks of a zone show what was typed, or what is missing for it. */
export function readMoment({
  local,
  zone,
}: {
  readonly local: string;
  readonly zone: string;
}): { readonly moment: Deadline } | Missing {
  // Some browsers write the seconds, too.
  const minute = local.slice(0, "2007-10-25T00:01".length);
  const [instant, again] = instantsOf(minute, zone);
  if (local === "") return { missing: "Name the day and the time." };
  if (instant === undefined) return { missing: `There is no such time in ${zone}.` };
  if (again !== undefined)
    return { missing: "This time comes twice, because the clocks go back. Name another." };
  return { moment: { instant: new Date(instant).toISOString(), local: minute, zone } };
}
