import type { PastInvitation } from "./invitation-log.ts";

/** An invitation as one sentence or two. `timeWords` writes an instant as its reader's clock shows it. */
export function invitationWords(
  { name, since, until, by, end }: PastInvitation,
  timeWords: (instant: string) => string,
): string {
  if (end === null)
    return `${name}: since ${timeWords(since)}, until ${timeWords(until)}. Let in by ${by}.`;
  const read = `${name}: ${timeWords(since)} to ${timeWords(end.at)}.`;
  const meant = end.how === "time" ? "" : `, until ${timeWords(until)}`;
  return `${read} Let in by ${by}${meant}. ${endWords(end)}`;
}

function endWords({ how, by }: NonNullable<PastInvitation["end"]>): string {
  switch (how) {
    case "ended":
      return `Ended by ${by}.`;
    case "replaced":
      return `Then ${by} gave it another end.`;
    case "time":
      return "Ended at its time.";
    case "seat":
      return "Ended when the host changed the mediator’s seat or link.";
  }
}
