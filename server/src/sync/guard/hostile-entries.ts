import {
  CAUCUS_IMPORTS,
  CAUCUS_NEW,
  CAUCUS_READS,
  CAUCUS_RECEIVED,
  CAUCUS_SUPPOSALS,
} from "@crosstable/shared/documents/caucus";

import type { Chance } from "./chance.ts";
import { struct, value } from "./guard-on-trial.ts";

const AT = "2007-11-05T09:00:00.000Z";
const HASH = "0".repeat(64);
const FIELDS = { title: "T", subject: "", category: "", article: "8", currentLanguage: "" };
const PROPOSAL = { id: "p1", number: "W-7", ...FIELDS };

/** One entry of each kind that a caucus keeps under an id, as its page writes it. */
const CAUCUS_ENTRIES: readonly (readonly [root: string, key: string, entry: object])[] = [
  [CAUCUS_NEW, "p1", PROPOSAL],
  [CAUCUS_RECEIVED, "p1", { ...PROPOSAL, text: "On paper." }],
  [
    CAUCUS_IMPORTS,
    "p1",
    { id: "p1", kind: "drafts", source: "x.csv", at: AT, rows: [{ id: "p1", hash: HASH }] },
  ],
  [CAUCUS_READS, "p1", { pass: 2, hash: HASH, by: "Guild negotiator 1" }],
  [
    CAUCUS_SUPPOSALS,
    "00000000-0000-4000-8000-000000000001",
    { proposal: "p1", text: "What if?", by: "Guild chief", at: AT },
  ],
];

/** An entry in a root, under a key, beside a neighbour: each of them fits, or is another's. */
export function grownEntry(chance: Chance, id: () => [number, number]): ReturnType<typeof struct> {
  const [root, key, entry] = chance.pick(CAUCUS_ENTRIES);
  const [otherRoot, otherKey, otherEntry] = chance.pick(CAUCUS_ENTRIES);
  const wrong = chance.below(6);
  const held = wrong === 0 ? otherEntry : wrong === 1 ? { ...entry, more: 1 } : entry;
  return struct({
    ref: 8,
    content: wrong === 2 ? value(held, otherEntry) : value(held),
    ...(chance.once(4)
      ? { origin: id() }
      : { root: wrong === 3 ? otherRoot : root, key: wrong === 4 ? otherKey : key }),
  });
}
