import * as z from "zod/mini";

import { packageId } from "../ids.ts";
import type { Stamp } from "../record/stamp.ts";
import { refuse, type Refusal } from "../refusals.ts";
import { authorisedBy, authority } from "./authorised.ts";
import {
  withProposal,
  type CaseState,
  type MoveContext,
  type ProposalState,
  type Withdrawal,
} from "./case-state.ts";
import { withoutStatusQuoOffer } from "./closings.ts";
import { endPackage } from "./end-package.ts";
import { broughtBack } from "./fallen-pass.ts";
import { isRefusal, moverOf } from "./guards.ts";
import { livePackage } from "./live-package.ts";
import type { PackageMember } from "./package-member.ts";
import type { PackageState } from "./package-state.ts";
import { packageLabel } from "./package-words.ts";
import { passHash } from "./pass-hash.ts";
import { textHash } from "./text-hash.ts";

/** Accepts a package of the other side as a whole: each text is agreed in principle, each withdrawal is carried out. */
export const acceptPackage = z.strictObject({
  kind: z.literal("accept-package"),
  package: packageId,
  /** The hash of the package that the accepting chief was shown; see `packageHash`. */
  hash: textHash,
  authorisedBy,
});
export type AcceptPackage = z.infer<typeof acceptPackage>;

/** Refuses a package that is over, has lapsed or is not there as a whole any more, and another one than was shown. */
export function judgeAcceptPackage(
  state: CaseState,
  move: AcceptPackage,
  context: MoveContext,
): Refusal | null {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  const offered = livePackage(state, { id: move.package, from: "other", mover }, context);
  if (isRefusal(offered)) return offered;
  return offered.hash === move.hash
    ? null
    : refuse(
        "wrong-text",
        `The package that you were shown is not ${packageLabel(state.sides, offered)}. Load it again.`,
      );
}

/** Applies a judged acceptance: everything that was offered takes effect in this one act. */
export function applyAcceptPackage(state: CaseState, move: AcceptPackage, stamp: Stamp): CaseState {
  const offered = state.packages.get(move.package);
  if (offered === undefined) throw new Error("a judged acceptance of no package");
  const end = { how: "accepted" as const, words: "", stamp, ...authority(move) };
  const ended = endPackage(state, offered, { end, act: "accept-package" });
  const condition = `${packageLabel(state.sides, offered)} accepted as a whole`;
  return offered.members.reduce((after, member) => {
    const proposal = after.proposals.get(member.proposal);
    if (proposal === undefined) throw new Error("an accepted package over no proposal");
    const closings = withoutStatusQuoOffer(proposal.closings);
    const settled = { ...proposal, hold: null, closings };
    return withProposal(after, carriedOut(settled, member, { offered, condition, stamp }));
  }, ended);
}

function carriedOut(
  proposal: ProposalState,
  member: PackageMember,
  by: { offered: PackageState; condition: string; stamp: Stamp },
): ProposalState {
  const { offered, condition, stamp } = by;
  const id = offered.id;
  const unsigned = { stamp, signatures: { a: null, b: null }, package: id };
  switch (member.offer) {
    case "pass": {
      const number = proposal.passes.length + 1;
      const { text, answers } = member;
      const { side } = offered;
      const hash = passHash({ proposal: proposal.id, number, side, text });
      const made = { number, side, text, hash, answers, stamp: offered.stamp, package: id };
      const passes = [...proposal.passes, made];
      return { ...proposal, passes, agreement: { pass: number, hash, ...unsigned } };
    }
    case "accept": {
      const { pass, hash } = member;
      const fallen = broughtBack(proposal.fallen, { pass, by: id });
      return { ...proposal, fallen, agreement: { pass, hash, ...unsigned } };
    }
    case "withdraw":
    case "ask-withdrawal": {
      const how: Withdrawal["how"] = member.how ?? "conditional";
      const withdrawal = { how, condition, words: "", stamp, package: id };
      return { ...proposal, withdrawal };
    }
  }
}
