import * as z from "zod/mini";

import { packageId } from "../ids.ts";
import { MAX_WORDS_CHARS } from "../limits.ts";
import type { Stamp } from "../record/stamp.ts";
import { refuse, type Refusal } from "../refusals.ts";
import { withPackage, withProposal, type CaseState, type MoveContext } from "./case-state.ts";
import { isRefusal, moverOf } from "./guards.ts";
import { livePackage } from "./live-package.ts";
import { packageLabel } from "./package-words.ts";

/** Says that the side will not answer a package of the other side. It neither accepts nor rejects it, and the package is as open as before. */
export const declinePackage = z.strictObject({
  kind: z.literal("decline-to-answer-package"),
  package: packageId,
  words: z.string().check(z.maxLength(MAX_WORDS_CHARS)),
});
export type DeclinePackage = z.infer<typeof declinePackage>;

/** Refuses the own side's package, one that is over, the same twice, and a declaration without words. */
export function judgeDeclinePackage(
  state: CaseState,
  move: DeclinePackage,
  context: MoveContext,
): Refusal | null {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  const offered = livePackage(state, { id: move.package, from: "other", mover }, context);
  if (isRefusal(offered)) return offered;
  if (offered.declined !== undefined)
    return refuse(
      "already-said",
      `Your side has declined to answer ${packageLabel(state.sides, offered)}.`,
    );
  return move.words.trim() === "" ? refuse("no-text", "Say why your side does not answer.") : null;
}

/** Applies a judged declaration: the side owes no answer to the package any more, and may still give one. */
export function applyDeclinePackage(
  state: CaseState,
  move: DeclinePackage,
  stamp: Stamp,
): CaseState {
  const offered = state.packages.get(move.package);
  if (offered === undefined) throw new Error("a judged declaration on no package");
  const { words } = move;
  return offered.members.reduce(
    (after, member) => {
      const proposal = after.proposals.get(member.proposal);
      if (proposal === undefined) throw new Error("a package over no proposal");
      return withProposal(after, {
        ...proposal,
        packages: proposal.packages.map((each) =>
          each.id === offered.id ? { ...each, isDeclined: true as const } : each,
        ),
        lastMove: { kind: move.kind, stamp },
      });
    },
    withPackage(state, { ...offered, declined: { words, stamp } }),
  );
}
