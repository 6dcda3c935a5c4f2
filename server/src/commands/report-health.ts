import type { ReportHealth } from "@crosstable/shared/events/report-health";
import type { Answer } from "@crosstable/shared/events/requests";

import type { Asker, Desk } from "./desk.ts";

/** Notes how a tab fares, for the monitor. */
export function reportHealth(
  desk: Desk,
  asker: Asker,
  asked: ReportHealth,
): Answer<"report-health"> {
  desk.whereabouts.report(asker.tab, { rttMs: asked.rttMs, unsaved: asked.unsaved });
  return { done: {} };
}
