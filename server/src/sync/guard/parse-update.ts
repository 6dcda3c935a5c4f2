import {
  MAX_UPDATE_DELETE_RANGES,
  MAX_UPDATE_KNOWN_STRUCTS,
} from "@crosstable/shared/document-limits";

import { ByteReader, MalformedBytes, OverLimit } from "./byte-reader.ts";

/** A place in a document: one clock of one client. */
export interface StructId {
  readonly client: number;
  readonly clock: number;
}

/** What a struct puts into the document. */
export type StructContent =
  | { readonly kind: "gc" }
  | { readonly kind: "deleted" }
  | { readonly kind: "string" }
  | { readonly kind: "embed" }
  | { readonly kind: "format"; readonly key: string; readonly value: unknown }
  | { readonly kind: "any"; readonly values: readonly unknown[] }
  | { readonly kind: "type"; readonly type: TypeKind; readonly nodeName: string | null };

export type TypeKind = "array" | "map" | "text" | "xml-element" | "xml-fragment" | "xml-text";

export interface ParsedStruct extends StructId {
  readonly length: number;
  readonly origin: StructId | null;
  readonly rightOrigin: StructId | null;
  /** Given only where there is no origin to take it from. */
  readonly parent: { readonly root: string } | StructId | null;
  readonly parentKey: string | null;
  readonly content: StructContent;
}

export interface ParsedBlock extends StructId {
  /** The clock after the last struct. */
  readonly end: number;
  readonly structs: readonly ParsedStruct[];
}

export interface ParsedDeletes {
  readonly client: number;
  readonly ranges: readonly { readonly clock: number; readonly length: number }[];
}

export interface ParsedUpdate {
  readonly blocks: readonly ParsedBlock[];
  readonly deletes: readonly ParsedDeletes[];
}

const MOST_CLOCK = 2 ** 31;
const MOST_CLIENT = 2 ** 32;

const TYPES: readonly (TypeKind | null)[] = [
  "array",
  "map",
  "text",
  "xml-element",
  "xml-fragment",
  null,
  "xml-text",
];

/**
 * Parses a Yjs update in V1 encoding, strictly (yjs 13.6, src/utils/encoding.js is the format). Throws MalformedBytes on whatever a
 * client of this protocol never writes, and OverLimit on more than a named limit: gaps (Skip), the same client twice, zero lengths, subdocuments, the old JSON content, XML
 * hooks, delete ranges out of order, bytes after the end.
 */
export function parseUpdate(bytes: Uint8Array): ParsedUpdate {
  const reader = new ByteReader(bytes);
  const blocks = readBlocks(reader);
  const deletes = readDeletes(reader);
  if (!reader.isAtEnd) throw new MalformedBytes("bytes after the end");
  return { blocks, deletes };
}

function readBlocks(reader: ByteReader): ParsedBlock[] {
  const count = reader.varUint();
  // A block has at least five bytes, so a count beyond that is a lie, told before memory is spent on it.
  if (count > reader.left) throw new MalformedBytes("count beyond the end");
  const seen = new Set<number>();
  let structs = 0;
  return Array.from({ length: count }, () => {
    const block = readBlock(reader, (more) => {
      structs += more;
      if (structs > MAX_UPDATE_KNOWN_STRUCTS) throw new OverLimit("too many structs in one update");
    });
    if (seen.has(block.client)) throw new MalformedBytes("the same writer twice");
    seen.add(block.client);
    return block;
  });
}

function readBlock(reader: ByteReader, onCount: (structs: number) => void): ParsedBlock {
  const count = reader.varUint();
  onCount(count);
  if (count === 0) throw new MalformedBytes("an empty block");
  const client = readClient(reader);
  const clock = reader.varUint();
  let at = clock;
  const structs: ParsedStruct[] = [];
  for (let index = 0; index < count; index += 1) {
    const struct = readStruct(reader, { client, clock: at });
    if (struct.length < 1) throw new MalformedBytes("a struct of no possible length");
    at += struct.length;
    if (at > MOST_CLOCK) throw new MalformedBytes("clock out of range");
    structs.push(struct);
  }
  return { client, clock, end: at, structs };
}

function readClient(reader: ByteReader): number {
  const client = reader.varUint();
  if (client >= MOST_CLIENT) throw new MalformedBytes("no possible writer");
  return client;
}

function readId(reader: ByteReader): StructId {
  return { client: readClient(reader), clock: reader.varUint() };
}

function readStruct(reader: ByteReader, id: StructId): ParsedStruct {
  const info = reader.byte();
  const ref = info & 0x1f;
  if (ref === 0) {
    if (info !== 0) throw new MalformedBytes("a collected struct with flags");
    const bare = { origin: null, rightOrigin: null, parent: null, parentKey: null };
    return { ...id, ...bare, length: reader.varUint(), content: { kind: "gc" } };
  }
  const origin = (info & 0x80) === 0 ? null : readId(reader);
  const rightOrigin = (info & 0x40) === 0 ? null : readId(reader);
  const hasParent = origin === null && rightOrigin === null;
  const parent = hasParent ? readParent(reader) : null;
  const parentKey = hasParent && (info & 0x20) !== 0 ? readKey(reader) : null;
  const { content, length } = readContent(reader, ref);
  return { ...id, length, origin, rightOrigin, parent, parentKey, content };
}

function readParent(reader: ByteReader): { root: string } | StructId {
  const kind = reader.varUint();
  if (kind === 1) return { root: readKey(reader) };
  if (kind === 0) return readId(reader);
  throw new MalformedBytes("a parent of no kind");
}

function readKey(reader: ByteReader): string {
  const key = reader.varString();
  if (key === "__proto__") throw new MalformedBytes("a key that is none");
  return key;
}

function readContent(reader: ByteReader, ref: number): { content: StructContent; length: number } {
  switch (ref) {
    case 1:
      return { content: { kind: "deleted" }, length: reader.varUint() };
    case 4:
      return { content: { kind: "string" }, length: reader.varString().length };
    case 5:
      reader.json();
      return { content: { kind: "embed" }, length: 1 };
    case 6: {
      const key = readKey(reader);
      return { content: { kind: "format", key, value: reader.json() }, length: 1 };
    }
    case 7:
      return { content: readType(reader), length: 1 };
    case 8: {
      const count = reader.varUint();
      if (count > reader.left) throw new MalformedBytes("count beyond the end");
      const values = Array.from({ length: count }, () => reader.any());
      return { content: { kind: "any", values }, length: count };
    }
    default:
      throw new MalformedBytes("content that is not written here");
  }
}

function readType(reader: ByteReader): StructContent {
  const type = TYPES[reader.varUint()];
  if (type === undefined || type === null)
    throw new MalformedBytes("a type that is not written here");
  return { kind: "type", type, nodeName: type === "xml-element" ? reader.varString() : null };
}

function readDeletes(reader: ByteReader): ParsedDeletes[] {
  const count = reader.varUint();
  if (count > reader.left) throw new MalformedBytes("count beyond the end");
  let ranges = 0;
  const seen = new Set<number>();
  return Array.from({ length: count }, () => {
    const client = readClient(reader);
    if (seen.has(client)) throw new MalformedBytes("the same writer twice");
    seen.add(client);
    const own = reader.varUint();
    ranges += own;
    if (own === 0 || own > reader.left) throw new MalformedBytes("no possible number of deletes");
    if (ranges > MAX_UPDATE_DELETE_RANGES) throw new OverLimit("too many deletes in one update");
    return { client, ranges: readRanges(reader, own) };
  });
}

function readRanges(reader: ByteReader, count: number): { clock: number; length: number }[] {
  let after = 0;
  return Array.from({ length: count }, () => {
    const clock = reader.varUint();
    const length = reader.varUint();
    // Out of order they cost Yjs seconds (trust page, R1); a client of this protocol sorts them.
    if (clock < after || length < 1 || clock + length > MOST_CLOCK)
      throw new MalformedBytes("deletes out of order");
    after = clock + length;
    return { clock, length };
  });
}
