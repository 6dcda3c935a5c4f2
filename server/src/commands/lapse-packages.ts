import type { NegotiationId } from "@crosstable/shared/ids";
import { lapsedPackages } from "@crosstable/shared/moves/lapse-package";
import { THE_SERVER } from "@crosstable/shared/record/the-server";

import { commitEntry } from "./commit-entry.ts";
import type { Desk } from "./desk.ts";

/**
 * Enters as one row that packages have lapsed, when the time of any has passed. Asked every moment, and before every transmittal, so
 * that the record has the lapse before whatever comes after it. Throws `NotStored` as every row does.
 */
export function lapsePackages(desk: Desk, negotiation: NegotiationId): void {
  const state = desk.talks.stateOf(negotiation);
  if (state === undefined) return;
  const lapsed = lapsedPackages(state, desk.talks.timeOf(negotiation));
  if (lapsed.length === 0) return;
  const moves = lapsed.map(({ id }) => ({ kind: "lapse-package" as const, package: id }));
  commitEntry(desk, {
    negotiation,
    by: THE_SERVER,
    act: { kind: "moves", moves, asOf: null },
    request: null,
  });
}
