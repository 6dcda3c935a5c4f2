import { listChanges, type ListedChange } from "@crosstable/shared/redline/list-changes";
import { redline, type RedlinedBlock } from "@crosstable/shared/redline/redline";
import { summarise, type RedlineSummary } from "@crosstable/shared/redline/summarise";

import { cutIntoPages, type RedlinePage } from "./cut-redline.ts";

/** Two texts to compare. */
export interface RedlineQuestion {
  readonly key: number;
  readonly before: string;
  readonly after: string;
}

export interface Redline {
  readonly blocks: readonly RedlinedBlock[];
  readonly changes: readonly ListedChange[];
  readonly summary: RedlineSummary;
  /** The blocks and the changes as they are shown. */
  readonly pages: readonly RedlinePage[];
}

export interface RedlineAnswer extends Redline {
  readonly key: number;
}

/** What the worker does for each question. */
export function answerTo({ key, before, after }: RedlineQuestion): RedlineAnswer {
  const blocks = redline(before, after);
  const changes = listChanges(blocks);
  return {
    key,
    blocks,
    changes,
    summary: summarise(changes),
    pages: cutIntoPages(blocks, changes),
  };
}
