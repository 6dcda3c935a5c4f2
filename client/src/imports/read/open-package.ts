import { MAX_IMPORT_PARTS, MAX_IMPORT_UNPACKED_BYTES } from "@crosstable/shared/limits";
import { unzipSync } from "fflate";

import { CannotRead } from "./found.ts";

/** The parts of a DOCX or XLSX that were asked for, unpacked. */
export type Package = ReadonlyMap<string, Uint8Array>;

const DAMAGED =
  "This file is damaged: it cannot be unpacked. Open it in its program and save it again.";

/** The names of everything that is packed in a file. Unpacks nothing. */
export function partNames(bytes: Uint8Array): string[] {
  const names: string[] = [];
  unpack(bytes, ({ name }) => {
    names.push(name);
    if (names.length > MAX_IMPORT_PARTS) throw new CannotRead(TOO_MUCH);
    return false;
  });
  return names;
}

const TOO_MUCH =
  "This file unpacks to far more than a contract or a list of proposals holds. It was not read.";

/**
 * Unpacks the parts with these names and nothing else: no pictures, no programs, nothing from elsewhere. The sizes that the
 * file gives are added up before anything is unpacked, and no part becomes larger than it said.
 */
export function openPackage(bytes: Uint8Array, isWanted: (name: string) => boolean): Package {
  let sum = 0;
  const seen = new Set<string>();
  unpack(bytes, ({ name, originalSize }) => {
    if (!isWanted(name)) return false;
    if (seen.has(name)) throw new CannotRead(DAMAGED);
    seen.add(name);
    sum += originalSize;
    if (sum > MAX_IMPORT_UNPACKED_BYTES || seen.size > MAX_IMPORT_PARTS)
      throw new CannotRead(TOO_MUCH);
    return false;
  });
  return new Map(Object.entries(unpack(bytes, ({ name }) => isWanted(name))));
}

function unpack(
  bytes: Uint8Array,
  filter: (part: { name: string; originalSize: number }) => boolean,
): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, { filter });
  } catch (error) {
    if (error instanceof CannotRead) throw error;
    throw new CannotRead(DAMAGED, { cause: error });
  }
}
