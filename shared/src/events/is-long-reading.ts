import type { Request, RequestName } from "./requests.ts";

/** Those whose answers grow with the talks. What a move is made with, such as the head of the record, is not among them. */
const LONG: ReadonlySet<RequestName> = new Set([
  "read-record",
  "read-votes",
  "read-invitation-log",
  "read-host",
]);

/** True for a request that changes nothing and may be answered at length: whoever is told to wait for it asks again as often as it takes. */
export function isLongReading({ request }: Request): boolean {
  return LONG.has(request);
}
