import { CAUCUS_READS, type DraftRead } from "@crosstable/shared/documents/caucus";
import { parseProposalId, type ProposalId } from "@crosstable/shared/ids";
import { useSyncExternalStore } from "react";

import { draftReadOf } from "./caucus-content.ts";
import type { DocumentSession } from "./document-session.ts";
import { documentView, type DocumentView } from "./document-view.ts";
import { myCaucus, useCaucus } from "./use-caucus.ts";

type Reads = ReadonlyMap<ProposalId, DraftRead>;

/** Who of my side has last read a draft against their pass, live; null while nobody has. */
export function useDraftRead(proposal: ProposalId): DraftRead | null {
  const session = useCaucus();
  const view = documentView({ session, views: VIEWS, roots: [CAUCUS_READS], read: readsOf });
  const reads = useSyncExternalStore(view?.subscribe ?? subscribeToNothing, view?.snapshot ?? none);
  return reads.get(proposal) ?? null;
}

/** Tells my side that somebody has read a draft against a pass. False when nothing can be written now. */
export function keepDraftRead(proposal: ProposalId, read: DraftRead): boolean {
  const session = myCaucus();
  if (session?.isReady() !== true) return false;
  session.doc.getMap<DraftRead>(CAUCUS_READS).set(proposal, read);
  return true;
}

const VIEWS = new WeakMap<DocumentSession, DocumentView<Reads>>();
const NONE: Reads = new Map();
const none = () => NONE;
const subscribeToNothing = () => () => undefined;

function readsOf({ doc }: DocumentSession): Reads {
  return new Map(
    [...doc.getMap(CAUCUS_READS).keys()].flatMap((key): [ProposalId, DraftRead][] => {
      const proposal = parseProposalId(key);
      const read = proposal === undefined ? null : draftReadOf(doc, proposal);
      return proposal === undefined || read === null ? [] : [[proposal, read]];
    }),
  );
}
