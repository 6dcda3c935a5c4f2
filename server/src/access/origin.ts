import type { IncomingHttpHeaders } from "node:http";

/**
 * Says whether a request comes from a page that may speak for a person: one of this very host, or of an origin that the host has
 * listed. A request without an Origin is refused: every browser sends one on upgrades and on writing requests, so whoever
 * leaves it out has to say on purpose where they come from.
 */
export function isAllowedOrigin(headers: IncomingHttpHeaders, listed: readonly string[]): boolean {
  const { origin, host } = headers;
  if (origin === undefined || host === undefined) return false;
  return origin === `http://${host}` || origin === `https://${host}` || listed.includes(origin);
}
