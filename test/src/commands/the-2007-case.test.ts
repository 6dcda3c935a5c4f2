import { hasSigned } from "@crosstable/server/access/ed25519";
import { readCaseFacts } from "@crosstable/server/demo/case-facts";
import {
  MATRIX_PACKAGES,
  MATRIX_ROWS,
  matrixRow,
  type MatrixRow,
} from "@crosstable/shared/documents/matrix";
import { standingOf, type Standing } from "@crosstable/shared/moves/standing";
import { replay } from "@crosstable/shared/record/replay";
import { recordFile } from "@crosstable/shared/verify/record-file";
import { verifyFile } from "@crosstable/shared/verify/verify-file";
import { expect, test } from "vitest";

import { recordOf } from "../harness/case-of.ts";
import { takeSeat } from "../harness/person.ts";
import { openTestHouse, type TestHouse } from "../harness/test-house.ts";
import { isNoSurer, isTheRow, type MovesRow } from "./case-told.ts";

const FACTS = readCaseFacts();
const LAST_DAY = FACTS.expiration.date;
const OF_25_OCTOBER = "P-package-1025";
const OF_31_OCTOBER = "W-package-1031";

function movesOf(test: TestHouse): MovesRow[] {
  return recordOf(test).filter((row): row is MovesRow => row.act.kind === "moves");
}

function reported(detail: string): string {
  return `As sources report it: ${detail}`;
}

function statusOf(id: string, word: string) {
  const history = FACTS.proposals.find((each) => each.id === id)?.statusHistory ?? [];
  const found = history.find(({ status }) => status === word);
  if (found === undefined) throw new Error(`the case file has no ${word} of ${id}`);
  return found;
}

/** Words for which there is no move: what is reported under them stands beside the matrix. */
const NO_MOVE = ["not answered", "insisted on", "discussed", "in pattern of demands"];

test("CASE-1 every act that the case file gives is a row of the right side with its day, its sources and no more certainty", async () => {
  await using test = await openTestHouse();
  const rows = movesOf(test);
  const amiss = FACTS.proposals.flatMap((of) =>
    of.statusHistory
      .filter(({ status }) => !NO_MOVE.includes(status))
      .filter((status) => !rows.some((row) => isTheRow(row, of, status)))
      .map(({ status }) => `${of.id}: ${status}`),
  );
  expect(amiss).toEqual([]);
  for (const { act } of rows) expect((act.asOf?.date ?? "") <= LAST_DAY).toBe(true);
  const packages = FACTS.proposals.filter(({ category }) => category === "package");
  const onTheTable = FACTS.proposals.filter(
    ({ id, category }) => category !== "package" && !FACTS.meta.coverage.patternIds.includes(id),
  );
  const { proposals, packages: offered, clock, expiration } = replay(recordOf(test));
  expect([...proposals.keys()].toSorted()).toEqual(onTheTable.map(({ id }) => id).toSorted());
  // One more than the file lists: the counter of 26 October.
  expect(offered.size).toBe(packages.length + 1);
  const { zone } = expiration ?? { zone: "" };
  const wall = new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(
    new Date(clock?.shown ?? ""),
  );
  expect(wall).toBe(LAST_DAY);
  expect(expiration).toMatchObject({ assumed: ["hour", "zone"] });
});

test("CASE-1 no act is surer than the case file, and none names another source than those that the file ties to what it is about", async () => {
  await using test = await openTestHouse();
  const rows = movesOf(test);
  const amiss = rows.filter((row) => !isNoSurer(row));
  expect(amiss.map(({ act }) => act)).toEqual([]);
  // What the file ties to no source is entered without one, and that is said.
  const gaps = replay(recordOf(test)).gaps.join("\n");
  const without = rows.filter(({ act }) => act.asOf?.sources.length === 0);
  const subjects = without.flatMap(({ act }) =>
    act.moves.map((move) => (move.kind === "table-proposal" ? move.subject : move.kind)),
  );
  expect(subjects).toHaveLength(2);
  expect(gaps).toContain(
    `no source is tied, so that they were tabled is entered without one, as unverified: ${subjects.join(" ; ")}.`,
  );
});

test("CASE-2 nothing is invented: every word of every move stands in the case file", async () => {
  await using test = await openTestHouse();
  const { formulas, proposals } = FACTS;
  const known = [
    ...proposals.flatMap(({ officialNumber, title, subject, category, terms, statusHistory }) => [
      officialNumber ?? "",
      title ?? "",
      category,
      `${subject}. ${terms ?? ""}`,
      ...statusHistory.map(({ detail }) => detail),
    ]),
    ...formulas.map(({ fact, source }) => `${fact}.\n${source.join(" ; ")}`),
  ];
  const notTheirs = [
    /^As sources report it: (.*)$/s,
    /^The text is not in the sources\. They say: (.*)\.$/,
    /^()The formula as sources state it, not the wording of the contract\. Sources: /m,
  ];
  const wordsOf = (move: object): string[] =>
    Object.entries(move).flatMap(([field, value]: [string, unknown]) => {
      if (["kind", "proposal", "package", "how", "offer"].includes(field)) return [];
      if (typeof value === "string") return [value];
      return Array.isArray(value) ? value.flatMap((each) => wordsOf(each as object)) : [];
    });
  const words = movesOf(test).flatMap(({ act }) => act.moves.flatMap(wordsOf));
  expect(words.length).toBeGreaterThan(proposals.length);
  const invented = words.filter((each) => {
    const theirs = notTheirs.reduce((text, pattern) => text.replace(pattern, "$1"), each);
    // Where a clause was left out, the sentence ends before it.
    return !known.some((text) => text.includes(theirs.replace(/\.$/, "")));
  });
  expect(invented).toEqual([]);
});

test("CASE-2 the words of an act are marked as those of a report, and no text holds what the other side says of it", async () => {
  await using test = await openTestHouse();
  const rows = movesOf(test);
  const moves = rows.flatMap(({ act }) => act.moves);
  const words = moves.flatMap((move) => ("words" in move && move.words !== "" ? [move.words] : []));
  expect(words.length).toBeGreaterThan(10);
  expect(words.filter((each) => !each.startsWith("As sources report it: "))).toEqual([]);
  const producers = rows.filter(({ by }) => by.side === "b").flatMap(({ act }) => act.moves);
  const offered = producers.filter(({ kind }) =>
    ["table-proposal", "offer-package"].includes(kind),
  );
  const rollbacks = offered
    .flatMap((move) => [
      ...("text" in move ? [move.text] : []),
      ...("words" in move ? [move.words] : []),
    ])
    .filter((text) => text.includes("the guild"));
  expect(rollbacks).toEqual([]);
  // It stands beside the matrix instead.
  const gaps = replay(recordOf(test)).gaps.join("\n");
  expect(gaps).toContain("“the guild calls it rollbacks”");
  expect(gaps).toContain("“the guild says it would let whole films");
});

/** What the case file has among the terms and no side wrote. */
const ASIDES = [
  "Only sub-part a) is sourced",
  "the guild described it as protection against vertical integration and self-dealing",
  "sources later say feature animation",
  "figure not in sources",
  "terms not in sources",
  "Figures not in sources",
  "also auditing and arbitration considerations in later agreements",
  "About four pages",
  "Offered as one of two options",
  "AMPTP notes pending claims going to arbitration",
];

test("CASE-2 no remark of the case file stands in a text of a side; each stands in quotation marks beside the matrix", async () => {
  await using test = await openTestHouse();
  const moves = movesOf(test).flatMap(({ act }) => act.moves);
  const texts = moves.flatMap((move) => (move.kind === "table-proposal" ? [move.text] : []));
  const gaps = replay(recordOf(test)).gaps.join("\n");
  const terms = FACTS.proposals.map((each) => each.terms ?? "").join("\n");
  for (const aside of ASIDES) {
    expect(terms).toContain(aside);
    expect(texts.filter((text) => text.includes(aside))).toEqual([]);
    expect(gaps).toContain(`“${aside}”`);
  }
  // What the sources give as the content is there.
  expect(texts).toContain("Permanent downloads paid as DVDs.");
});

test("CASE-3 the answer of 26 October is one row: the package refused as a whole in the words of the source, a working group offered, and no proposal that is not named", async () => {
  await using test = await openTestHouse();
  const answered = statusOf(OF_25_OCTOBER, "answered");
  const referred = statusOf("wga-enforcement", "referred (offer)");
  const guilds = movesOf(test).filter(
    ({ by, act }) => by.side === "a" && act.asOf?.date === answered.date,
  );
  expect(guilds).toHaveLength(1);
  expect(guilds[0]?.act.moves).toEqual([
    { kind: "reject-package", package: OF_25_OCTOBER, words: reported(answered.detail) },
    {
      kind: "refer",
      proposal: "wga-enforcement",
      members: [],
      meets: null,
      words: reported(referred.detail.split("; ")[0] ?? ""),
    },
  ]);
  expect(guilds[0]?.act.asOf?.confidence).toBe("inferred");
  const { gaps, packages } = replay(recordOf(test));
  expect(gaps.join("\n")).toContain(answered.detail);
  expect(gaps.join("\n")).toContain(referred.detail);
  const offered = [...packages.values()].find(({ id }) => id === OF_25_OCTOBER);
  expect(offered?.end).toMatchObject({ how: "rejected", stamp: { asOf: { date: answered.date } } });
});

test("CASE-4 on 31 October the package is open and unanswered, does not lapse, and what it holds stands as before beneath it", async () => {
  let late = 0;
  await using test = await openTestHouse({ now: () => Date.now() + late });
  // A year later, after a restart, it is still unanswered: no source names a time until which it was open.
  late = 365 * 24 * 60 * 60 * 1000;
  await test.restart();
  const { packages, proposals } = replay(recordOf(test));
  const offered = [...packages.values()].find(({ id }) => id === OF_31_OCTOBER);
  expect(offered).toMatchObject({ side: "a", openUntil: null, end: null });
  const modified = FACTS.proposals.filter(({ statusHistory }) =>
    statusHistory.some(({ status, date }) => status === "modified" && date === LAST_DAY),
  );
  expect(offered?.members.map(({ proposal }) => proposal)).toEqual(modified.map(({ id }) => id));

  const those = (standing: Standing, of: (row: MatrixRow) => Standing | null): string[] =>
    [...proposals.values()].filter((each) => of(matrixRow(each)) === standing).map(({ id }) => id);
  const once = (word: string, more: string[] = []): string[] =>
    FACTS.proposals
      .filter(({ category }) => category !== "package")
      .filter(({ statusHistory }) =>
        statusHistory.some(({ status }) => [word, ...more].includes(status)),
      )
      .map(({ id }) => id);
  const withdrawn = once("withdrawn");
  const rejected = once("rejected", ["refused as precondition"]).filter(
    (id) => !withdrawn.includes(id),
  );
  const standings = [...proposals.values()].map(standingOf);
  expect(those("withdrawn", (row) => row.standing)).toEqual(withdrawn);
  expect(
    [
      ...those("rejected", (row) => row.standing),
      ...those("rejected", (row) => row.beneath),
    ].toSorted(),
  ).toEqual(rejected.toSorted());
  expect(those("packaged", (row) => row.standing).toSorted()).toEqual(
    [...modified.map(({ id }) => id), "P-ph"].toSorted(),
  );
  // Nine proposals came off the table, and no source says which: not one of the Guild's stands as withdrawn.
  expect(standings.filter((standing) => standing === "withdrawn")).toHaveLength(1);
  expect(offered?.words).toContain("which nine: not in sources");
  expect(
    [...proposals.values()].find(({ id }) => id === "wga-dvd")?.declarations.declined,
  ).toMatchObject([{ words: reported(statusOf("wga-dvd", "declared roadblock").detail) }]);
});

test("CASE-6 the record of the case verifies, and its matrix is the one at the table", async () => {
  await using test = await openTestHouse();
  await using guild = await takeSeat(test, { side: "a", role: "chief" });
  const { doc } = await guild.openDocument({ kind: "matrix" });
  const entries = recordOf(test);
  const state = replay(entries);
  const verified = await verifyFile(recordFile(entries, state), { hasSigned });
  expect(verified.bad).toBeNull();
  expect(verified.counts.entered).toBe(movesOf(test).length);
  const rows = [...state.proposals.values()].map((each) => [each.id, matrixRow(each)] as const);
  expect(doc.getMap(MATRIX_ROWS).toJSON()).toEqual(Object.fromEntries(rows));
  expect(doc.getMap(MATRIX_PACKAGES).toJSON()).toEqual(Object.fromEntries(state.packages));
});
