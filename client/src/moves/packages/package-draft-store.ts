import {
  packageDraft,
  type MemberDraft,
  type PackageDraft,
} from "@crosstable/shared/moves/package-draft";
import { useEffect } from "react";
import { create } from "zustand";

import { keep, readKept } from "../../stores/kept-on-device.ts";
import { useMe } from "../../stores/me-store.ts";

const EMPTY: PackageDraft = { title: "", words: "", openUntil: "", answers: null, members: [] };
const NAME = "package";

interface PackageDraftStore {
  readonly draft: PackageDraft;
  /** Whose draft it is; null until it was read. */
  readonly of: string | null;
}

const packageDraftStore = create<PackageDraftStore>(() => ({ draft: EMPTY, of: null }));

/**
 * The package that somebody is putting together. It is theirs alone: kept in this browser, over a reload too, and neither in the
 * caucus nor on the server before it is offered.
 */
export function usePackageDraft(): {
  readonly draft: PackageDraft;
  readonly change: (change: Partial<PackageDraft>) => void;
  readonly clear: () => void;
} {
  const { seat } = useMe();
  const of = { seat: seat.seat, epoch: seat.epoch };
  const { draft } = packageDraftStore();
  useEffect(() => {
    const owner = `${seat.seat}/${seat.epoch}`;
    if (packageDraftStore.getState().of === owner) return;
    const kept = packageDraft.safeParse(readKept({ seat: seat.seat, epoch: seat.epoch }, NAME));
    packageDraftStore.setState({ draft: kept.success ? kept.data : EMPTY, of: owner });
  }, [seat.seat, seat.epoch]);
  const put = (next: PackageDraft): void => {
    packageDraftStore.setState({ draft: next });
    keep(of, NAME, next === EMPTY ? null : next);
  };
  return {
    draft,
    change: (change) => put({ ...packageDraftStore.getState().draft, ...change }),
    clear: () => put(EMPTY),
  };
}

/** The draft with a proposal put in, or as it was when the proposal stands in it already. */
export function withMember(draft: PackageDraft, member: MemberDraft): readonly MemberDraft[] {
  const isIn = draft.members.some(({ proposal }) => proposal === member.proposal);
  return isIn ? draft.members : [...draft.members, member];
}
