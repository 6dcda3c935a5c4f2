import { fingerprintOf } from "./fingerprint.ts";

/** A key with which the server signs its receipts from a row on. */
export interface ServerKey {
  readonly hostKey: string;
  /** The row that names it. */
  readonly row: number;
}

/** With what the server signs, in a sentence that can be read out on the telephone. */
export function serverKeyWords({ hostKey, row }: ServerKey): string {
  return `The server signs from row ${row} on with the key ${fingerprintOf(hostKey)}.`;
}

/** What has to be known of a key that came in the place of another: its own signature is the only one under its row. */
export function otherServerKeyWords({ row }: ServerKey): string {
  return `From row ${row} on the server signs with another key. Only that key itself says that it is the server's: whoever had the record could have added what follows, so compare its words by telephone.`;
}
