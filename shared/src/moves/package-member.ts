import * as z from "zod/mini";

import { proposalId, type ProposalId } from "../ids.ts";
import { MAX_PACKAGE_TEXT_CHARS, MAX_PASS_TEXT_CHARS } from "../limits.ts";
import { refuse, type Refusal } from "../refusals.ts";
import { textHash } from "./text-hash.ts";

/**
 * That nothing follows from the withdrawal for the rights or later proposals of whoever withdraws. Not there, it depends on the package and
 * on nothing else.
 */
const withdrawnHow = z.optional(z.literal("without-prejudice"));

const passNumber = z.int().check(z.positive());

/** What a package offers on one proposal. It takes effect with all the others of the package, or not at all. */
export const packageMember = z.discriminatedUnion("offer", [
  /** A text of the offering side, as a pass with it would hand it across. */
  z.strictObject({
    offer: z.literal("pass"),
    proposal: proposalId,
    /** The other side's pass that the text answers; null for a text on its own. */
    answers: z.nullable(passNumber),
    text: z.string().check(z.minLength(1), z.maxLength(MAX_PASS_TEXT_CHARS)),
  }),
  /** Exactly one text of the other side is accepted. */
  z.strictObject({
    offer: z.literal("accept"),
    proposal: proposalId,
    pass: passNumber,
    hash: textHash,
  }),
  /** A proposal of the offering side is withdrawn, on the condition that the package is accepted. */
  z.strictObject({
    offer: z.literal("withdraw"),
    proposal: proposalId,
    /** The latest pass on the proposal that the offering side has seen. */
    lastPass: passNumber,
    how: withdrawnHow,
  }),
  /** The other side is asked to withdraw a proposal of its own: its acceptance of the package is that withdrawal. */
  z.strictObject({
    offer: z.literal("ask-withdrawal"),
    proposal: proposalId,
    /** The latest pass on the proposal that the asking side has seen. */
    lastPass: passNumber,
    how: withdrawnHow,
  }),
]);
export type PackageMember = z.infer<typeof packageMember>;

/** Characters of the texts in a package. */
export function textsOf(members: readonly PackageMember[]): number {
  return members.reduce((sum, each) => sum + (each.offer === "pass" ? each.text.length : 0), 0);
}

/** Refuses more words than one package may hold, over all its texts. */
export function tooLongForOne(members: readonly PackageMember[]): Refusal | null {
  return textsOf(members) > MAX_PACKAGE_TEXT_CHARS
    ? refuse("package-muddled", "The texts are too long for one package. Offer two.")
    : null;
}

/** True for a member that takes its proposal off the table when the package is accepted, whichever side's it is. */
export function isOfWithdrawal(
  member: PackageMember,
): member is Extract<PackageMember, { offer: "withdraw" | "ask-withdrawal" }> {
  return member.offer === "withdraw" || member.offer === "ask-withdrawal";
}

/** True for a withdrawal from which nothing follows for the rights or later proposals of whoever withdraws. */
export function isWithoutPrejudice(member: PackageMember): boolean {
  return isOfWithdrawal(member) && member.how === "without-prejudice";
}

/** The proposals that are off the table when a package is accepted, whichever side's they are. */
export function withdrawnIn(members: readonly PackageMember[]): ProposalId[] {
  return members.filter(isOfWithdrawal).map(({ proposal }) => proposal);
}
