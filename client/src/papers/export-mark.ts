import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import type { ExportMark } from "@crosstable/shared/papers/export-name";
import { officialZone } from "@crosstable/shared/papers/official-zone";

import { serverNowMs } from "../stores/me-store.ts";

/** What an export that is made now says of itself: the row that its matrix follows from, and the server's time. */
export function markNow(talks: MatrixTalks): ExportMark {
  const { negotiation, seq, head } = talks;
  const at = new Date(serverNowMs()).toISOString();
  return { negotiation, at, zone: officialZone(talks), seq, head };
}
