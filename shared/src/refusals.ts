import * as z from "zod/mini";

/** Every reason for which a command is refused. A closed list: a client can be written against it. */
const REFUSAL_REASONS = [
  "malformed",
  "not-signed-in",
  "not-yours-to-ask",
  "not-holding-the-hand",
  "unknown-proposal",
  "unknown-pass",
  "unknown-seat",
  "stale",
  "wrong-text",
  "no-text",
  "not-the-sponsor",
  "own-pass",
  "already-agreed",
  "already-signed",
  "already-on-hold",
  "not-on-hold",
  "already-rejected",
  "not-agreed",
  "withdrawn",
  "number-taken",
  "proposal-exists",
  "condition-missing",
  "due-date-passed",
  "unknown-package",
  "package-exists",
  "package-over",
  "package-muddled",
  "own-package",
  "packaged",
  "session-open",
  "no-session",
  "already-off-record",
  "already-on-record",
  "unknown-offer",
  "own-offer",
  "offer-exists",
  "contract-too-long",
  "expiration-unreadable",
  "time-unreadable",
  "no-change",
  "not-offered",
  "already-said",
  "not-withdrawn",
  "needs-consent",
  "has-parts",
  "unknown-request",
  "seat-impossible",
  "too-many-seats",
  "link-unknown",
  "link-used",
  "link-revoked",
  "too-many-requests",
  "not-stored",
  "device-unknown",
  "device-revoked",
  "counter-used",
  "head-unknown",
  "signature-wrong",
] as const;

export const refusalReason = z.enum(REFUSAL_REASONS);
export type RefusalReason = z.infer<typeof refusalReason>;

/** A refusal is a value that is returned, never thrown. Its words can be shown to the person as they are. */
export const refusal = z.strictObject({
  reason: refusalReason,
  words: z.string(),
  /** For a transmittal: which of its moves was refused, counted from 0. None of them took effect. */
  moveIndex: z.optional(z.int()),
});
export type Refusal = z.infer<typeof refusal>;

/** Makes a refusal. The words are a full sentence in the language of bargaining. */
export function refuse(reason: RefusalReason, words: string): Refusal {
  return { reason, words };
}
