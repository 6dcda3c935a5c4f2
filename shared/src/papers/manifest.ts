import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

import type { SideMark } from "../sides.ts";
import type { ExportMark } from "./export-name.ts";

/** A file of an archive, under its path in it. */
export interface ArchiveFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What an archive says of itself: whose it is, from which head it follows, and the SHA-256 of every other file in it. */
export interface Manifest extends ExportMark {
  readonly format: "crosstable-archive";
  readonly version: 1;
  readonly talks: string;
  readonly privateTo: { readonly side: SideMark; readonly name: string };
  readonly files: readonly {
    readonly path: string;
    readonly bytes: number;
    readonly sha256: string;
  }[];
}

/** Lists the files in the order of their paths, each with its hash. */
export function archiveManifest(
  files: readonly ArchiveFile[],
  about: Pick<Manifest, "talks" | "privateTo"> & { readonly mark: ExportMark },
): Manifest {
  const { talks, privateTo, mark } = about;
  const listed = files
    .map(({ path, bytes }) => ({
      path,
      bytes: bytes.byteLength,
      sha256: bytesToHex(sha256(bytes)),
    }))
    .toSorted((one, other) => (one.path < other.path ? -1 : 1));
  return { format: "crosstable-archive", version: 1, talks, privateTo, ...mark, files: listed };
}
