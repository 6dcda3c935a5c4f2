import fc from "fast-check";
import { expect, test, vi } from "vitest";

import { BOUNDED_COURSES } from "./model-courses-for-tests.ts";
import { coursesFor, newTally, playTogether } from "./model-play-for-tests.ts";
import type { WishKind } from "./model-steps-for-tests.ts";

const { BOUNDS } = vi.hoisted(() => ({
  BOUNDS: {
    proposals: 6,
    passesOnOne: 3,
    signs: 120,
    packages: 3,
    openPackages: 2,
    signsOfPackage: 20,
    signsLookedAt: 55,
    requests: 2,
    openImports: 1,
    minutes: 2,
    openMinutes: 1,
    statements: 2,
    sessions: 3,
    offRecordInOne: 1,
    broughtBack: 1,
    numbersBefore: 1,
    lastOnes: 1,
    answersInPart: 1,
    signsBeside: 64,
    signsOnRecord: 33_000,
    signsOfRow: 1_000,
    longOfImport: 1,
    longOfContract: 1,
  },
}));

/** So near that chance reaches them. A long article has some 550 bytes, and a short one a tenth of that. */
vi.mock("../limits.ts", async (importOriginal) => ({
  ...(await importOriginal<object>()),
  MAX_PROPOSALS_PER_SIDE: BOUNDS.proposals,
  MAX_PASSES_PER_PROPOSAL: BOUNDS.passesOnOne,
  MAX_HANDED_CHARS_PER_SIDE: BOUNDS.signs,
  MAX_PACKAGES_PER_SIDE: BOUNDS.packages,
  MAX_LIVE_PACKAGES_PER_SIDE: BOUNDS.openPackages,
  MAX_PACKAGE_TEXT_CHARS: BOUNDS.signsOfPackage,
  MAX_COMPARED_CHARS_PER_TRANSMITTAL: BOUNDS.signsLookedAt,
  MAX_INFORMATION_REQUESTS_PER_SIDE: BOUNDS.requests,
  MAX_OPEN_IMPORTS: BOUNDS.openImports,
  MAX_MINUTES_PER_SIDE: BOUNDS.minutes,
  MAX_OPEN_MINUTES_PER_SIDE: BOUNDS.openMinutes,
  MAX_STATEMENTS_PER_SIDE: BOUNDS.statements,
  MAX_SESSIONS: BOUNDS.sessions,
  MAX_OFF_RECORD_PER_SESSION: BOUNDS.offRecordInOne,
  MAX_REINSTATEMENTS_PER_PROPOSAL: BOUNDS.broughtBack,
  MAX_FORMER_NUMBERS_PER_PROPOSAL: BOUNDS.numbersBefore,
  MAX_FINAL_OFFERS_PER_PROPOSAL: BOUNDS.lastOnes,
  MAX_ANSWERS_PER_REQUEST: BOUNDS.answersInPart,
  MAX_CURRENT_LANGUAGE_CHARS_PER_SIDE: BOUNDS.signsBeside,
  MAX_RECORD_CHARS_PER_SIDE: BOUNDS.signsOnRecord,
  RECORD_ROW_CHARS: BOUNDS.signsOfRow,
  MAX_IMPORT_BYTES: 1_000,
  MAX_CONTRACT_BYTES: 1_000,
}));

const RUNS = 500;
const PROPERTY_MS = 60_000;
/** A tenth of what mostly comes, so that no seed misses it by chance. */
const LEAST = 10;

/** What is said where there is no room, of each bound. */
const FULL = [
  /proposals and parts on the table/,
  /has passed N texts/,
  /texts of your side together/,
  /has offered N packages/,
  /packages of your side are open/,
  /too long for one package/,
  /too (?:much text|long) to be looked at/,
  /asked for information N times/,
  /imports of your side wait/,
  /entries of your side wait/,
  /entries for the joint minutes/,
  /has published N statements/,
  /sessions of these talks were opened/,
  /gone off the record N times/,
  /was brought back N times/,
  /had N other numbers/,
  /called N of its texts/,
  /has had N answers/,
  /contract language beside/,
  /signs on the record/,
  /too long for one import/,
  /contract is too long/,
];

/** What is made as long as there is room. */
const MADE: readonly WishKind[] = [
  "table",
  "add-part",
  "split-apart",
  "merge",
  "pass-alone",
  "counter",
  "offer-package",
  "request",
  "answer",
  "answer-in-part",
  "withdraw",
  "reinstate",
  "renumber",
  "final-offer",
  "import",
  "agree-to-import",
  "offer-minutes",
  "publish-statement",
  "sign-statement",
  "open-session",
  "go-off-record",
];

test(
  "BOUND-1 the rules take of each side what a plain clerk's paper has room for, and nothing beyond it",
  { timeout: PROPERTY_MS },
  () => {
    const tally = newTally();
    const property = fc.property(coursesFor(tally, BOUNDED_COURSES), (asked) => {
      playTogether(asked, { tally, copy: structuredClone, positionsFall: false, bounds: BOUNDS });
    });
    const run = fc.check(property, { numRuns: RUNS });
    const often = FULL.map((words) =>
      [...tally.words].reduce((sum, [said, times]) => sum + (words.test(said) ? times : 0), 0),
    );
    const rows = FULL.map((words, index) => `${String(often[index]).padStart(8)} ${words.source}`);
    process.stdout.write(`seed ${run.seed}, ${run.numRuns} runs\n${rows.join("\n")}\n`);
    if (run.failed) throw new Error(fc.defaultReportMessage(run), { cause: run.errorInstance });
    expect(often.filter((times) => times < LEAST)).toEqual([]);
    const rare = MADE.filter((kind) => (tally.kinds.get(kind)?.accepted ?? 0) < LEAST);
    expect(rare).toEqual([]);
  },
);
