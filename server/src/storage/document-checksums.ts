import { crc32 } from "node:zlib";

import { UnreadableDocument } from "./storage.ts";

export interface StoredBytes {
  readonly bytes: Uint8Array;
  readonly checksum: number;
}

export interface StoredSnapshot extends StoredBytes {
  readonly through_row: number;
}

/** The key is in the checksum, so that a row which ends up under another document is found too. */
export function checksumOf(key: string, bytes: Uint8Array): number {
  return crc32(bytes, crc32(key));
}

/** A checksum to which the bytes come piece by piece. */
export interface GrowingChecksum {
  readonly value: number;
  with(bytes: Uint8Array): GrowingChecksum;
}

/** Of a snapshot, before its bytes. The number of the row that it stands for is in it too: a wrong one would leave writing out. */
export function snapshotChecksum(key: string, throughRow: number): GrowingChecksum {
  return growing(crc32(`${key}@${throughRow}`));
}

function growing(value: number): GrowingChecksum {
  return { value, with: (bytes) => growing(crc32(bytes, value)) };
}

export function isSound(key: string, { bytes, checksum }: StoredBytes): boolean {
  return checksumOf(key, bytes) === checksum;
}

/** The first form of the data folder has checksums of snapshots without the row. */
export function isSoundSnapshot(key: string, snapshot: StoredSnapshot): boolean {
  const { bytes, checksum, through_row: throughRow } = snapshot;
  return snapshotChecksum(key, throughRow).with(bytes).value === checksum || isSound(key, snapshot);
}

/** Throws `UnreadableDocument`. */
export function checked(key: string, row: StoredBytes): Uint8Array {
  if (!isSound(key, row)) throw new UnreadableDocument(key);
  return row.bytes;
}

/** Throws `UnreadableDocument`. */
export function checkedSnapshot(key: string, snapshot: StoredSnapshot): Uint8Array {
  if (!isSoundSnapshot(key, snapshot)) throw new UnreadableDocument(key);
  return snapshot.bytes;
}
