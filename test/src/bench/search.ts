import { performance } from "node:perf_hooks";

import { mustProposalId, parseNegotiationId, type NegotiationId } from "@crosstable/shared/ids";
import type { CaseState } from "@crosstable/shared/moves/case-state";
import type { Move } from "@crosstable/shared/moves/move";
import {
  EMPTY_HEAD,
  RECORD_VERSION,
  sealEntry,
  type RecordEntry,
} from "@crosstable/shared/record/entry";
import { applyEntry } from "@crosstable/shared/record/replay";
import { itemsOf } from "@crosstable/shared/search/items";
import { readQuestion } from "@crosstable/shared/search/question";
import { EVERYTHING_WANTED, openSearchIndex } from "@crosstable/shared/search/search-index";
import type { SideMark, Sides } from "@crosstable/shared/sides";

import { chanceFrom } from "./chance.ts";
import { median } from "./latencies.ts";

// npm run bench:search: how long the browser takes to make the record searchable, and to answer. What a browser adds
// is drawing; what it leaves out here is reading the rows from the server.

const ROWS = 10_000;
const PROPOSALS = 200;
const SIDES: Sides = {
  a: { name: "The Guild", short: "Guild", letter: "G", zone: "America/Los_Angeles" },
  b: { name: "The Producers", short: "Producers", letter: "P", zone: "America/New_York" },
};
const WORDS = (
  "the residual for reuse of a program on the internet is paid by the company within sixty days after the quarter in which " +
  "gross receipts were reported subject to audit and an arbitrator named by both sides decides what remains in dispute"
).split(" ");
const QUESTIONS = [
  "when did they first say 2.5%?",
  "arbitrator audit",
  '"named by both sides"',
  "W-17 30 cents",
];
const REPEATS = 5;
/** Nobody reads the receipts here. */
const UNSIGNED = "0".repeat(128);

const entries = manyRows(chanceFrom(7));
const rounds = Array.from({ length: REPEATS }, () => measure());
const say = (words: string, values: readonly number[]): void =>
  console.log(`${words.padEnd(44)} ${(median(values) ?? 0).toFixed(1).padStart(8)} ms`);
console.log(
  `${ROWS} rows, ${rounds[0]?.pieces ?? 0} pieces of words, ${rounds[0]?.chars ?? 0} characters`,
);
say(
  "replaying the rows",
  rounds.map(({ replayMs }) => replayMs),
);
say(
  "reading their words and indexing them",
  rounds.map(({ indexMs }) => indexMs),
);
for (const [index, question] of QUESTIONS.entries())
  say(
    `answering ${question}`,
    rounds.map(({ answersMs }) => answersMs[index] ?? 0),
  );

function measure() {
  let state: CaseState | null = null;
  const startMs = performance.now();
  const states = entries.map((entry) => (state = applyEntry(state, entry)));
  const replayedMs = performance.now();
  const index = openSearchIndex();
  let chars = 0;
  for (const [row, entry] of entries.entries()) {
    const after = states[row];
    if (after === undefined) throw new Error("a row without its state");
    const items = itemsOf(entry, after, () => "Somebody");
    chars += items.reduce((sum, { text }) => sum + text.length, 0);
    index.add(items);
  }
  const indexedMs = performance.now();
  const answersMs = QUESTIONS.map((words) => {
    const askedMs = performance.now();
    const question = readQuestion(words, { own: "a", sides: SIDES });
    const found = index.search(question, { ...EVERYTHING_WANTED, order: "first" });
    if (found.hits.length === 0) throw new Error(`nothing found for ${words}`);
    return performance.now() - askedMs;
  });
  return {
    replayMs: replayedMs - startMs,
    indexMs: indexedMs - replayedMs,
    answersMs,
    pieces: index.size,
    chars,
  };
}

function manyRows(chance: () => number): RecordEntry[] {
  const negotiation = parseNegotiationId("bench");
  if (negotiation === undefined) throw new Error("no negotiation's id");
  const rows: RecordEntry[] = [];
  const add = (side: SideMark | null, act: RecordEntry["act"]): void => {
    const last = rows.at(-1);
    rows.push(
      sealEntry(
        {
          v: RECORD_VERSION,
          negotiation,
          seq: rows.length + 1,
          prev: last?.head ?? EMPTY_HEAD,
          at: new Date(Date.UTC(2026, 0, 5) + rows.length * 60_000).toISOString(),
          by: { seat: null, name: "Chief", side, role: side === null ? null : "chief" },
          act,
        },
        () => UNSIGNED,
      ),
    );
  };
  add(null, opening(negotiation));
  while (rows.length < ROWS) {
    const at = rows.length - 1;
    const side = at % 2 === 0 ? "a" : "b";
    add(side, {
      kind: "moves",
      moves: [at < PROPOSALS ? tabling(at, chance) : counter(at, chance)],
      asOf: null,
    });
  }
  return rows;
}

function opening(negotiation: NegotiationId): RecordEntry["act"] {
  return {
    kind: "host-act",
    hostAct: {
      kind: "open-negotiation",
      negotiation,
      title: "Talks for a measurement",
      sides: SIDES,
      expiration: null,
      clock: null,
      gaps: [],
      seats: [],
    },
  };
}

function tabling(at: number, chance: () => number): Move {
  return {
    kind: "table-proposal",
    proposal: mustProposalId(`p-${at}`),
    number: `W-${at}`,
    title: `Proposal ${at}`,
    subject: sentence(chance, 5),
    category: "money",
    article: null,
    currentLanguage: null,
    text: sentence(chance, 80),
  };
}

function counter(at: number, chance: () => number): Move {
  const proposal = mustProposalId(`p-${Math.floor(chance() * PROPOSALS)}`);
  return { kind: "pass", proposal, answers: null, text: `${at}. ${sentence(chance, 80)}` };
}

/** Words as they stand in such a clause, with a figure now and then. */
function sentence(chance: () => number, words: number): string {
  const pick = (): string => {
    const kind = chance();
    const figure = Math.ceil(chance() * 60);
    if (kind < 0.02) return `${figure / 10}%`;
    if (kind < 0.03) return `${figure} cents`;
    if (kind < 0.04) return `$${figure},000`;
    return kind < 0.06 ? "named by both sides" : (WORDS[Math.floor(chance() * WORDS.length)] ?? "");
  };
  return Array.from({ length: words }, pick).join(" ");
}
