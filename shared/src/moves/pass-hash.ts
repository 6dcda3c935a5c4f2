import type { ProposalId } from "../ids.ts";
import { canonicalHash } from "../record/canonical.ts";
import type { SideMark } from "../sides.ts";

/**
 * The hash that an acceptance and both signatures bind to: SHA-256 over the canonical JSON of the text together
 * with where it stands, so that the same words passed elsewhere have another hash.
 */
export function passHash(pass: {
  proposal: ProposalId;
  number: number;
  side: SideMark;
  text: string;
}): string {
  const { proposal, number, side, text } = pass;
  return canonicalHash({ proposal, number, side, text });
}
