import * as z from "zod/mini";

/**
 * Ids are branded: a string becomes an id only through the schema or the parser here, so that
 * a seat can never be passed where a proposal is meant. An id is a key in JSON, where one name would be lost.
 */
const ID_PATTERN = /^(?!__proto__$)[A-Za-z0-9_-]{1,64}$/;

const id = z.string().check(z.regex(ID_PATTERN));

export const negotiationId = id.brand<"NegotiationId">();
export type NegotiationId = z.infer<typeof negotiationId>;

export const seatId = id.brand<"SeatId">();
export type SeatId = z.infer<typeof seatId>;

export const proposalId = id.brand<"ProposalId">();
export type ProposalId = z.infer<typeof proposalId>;

export const packageId = id.brand<"PackageId">();
export type PackageId = z.infer<typeof packageId>;

/** Reads a negotiation's id, or undefined when the text is no id. */
export function parseNegotiationId(text: string): NegotiationId | undefined {
  return ID_PATTERN.test(text) ? (text as NegotiationId) : undefined;
}

/** Reads a seat's id, or undefined when the text is no id. */
export function parseSeatId(text: string): SeatId | undefined {
  return ID_PATTERN.test(text) ? (text as SeatId) : undefined;
}

/** Reads a proposal's id, or undefined when the text is no id. */
export function parseProposalId(text: string): ProposalId | undefined {
  return ID_PATTERN.test(text) ? (text as ProposalId) : undefined;
}

/** For tests, where the id is written in the source. Throws when it is no id. */
export function mustSeatId(text: string): SeatId {
  const found = parseSeatId(text);
  if (found === undefined) throw new Error(`not a seat's id: ${text}`);
  return found;
}

/** For ids that are made or written in the source. Throws when it is no id. */
export function mustPackageId(text: string): PackageId {
  if (!ID_PATTERN.test(text)) throw new Error(`not a package's id: ${text}`);
  return text as PackageId;
}

/** For the demonstration and for tests, where the id is written in the source. Throws when it is no id. */
export function mustProposalId(text: string): ProposalId {
  const found = parseProposalId(text);
  if (found === undefined) throw new Error(`not a proposal's id: ${text}`);
  return found;
}
