import type { CaseState } from "../moves/case-state.ts";
import { isWithoutPrejudice, type PackageMember } from "../moves/package-member.ts";
import type { PackageEndKind, PackageState } from "../moves/package-state.ts";
import { memberLabel } from "../moves/package-words.ts";
import type { SideMark } from "../sides.ts";
import { gapsOf, publishedMoment, type PublishedMoment } from "./off-record-gap.ts";

/** That a package was offered, what is in it, and what became of it. Its texts are published when they are accepted. */
export interface GalleryPackage extends PublishedMoment {
  readonly id: string;
  readonly number: number;
  readonly side: SideMark;
  readonly title: string | null;
  readonly openUntil: string | null;
  readonly members: readonly {
    readonly proposal: string;
    readonly label: string;
    readonly offer: PackageMember["offer"];
    /** Of a withdrawal; not there where it is not. */
    readonly withoutPrejudice?: true;
  }[];
  readonly end: (PublishedMoment & { readonly how: PackageEndKind }) | null;
}

/** What of a package is published: no word of it, and nobody who made it. */
export function galleryPackage(state: CaseState, offered: PackageState): GalleryPackage {
  const { id, number, side, title, openUntil, stamp, end } = offered;
  const gaps = gapsOf(state);
  return {
    id,
    number,
    side,
    title,
    ...publishedMoment(stamp, gaps),
    openUntil,
    members: offered.members.map((member) => ({
      proposal: member.proposal,
      label: memberLabel(state, member),
      offer: member.offer,
      ...(isWithoutPrejudice(member) ? { withoutPrejudice: true } : {}),
    })),
    end: end === null ? null : { how: end.how, ...publishedMoment(end.stamp, gaps) },
  };
}
