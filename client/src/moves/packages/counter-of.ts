import type { MatrixRow } from "@crosstable/shared/documents/matrix";
import type { MemberDraft, PackageDraft } from "@crosstable/shared/moves/package-draft";
import { isWithoutPrejudice, type PackageMember } from "@crosstable/shared/moves/package-member";
import type { PackageState } from "@crosstable/shared/moves/package-state";
import { isTextNotInSources } from "@crosstable/shared/record/text-not-in-sources";
import { otherSide, type SideMark } from "@crosstable/shared/sides";

/** What this side says for the same outcome: they offer to withdraw theirs, so we ask for it; they accept our text, so we offer it. */
const SAME_FROM_ACROSS: Record<PackageMember["offer"], MemberDraft["offer"]> = {
  pass: "pass",
  accept: "pass",
  withdraw: "ask-withdrawal",
  "ask-withdrawal": "withdraw",
};

/** The draft that answers a package: "two of three" begins with all of its members, as this side would offer them, and takes some out. */
export function counterOf(offered: PackageState, rows: readonly MatrixRow[]): PackageDraft {
  const side = otherSide(offered.side);
  const members = offered.members.map((member) => ({
    proposal: member.proposal,
    offer: SAME_FROM_ACROSS[member.offer],
    text: textToBeginWith(member, { offered, rows, side }),
    ...(isWithoutPrejudice(member) ? { withoutPrejudice: true } : {}),
  }));
  return { title: "", words: "", openUntil: "", answers: offered.id, members };
}

function textToBeginWith(
  member: PackageMember,
  of: { offered: PackageState; rows: readonly MatrixRow[]; side: SideMark },
): string {
  const { offered, rows, side } = of;
  if (member.offer !== "pass")
    return rows.find(({ id }) => id === member.proposal)?.positions[side]?.text ?? "";
  // Where no source gives their text there are no words to begin with.
  return isTextNotInSources(member.text, offered.stamp.asOf) ? "" : member.text;
}
