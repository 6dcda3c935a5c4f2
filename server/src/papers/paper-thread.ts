import { parentPort, workerData } from "node:worker_threads";

import { makePaper } from "@crosstable/shared/papers/make-paper";
import type { PaperKind } from "@crosstable/shared/papers/paper";
import { paperPage } from "@crosstable/shared/papers/paper-page";
import { paperSource } from "@crosstable/shared/papers/paper-source";
import type { RecordEntry } from "@crosstable/shared/record/entry";

// A thread of its own: replaying a long record and writing it down takes longer than anybody who types should wait.

/** What the thread is given, and all that it ever sees. */
export interface PaperOrder {
  readonly kind: PaperKind;
  readonly entries: readonly RecordEntry[];
  /** RFC 3339, by the server's clock. */
  readonly at: string;
}

const { kind, entries, at } = workerData as PaperOrder;
parentPort?.postMessage(paperPage(makePaper(kind, paperSource(entries, at))));
