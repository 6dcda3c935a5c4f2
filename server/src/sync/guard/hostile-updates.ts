import {
  CAUCUS_CELLS,
  CAUCUS_IMPORTS,
  CAUCUS_NEW,
  CAUCUS_NOTES,
  CAUCUS_READS,
  CAUCUS_RECEIVED,
  CAUCUS_SUPPOSALS,
} from "@crosstable/shared/documents/caucus";
import { writeVarString } from "lib0/encoding";
import * as Y from "yjs";

import type { Chance } from "./chance.ts";
import {
  cell,
  DRAFT,
  hostile,
  letters,
  MINE,
  MINE_TOO,
  number,
  paragraph,
  raw,
  struct,
  THEIRS,
  value,
  writtenBy,
} from "./guard-on-trial.ts";
import { grownEntry } from "./hostile-entries.ts";

/** The clientIDs that are handed to whoever sends hostile updates: those of the guard's trials, or what a running server has given. */
export type HostileIds = readonly [mine: number, mineToo: number];
const ON_TRIAL: HostileIds = [MINE, MINE_TOO];
export const HOSTILE: ReadonlySet<number> = new Set(ON_TRIAL);

export const ROOTS: readonly string[] = [
  DRAFT,
  CAUCUS_NOTES,
  CAUCUS_CELLS,
  CAUCUS_NEW,
  CAUCUS_RECEIVED,
  CAUCUS_IMPORTS,
  CAUCUS_READS,
  CAUCUS_SUPPOSALS,
];
const KEYS = ["W-1/cost", "W-1/priority", "level", "colspan", "checked", "W-9/nothing"];
const NODES = ["paragraph", "heading", "tableCell", "listItem", "script"];

/** Honest updates to spoil: typing, notes, marks, cells, deletes. */
export function honestUpdates(doc: Y.Doc, [mine, mineToo]: HostileIds = ON_TRIAL): Uint8Array[] {
  return [
    writtenBy(
      mine,
      (own) => own.getText(DRAFT).insert(Math.min(4, own.getText(DRAFT).length), "abc"),
      doc,
    ),
    writtenBy(mine, paragraph("more"), doc),
    writtenBy(mine, heading, doc),
    writtenBy(mine, marked, doc),
    writtenBy(mine, (own) => own.getMap(CAUCUS_CELLS).set("W-1/cost", cell("7")), doc),
    writtenBy(mineToo, (own) => deleteSome(own.getText(DRAFT)), doc),
    Y.encodeStateAsUpdate(doc),
  ];
}

function heading(doc: Y.Doc): void {
  const made = new Y.XmlElement("heading");
  doc.getXmlFragment(CAUCUS_NOTES).insert(0, [made]);
  made.setAttribute("level", 2 as never);
  made.insert(0, [new Y.XmlText("title")]);
}

function marked(doc: Y.Doc): void {
  for (const node of doc.getXmlFragment(CAUCUS_NOTES).toArray()) {
    const text = node instanceof Y.XmlElement && node.length > 0 ? node.get(0) : null;
    if (text instanceof Y.XmlText && text.length > 1) return text.format(0, 2, { bold: {} });
  }
}

function deleteSome(text: Y.Text): void {
  if (text.length > 6) text.delete(2, 4);
}

/** A good update with one or two bytes changed, left out or put in. */
export function spoiled(chance: Chance, update: Uint8Array): Uint8Array {
  const bytes = [...update];
  for (let times = chance.once(2) ? 1 : 2; times > 0; times -= 1) {
    const at = chance.below(bytes.length);
    const kind = chance.below(4);
    if (kind === 0) bytes[at] = chance.below(256);
    else if (kind === 1) bytes.splice(at, 1 + chance.below(3));
    else if (kind === 2) bytes.splice(at, 0, chance.below(256));
    else bytes[at] = ((bytes[at] ?? 0) ^ (1 << chance.below(8))) & 0xff;
  }
  return Uint8Array.from(bytes);
}

/** Whose writing a forgery leans on, and how far each of them has written. */
type Writers = readonly (readonly [client: number, end: number])[];

function writersOf(doc: Y.Doc, [mine, mineToo]: HostileIds): Writers {
  const held = [...Y.decodeStateVector(Y.encodeStateVector(doc))];
  return [...held, [mine, Y.getState(doc.store, mine) + 4], [mine, 4], [mineToo, 4], [THEIRS, 20]];
}

/** A well-formed update that no honest page writes, made of what the document holds and what it does not. */
export function grown(
  chance: Chance,
  doc: Y.Doc,
  { grow = grownStruct, ids = ON_TRIAL }: { grow?: GrowStruct; ids?: HostileIds | undefined } = {},
): Uint8Array {
  const writers = writersOf(doc, ids);
  const id = (): [number, number] => {
    const [client, end] = chance.pick(writers);
    return [client, chance.below(end + 1)];
  };
  const clients = chance.once(3) ? ids : [ids[0]];
  return hostile({
    blocks: clients.map((client) => ({
      client,
      clock: Math.max(
        0,
        Y.getState(doc.store, client) + (chance.once(8) ? chance.below(3) - 1 : 0),
      ),
      structs: Array.from({ length: 1 + chance.below(4) }, () => grow(chance, id)),
    })),
    deletes: chance.once(3) ? [grownDeletes(chance, writers)] : [],
  });
}

function grownDeletes(chance: Chance, writers: Writers) {
  const [client, end] = chance.pick(writers);
  return { client, ranges: [[chance.below(end + 1), 1 + chance.below(3)] as const] };
}

type Struct = ReturnType<typeof struct>;

/** One struct of a forgery. `id` gives something that it may lean on. */
export type GrowStruct = (chance: Chance, id: () => [number, number]) => Struct;

function grownStruct(chance: Chance, id: () => [number, number]): Struct {
  return chance.once(3) ? wildStruct(chance, id) : likelyStruct(chance, id);
}

/** Any content in any place. */
export function wildStruct(
  chance: Chance,
  id: () => [number, number],
  keys: readonly string[] = KEYS,
): Struct {
  const place = chance.below(7);
  return struct({
    ...grownContent(chance),
    ...((place < 2 || place === 6) && { origin: id() }),
    ...((place === 1 || place === 2 || place === 6) && { right: id() }),
    ...(place === 3 && { root: chance.pick([...ROOTS, "record"]) }),
    ...(place === 4 && { parent: id() }),
    ...(place === 5 && { root: chance.pick([CAUCUS_CELLS, CAUCUS_NOTES]) }),
    ...(chance.once(2) && { key: chance.pick(keys) }),
  });
}

/** Content that could stand where it is put, next to neighbours that nobody would have there. */
function likelyStruct(chance: Chance, id: () => [number, number]): Struct {
  const beside = {
    ...(chance.once(2) ? { origin: id() } : {}),
    ...(chance.once(2) ? { right: id() } : {}),
  };
  const name = chance.pick(NODES.slice(0, -1));
  const node = { ref: 7, content: raw(3, name.length, ...Buffer.from(name)) };
  switch (chance.below(8)) {
    case 0:
    case 1:
      return struct({ ref: 4, content: letters("xy"), root: DRAFT, ...beside });
    case 2:
      return struct({ ref: 6, content: mark(chance), origin: id(), ...beside });
    case 3:
      return struct({ ...node, root: CAUCUS_NOTES, ...beside });
    case 4:
      return struct({ ...node, parent: id(), ...beside });
    case 5:
      return struct({ ref: 8, content: value(chance.below(4)), parent: id(), key: "level" });
    case 6:
      return struct({
        ref: 8,
        content: value(cell("v")),
        ...(chance.once(2) ? { origin: id() } : { root: CAUCUS_CELLS, key: "W-1/cost" }),
      });
    default:
      return grownEntry(chance, id);
  }
}

function grownContent(chance: Chance): Pick<Parameters<typeof struct>[0], "ref" | "content"> {
  const name = chance.pick(NODES);
  return chance.pick([
    { ref: 4, content: letters("xy") },
    { ref: 4, content: letters("z") },
    { ref: 1, content: number(1 + chance.below(3)) },
    { ref: 8, content: value(cell("v")) },
    { ref: 8, content: value(chance.pick([1, 2, true, null, "w", 1e9])) },
    { ref: 7, content: number(chance.pick([6, 6, 1, 2])) },
    { ref: 7, content: raw(3, name.length, ...Buffer.from(name)) },
    { ref: 6, content: mark(chance) },
    { ref: 0, content: number(1 + chance.below(2)) },
  ]);
}

function mark(chance: Chance): Parameters<typeof struct>[0]["content"] {
  const [name, words] = chance.pick([
    ["bold", "{}"],
    ["bold", "null"],
    ["italic", "{}"],
    ["link", '{"href":"https://example.org/"}'],
    ["link", '{"href":"javascript:alert(1)"}'],
    ["onclick", "{}"],
  ] as const);
  return (encoder) => {
    writeVarString(encoder, name);
    writeVarString(encoder, words);
  };
}
