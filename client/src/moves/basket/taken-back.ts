import { CAUCUS_NEW } from "@crosstable/shared/documents/caucus";
import type { Move } from "@crosstable/shared/moves/move";

import { keptValue } from "../../stores/kept-value.ts";
import { myCaucus, useIsCaucusOpen, useNewProposals } from "../../sync/use-caucus.ts";

/** The proposals in the basket that were drafts of the caucus when they were put there. Others are tabled without a draft. */
const fromDrafts = keptValue<readonly string[]>({
  name: "transmittal-drafts",
  read: (kept) => (Array.isArray(kept) ? kept : []).filter((each) => typeof each === "string"),
  isNothing: (ids) => ids.length === 0,
});

/** Notes of what is in the basket now which of it are drafts; of what was noted before, what is in it still. */
export function noteDrafts(moves: readonly Move[]): void {
  const drafts = myCaucus()?.doc.getMap(CAUCUS_NEW);
  const before = fromDrafts.get();
  fromDrafts.set(tabledBy(moves).filter((id) => before.includes(id) || drafts?.has(id) === true));
}

/** The moves without those whose draft the side has taken back or discarded. */
export function withoutTakenBack(moves: readonly Move[]): readonly Move[] {
  const drafts = myCaucus()?.doc.getMap(CAUCUS_NEW);
  if (drafts === undefined) return moves;
  const gone = new Set(fromDrafts.get().filter((id) => !drafts.has(id)));
  return moves.filter((move) => tabledBy([move]).every((id) => !gone.has(id)));
}

/** Whether the side has taken the draft of a collected move back, or discarded it; live, and false until the caucus is open. */
export function useIsTakenBack(): (move: Move) => boolean {
  const ids = fromDrafts.use();
  const isOpen = useIsCaucusOpen();
  const { list } = useNewProposals();
  const drafts = new Set<string>(list.map(({ id }) => id));
  return (move) => isOpen && tabledBy([move]).some((id) => ids.includes(id) && !drafts.has(id));
}

function tabledBy(moves: readonly Move[]): string[] {
  return moves.flatMap((move) => (move.kind === "table-proposal" ? [move.proposal] : []));
}
