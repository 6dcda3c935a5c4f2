import type { ProposalId } from "@crosstable/shared/ids";
import type * as Y from "yjs";
import { create } from "zustand";

import type { TakeOutAgain } from "../../sync/put-into-draft.ts";

export interface PutIn {
  readonly proposal: ProposalId;
  readonly draft: Y.Text;
  readonly takeOut: TakeOutAgain;
}

/** Which of my supposals this page has put into a draft, so that it can take them out again while they are shown. */
export const usePutIn = create<{ readonly putIn: ReadonlyMap<string, PutIn> }>(() => ({
  putIn: new Map(),
}));

/** Notes that it stands in a draft; null takes the note away. */
export function notePutIn(supposal: string, put: PutIn | null): void {
  usePutIn.setState(({ putIn }) => {
    const others = [...putIn].filter(([id]) => id !== supposal);
    return { putIn: new Map(put === null ? others : [...others, [supposal, put]]) };
  });
}
