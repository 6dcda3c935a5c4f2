import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";

import { canonicalObject } from "./canonical.ts";

/** What a signature is made over, so that one made over the one kind is never taken for another. */
export type SignedKind = "transmittal" | "enrolment" | "receipt";

/**
 * The exact bytes that are signed: the payload's canonical JSON in the pre-authentication encoding of DSSE v1, which puts the kind and
 * both lengths before it. Throws on what JSON cannot hold.
 */
export function signedBytes(
  kind: SignedKind,
  payload: Readonly<Record<string, unknown>>,
): Uint8Array {
  const type = `application/vnd.crosstable.${kind}+json`;
  const text = utf8ToBytes(canonicalObject(payload));
  return concatBytes(utf8ToBytes(`DSSEv1 ${type.length} ${type} ${text.length} `), text);
}
