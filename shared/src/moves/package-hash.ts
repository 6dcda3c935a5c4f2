import type { PackageId } from "../ids.ts";
import { canonicalHash } from "../record/canonical.ts";
import type { SideMark } from "../sides.ts";
import type { PackageMember } from "./package-member.ts";

/**
 * The hash that the acceptance of a package binds to: SHA-256 over the canonical JSON of everything that it says, each member
 * with its full text (of an accepted text its own hash), so that nobody accepts a package that differs in a word.
 */
export function packageHash(offered: {
  id: PackageId;
  side: SideMark;
  title: string | null;
  words: string;
  answers: PackageId | null;
  openUntil: string | null;
  members: readonly PackageMember[];
}): string {
  const { id, side, title, words, answers, openUntil, members } = offered;
  return canonicalHash({ package: id, side, title, words, answers, openUntil, members });
}
