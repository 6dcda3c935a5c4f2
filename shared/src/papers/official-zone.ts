import type { GroundRules } from "../moves/ground-rules.ts";
import type { Expiration } from "../session/expiration.ts";

/**
 * The zone in which formal times are read: the one that both chiefs have agreed on, else that of the expiration, or UTC while
 * the talks have neither.
 */
export function officialZone(talks: {
  readonly expiration: Expiration | null;
  readonly groundRules: Pick<GroundRules, "timeZone">;
}): string {
  return talks.groundRules.timeZone ?? talks.expiration?.zone ?? "UTC";
}
