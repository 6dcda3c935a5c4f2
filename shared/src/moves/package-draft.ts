import * as z from "zod/mini";

import { packageId, proposalId } from "../ids.ts";

const memberDraft = z.object({
  proposal: proposalId,
  offer: z.enum(["pass", "accept", "withdraw", "ask-withdrawal"]),
  text: z.string(),
  /** Of a withdrawal; not there in drafts that were kept before it could be said. */
  withoutPrejudice: z.optional(z.boolean()),
});
export type MemberDraft = z.infer<typeof memberDraft>;

/** A package that somebody is putting together and has offered to nobody: as it is kept on their device. */
export const packageDraft = z.object({
  title: z.string(),
  words: z.string(),
  /** Local wall time without a zone, as a form has it; empty when no time is named. */
  openUntil: z.string(),
  answers: z.nullable(packageId),
  members: z.array(memberDraft),
});
export type PackageDraft = z.infer<typeof packageDraft>;
