import { MAX_SYNC_MESSAGE_BYTES } from "@crosstable/shared/document-limits";
import { CAUCUS_CELLS, CAUCUS_NEW, CAUCUS_NOTES } from "@crosstable/shared/documents/caucus";
import * as fc from "fast-check";
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from "lib0/encoding";

import {
  cell,
  CELL,
  DRAFT,
  hostile,
  letters,
  number,
  raw,
  struct,
  value,
} from "./guard/guard-on-trial.ts";
import { clientFrame } from "./link-in-memory.ts";
import { syncMessage } from "./page-on-trial.ts";

/** What is tried on the frame handler. Made into bytes only when it is sent, because clocks lean on what is there by then. */
export type Trial =
  /** One message. */
  | { readonly kind: "message"; readonly bytes: Uint8Array }
  /** Bytes of the WebSocket protocol itself. */
  | { readonly kind: "wire"; readonly bytes: Uint8Array }
  | { readonly kind: "text"; readonly words: string }
  /** An update of these structs, in place of the sender's next writing. */
  | { readonly kind: "update"; readonly step: number; readonly forged: Forged }
  /** Honest writing. */
  | { readonly kind: "good"; readonly words: string }
  /** Honest writing of which an earlier part is kept back. */
  | { readonly kind: "gap"; readonly words: string }
  /** What was sent so many messages ago, once more. */
  | { readonly kind: "again"; readonly back: number }
  /** The beginning of honest writing. */
  | { readonly kind: "cut"; readonly words: string; readonly part: number };

export interface Forged {
  readonly blocks: readonly {
    /** Which of the sender's clientIDs, or any other number there is. */
    readonly client: number;
    /** From the clock that the document has come to; far beyond it where it is large. */
    readonly after: number;
    readonly structs: readonly ForgedStruct[];
    readonly count?: number | undefined;
  }[];
  readonly deletes: readonly { client: number; ranges: readonly (readonly [number, number])[] }[];
}

type ForgedStruct = Parameters<typeof struct>[0];

/** The clientIDs of whoever sends these frames. */
export const SENDER_IDS = [2_000, 2_001, 2_002] as const;
const ROOTS = [DRAFT, CAUCUS_NOTES, CAUCUS_CELLS, CAUCUS_NEW, "record", "__proto__", ""];
const KEYS = [CELL, "W-1/cost", "level", "colspan", "__proto__", "x"];

const client = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...SENDER_IDS) },
  { weight: 1, arbitrary: fc.constantFrom(1, 1_000, 0, 2 ** 32 - 1, 2 ** 32, 2 ** 53 - 1) },
);
const clock = fc.oneof(
  { weight: 12, arbitrary: fc.nat(12) },
  { weight: 1, arbitrary: fc.constantFrom(2 ** 31 - 1, 2 ** 31, 2 ** 53 - 2) },
);
const id = fc.tuple(client, clock);

const words = fc.string({ maxLength: 12, unit: "grapheme" });
const json = fc.oneof(
  fc.json({ maxDepth: 3 }),
  fc.constantFrom("{}", "null", "[".repeat(40), '{"href":"https://example.org/"}', "{"),
);
const any = fc.oneof(
  words.map((text) => cell(text) as unknown),
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(undefined, 1e300, new Uint8Array(3)),
);

type Content = Pick<ForgedStruct, "ref" | "content">;
const content: fc.Arbitrary<Content> = fc.oneof(
  words.map((text): Content => ({ ref: 4, content: letters(text) })),
  fc.array(any, { maxLength: 2 }).map((values): Content => ({ ref: 8, content: value(...values) })),
  clock.map((length): Content => ({ ref: 1, content: number(length) })),
  clock.map((length): Content => ({ ref: 0, content: number(length) })),
  fc
    .constantFrom("paragraph", "heading", "script", "")
    .map((name): Content => ({ ref: 7, content: raw(3, name.length, ...Buffer.from(name)) })),
  fc.nat(9).map((type): Content => ({ ref: 7, content: raw(type) })),
  fc.tuple(fc.constantFrom("bold", "link", "onclick"), json).map(([name, text]): Content => ({
    ref: 6,
    content: (encoder) => {
      writeVarString(encoder, name);
      writeVarString(encoder, text);
    },
  })),
  fc
    .tuple(fc.nat(31), fc.uint8Array({ maxLength: 12 }))
    .map(([ref, bytes]): Content => ({ ref, content: raw(...bytes) })),
);

const forgedStruct: fc.Arbitrary<ForgedStruct> = fc
  .record(
    {
      content,
      flags: fc.constantFrom(0, 0, 0, 0, 0x20, 0x40, 0x80),
      origin: id,
      right: id,
      root: fc.constantFrom(...ROOTS),
      parent: id,
      key: fc.constantFrom(...KEYS),
    },
    { requiredKeys: ["content", "flags"] },
  )
  .map(({ content: what, ...place }) => ({ ...place, ...what }));

const forged: fc.Arbitrary<Forged> = fc.record({
  blocks: fc.array(
    fc.record({
      client,
      after: fc.oneof(
        { weight: 6, arbitrary: fc.constant(0) },
        { weight: 2, arbitrary: fc.integer({ min: -3, max: 3 }) },
        { weight: 1, arbitrary: fc.constantFrom(2 ** 31, 2 ** 53 - 2) },
      ),
      structs: fc.array(forgedStruct, { maxLength: 4 }),
      count: fc.option(fc.constantFrom(0, 1, 3, 2 ** 32 - 1), { nil: undefined, freq: 12 }),
    }),
    { maxLength: 3 },
  ),
  deletes: fc.array(
    fc.record({ client, ranges: fc.array(fc.tuple(clock, clock), { maxLength: 3 }) }),
    { maxLength: 2 },
  ),
});

/** One presence or more, of whatever clients, in whatever state. */
const presence: fc.Arbitrary<Trial> = fc
  .array(fc.tuple(client, clock, fc.oneof(json, words)), { maxLength: 3 })
  .map((said) => {
    const inner = createEncoder();
    writeVarUint(inner, said.length);
    for (const [who, at, state] of said) {
      writeVarUint(inner, who);
      writeVarUint(inner, at);
      writeVarString(inner, state);
    }
    const payload = toUint8Array(inner);
    const head = createEncoder();
    writeVarUint(head, payload.length);
    return {
      kind: "message",
      bytes: Uint8Array.from([1, ...toUint8Array(head), ...payload]),
    };
  });

const stateVector: fc.Arbitrary<Trial> = fc
  .tuple(fc.array(id, { maxLength: 4 }), fc.option(clock, { nil: null, freq: 3 }))
  .map(([entries, count]) => {
    const encoder = createEncoder();
    writeVarUint(encoder, count ?? entries.length);
    for (const part of entries.flat()) writeVarUint(encoder, part);
    return { kind: "message", bytes: syncMessage(0, toUint8Array(encoder)) };
  });

/** Frames as no WebSocket client sends them: unmasked, with flags nobody agreed to, too long, begun twice. */
const wire: fc.Arbitrary<Trial> = fc
  .oneof(
    fc.uint8Array({ minLength: 2, maxLength: 14 }),
    fc.constantFrom(
      clientFrame(0, Uint8Array.of(1)),
      clientFrame(9, new Uint8Array(126)),
      clientFrame(8, Uint8Array.of(3)),
      clientFrame(8, Uint8Array.of(0x0f, 0xa0)),
      Uint8Array.of(0x82, 0xff, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0),
      Uint8Array.of(0xf2, 0x81, 0, 0, 0, 0, 1),
      Uint8Array.of(0x82, 0x01, 1),
    ),
  )
  .map((bytes) => ({ kind: "wire", bytes }));

const step = fc.constantFrom(1, 2, 2, 2, 3);

export const trial: fc.Arbitrary<Trial> = fc.oneof(
  {
    weight: 34,
    arbitrary: fc.record({ kind: fc.constant("update" as const), step, forged }),
  },
  { weight: 16, arbitrary: fc.record({ kind: fc.constant("good" as const), words }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("gap" as const), words }) },
  {
    weight: 8,
    arbitrary: fc.record({ kind: fc.constant("again" as const), back: fc.nat(6) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("cut" as const),
      words,
      part: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    }),
  },
  {
    weight: 10,
    arbitrary: fc
      .tuple(step, fc.uint8Array({ maxLength: 30 }))
      .map(([which, bytes]): Trial => ({ kind: "message", bytes: syncMessage(which, bytes) })),
  },
  {
    weight: 8,
    arbitrary: fc.uint8Array({ maxLength: 30 }).map((bytes): Trial => ({ kind: "message", bytes })),
  },
  { weight: 8, arbitrary: presence },
  { weight: 8, arbitrary: stateVector },
  { weight: 2, arbitrary: wire },
  { weight: 1, arbitrary: words.map((text): Trial => ({ kind: "text", words: text })) },
);

/** Larger than any message may be. Few of them: each is four megabytes. */
export const HUGE: Trial = { kind: "message", bytes: new Uint8Array(MAX_SYNC_MESSAGE_BYTES + 1) };

/** The bytes of a forged update, where the document has come to these clocks. */
export function forge(
  { blocks, deletes }: Forged,
  reached: (client: number) => number,
): Uint8Array {
  return hostile({
    blocks: blocks.map(({ client: who, after, structs, count }) => ({
      client: who,
      clock: Math.min(Number.MAX_SAFE_INTEGER, Math.max(0, reached(who) + after)),
      structs: structs.map(struct),
      ...(count !== undefined && { count }),
    })),
    deletes,
  });
}
