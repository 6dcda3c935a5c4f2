import { refuse, type Refusal, type RefusalReason } from "@crosstable/shared/refusals";
import type { FastifyReply } from "fastify";

const STATUS: Partial<Record<RefusalReason, number>> = {
  malformed: 400,
  "not-signed-in": 401,
  "not-yours-to-ask": 403,
  "link-unknown": 404,
  "link-used": 410,
  "link-revoked": 410,
  "too-many-requests": 429,
  "not-stored": 503,
};

/** Sends what was done, or a refusal with the status that fits it. */
export function answer(reply: FastifyReply, outcome: object | { refused: Refusal }): FastifyReply {
  if (!("refused" in outcome)) return reply.send(outcome);
  return reply.code(STATUS[outcome.refused.reason] ?? 400).send(outcome);
}

/** Sends a refusal in words. */
export function no(reply: FastifyReply, reason: RefusalReason, words: string): FastifyReply {
  return answer(reply, { refused: refuse(reason, words) });
}
