import * as z from "zod/mini";

import { packageId, proposalId, seatId } from "../ids.ts";
import {
  MAX_BODIES,
  MAX_BODY_MEMBERS,
  MAX_BODY_NAME_CHARS,
  MAX_PACKAGE_MEMBERS,
  MAX_PASS_TEXT_CHARS,
  MAX_TITLE_CHARS,
  MAX_WORDS_CHARS,
} from "../limits.ts";
import { packageMember } from "../moves/package-member.ts";
import { textHash } from "../moves/text-hash.ts";
import { oneLine } from "../text/one-line.ts";

/** A part of a side that votes by itself, such as the West and the East of a guild. */
export const body = z.strictObject({
  name: oneLine(MAX_BODY_NAME_CHARS),
  /** How many ballots of its members must be there, abstentions included, for the vote to count. */
  quorum: z.int().check(z.positive(), z.lte(MAX_BODY_MEMBERS)),
  members: z.array(seatId).check(z.minLength(1), z.maxLength(MAX_BODY_MEMBERS)),
});
export type Body = z.infer<typeof body>;

/**
 * What is voted on, word for word: a text of the own side that is to be passed or tabled, a pass of the other side, a package that is to
 * be offered, or one of the other side.
 */
export const voteContent = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("text"),
    proposal: proposalId,
    text: z.string().check(z.minLength(1), z.maxLength(MAX_PASS_TEXT_CHARS)),
  }),
  z.strictObject({
    kind: z.literal("pass"),
    proposal: proposalId,
    pass: z.int().check(z.positive()),
    hash: textHash,
  }),
  z.strictObject({
    kind: z.literal("offer"),
    title: z.nullable(oneLine(MAX_TITLE_CHARS)),
    words: z.string().check(z.maxLength(MAX_WORDS_CHARS)),
    answers: z.nullable(packageId),
    openUntil: z.nullable(z.iso.datetime()),
    members: z.array(packageMember).check(z.minLength(1), z.maxLength(MAX_PACKAGE_MEMBERS)),
  }),
  z.strictObject({ kind: z.literal("package"), package: packageId, hash: textHash }),
]);
export type VoteContent = z.infer<typeof voteContent>;

export const choice = z.enum(["yes", "no", "abstain"]);
export type Choice = z.infer<typeof choice>;

/** What is done about votes inside one side. None of it is ever a move: nothing of it is told across the table. */
export const voteAct = z.discriminatedUnion("kind", [
  /** Says who votes from now on. Votes that were called before keep the bodies that they were called with. */
  z.strictObject({
    kind: z.literal("set-bodies"),
    bodies: z.array(body).check(z.minLength(1), z.maxLength(MAX_BODIES)),
  }),
  z.strictObject({
    kind: z.literal("call-vote"),
    vote: z.uuid(),
    /** The question in words: "Shall we pass this?" */
    question: z.string().check(z.minLength(1), z.maxLength(MAX_WORDS_CHARS)),
    content: voteContent,
    /** Nobody reads whose ballot is which, and no tally before the end. */
    isSecret: z.boolean(),
    /** When it closes by itself, RFC 3339 in UTC; null when the chief closes it. */
    closes: z.nullable(z.iso.datetime()),
  }),
  z.strictObject({ kind: z.literal("cast-ballot"), vote: z.uuid(), choice }),
  z.strictObject({ kind: z.literal("close-vote"), vote: z.uuid() }),
]);
export type VoteAct = z.infer<typeof voteAct>;
