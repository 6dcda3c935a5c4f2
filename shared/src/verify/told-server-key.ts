import { fingerprintOf } from "../record/fingerprint.ts";
import type { ServerKey } from "../record/server-key.ts";

/** A head of the record with the key that whoever keeps it was told as the server's. */
interface KeyedHead {
  readonly seq: number;
  readonly head: string;
  readonly hostKey: string | null;
}

/** The key by which the server signs a row, as the rows up to it say; null before any has named one. */
function namedKeyAt(serverKeys: readonly ServerKey[], row: number): string | null {
  return serverKeys.findLast((each) => each.row <= row)?.hostKey ?? null;
}

/**
 * The first of these heads with which another key was told than the rows of the record name there, in words; null where there is none. What a
 * server signs with a key that it told one device alone shows nobody else anything. `headAfter` are the heads of the rows; heads
 * that are not theirs are told of elsewhere.
 */
export function toldOtherServerKey<Head extends KeyedHead>(
  heads: readonly Head[],
  record: {
    readonly serverKeys: readonly ServerKey[];
    readonly headAfter: (row: number) => string | undefined;
  },
): { readonly found: Head; readonly words: string } | null {
  const found = heads
    .toSorted((one, other) => one.seq - other.seq)
    .find(
      ({ seq, head, hostKey }) =>
        record.headAfter(seq) === head && namedKeyAt(record.serverKeys, seq) !== hostKey,
    );
  if (found === undefined) return null;
  const named = namedKeyAt(record.serverKeys, found.seq);
  const told = found.hostKey === null ? "no key at all" : `the key ${fingerprintOf(found.hostKey)}`;
  const rows = named === null ? "name none" : `name ${fingerprintOf(named)}`;
  return {
    found,
    words: `With row ${found.seq} the server told this device ${told} as its own, and the rows of the record ${rows}: what it has signed for this device shows nobody else anything.`,
  };
}
