import { readFileSync } from "node:fs";

import { readCaseFacts } from "@crosstable/server/demo/case-facts";
import type { RecordEntry } from "@crosstable/shared/record/entry";
import { replay } from "@crosstable/shared/record/replay";
import { expect, test } from "vitest";
import * as z from "zod/mini";

import { recordOf } from "../harness/case-of.ts";
import { openTestHouse } from "../harness/test-house.ts";

const FACTS = readCaseFacts();
const LAST_DAY = FACTS.expiration.date;
const UNDATED = "No date in the sources";

/** What the case file says somewhere, and from which sources; read from the file itself, so that nothing is left out by who reads it. */
const sourced = z.object({
  source: z.array(z.string()),
  date: z.optional(z.nullable(z.string())),
  about: z.optional(z.string()),
  detail: z.optional(z.string()),
  event: z.optional(z.string()),
  summary: z.optional(z.string()),
  confidence: z.optional(z.string()),
});
type Sourced = z.infer<typeof sourced>;

function entriesIn(value: unknown, path = ""): { path: string; entry: Sourced }[] {
  if (typeof value !== "object" || value === null) return [];
  const read = sourced.safeParse(value);
  const own = read.success ? [{ path, entry: read.data }] : [];
  return [
    ...own,
    ...Object.entries(value).flatMap(([key, each]: [string, unknown]) =>
      entriesIn(each, Array.isArray(value) ? path : `${path}/${key}`),
    ),
  ];
}

function entriesOfTheFile(): { path: string; entry: Sourced }[] {
  const file = new URL("../../../server/src/demo/data/wga2007.json", import.meta.url);
  return entriesIn(JSON.parse(readFileSync(file, "utf8")));
}

function wordsOf({ detail, event, summary }: Sourced): string {
  return detail ?? event ?? summary ?? "";
}

/** True when a row of its day says it, or a sentence of its day with its sources and no more certainty. */
function isTold(
  { rows, gaps }: { rows: readonly RecordEntry[]; gaps: readonly string[] },
  entry: Sourced,
): boolean {
  const { date = null, source, confidence = "ok" } = entry;
  const words = wordsOf(entry);
  const quoted = confidence === "ok" ? `“${words}”.` : `“${words}” (${confidence}).`;
  const isOnRecord = rows.some(
    ({ act }) =>
      act.kind === "moves" && act.asOf?.date === date && JSON.stringify(act.moves).includes(words),
  );
  const isBeside = gaps.some(
    (gap) =>
      gap.startsWith(`${date ?? UNDATED}. `) &&
      gap.includes(quoted) &&
      source.every((each) => gap.includes(each)),
  );
  return isOnRecord || isBeside;
}

test("CASE-1 CASE-7 whatever the case file says and dates up to the expiration is in a row of its day or beside the matrix with its sources", async () => {
  await using test = await openTestHouse();
  const rows = recordOf(test);
  const { gaps } = replay(rows);
  const entries = entriesOfTheFile();
  const reports = entries.filter(({ entry }) => wordsOf(entry) !== "" && entry.about === undefined);
  expect(reports.length).toBeGreaterThan(60);
  const amiss = reports
    .filter(({ entry }) => (entry.date ?? "") <= LAST_DAY && !isTold({ rows, gaps }, entry))
    .map(({ path, entry }) => `${path} ${entry.date ?? ""}: ${wordsOf(entry)}`);
  expect(amiss).toEqual([]);
  // The goals of the pattern are told by their names.
  const { patternIds } = FACTS.meta.coverage;
  const goals = FACTS.proposals.filter(({ id }) => patternIds.includes(id));
  expect(goals.filter(({ subject }) => !gaps.some((gap) => gap.includes(subject)))).toEqual([]);
  // What has a source and is no report: the parties, the end of the contract, the vote, and figures without a day.
  const others = entries.filter(({ entry }) => wordsOf(entry) === "");
  expect([...new Set(others.map(({ path }) => path))].toSorted()).toEqual(
    [
      "/costing",
      "/expiration",
      "/formulas",
      "/parties/goBetween",
      "/parties/guild",
      "/parties/mediator",
      "/parties/producers",
      "/proposals/statusHistory",
      "/strikeAuthorisation",
    ].toSorted(),
  );
  const { source } = FACTS.expiration;
  expect(gaps.some((gap) => gap.endsWith(`Sources: ${source.join(" ; ")}`))).toBe(true);
});

test("CASE-7 the vote of the members stands under the day on which it was told, with its figures and its sources", async () => {
  await using test = await openTestHouse();
  const { gaps } = replay(recordOf(test));
  const { announced, source, ...figures } = FACTS.strikeAuthorisation;
  const told = gaps.filter(
    (gap) => gap.startsWith(`${announced}. `) && gap.endsWith(`: ${source.join(" ; ")}`),
  );
  expect(told).toHaveLength(1);
  const said = Object.values(figures).map((figure) => figure.toLocaleString("en-US"));
  expect(said.filter((figure) => !told[0]?.includes(figure))).toEqual([]);
});

test("CASE-7 every contradiction of the sources on days up to the expiration stands under its day, both accounts with their sources", async () => {
  await using test = await openTestHouse();
  const { gaps } = replay(recordOf(test));
  const disagree = gaps.filter((gap) => gap.includes("Sources disagree. "));
  const afterwards = [
    "Who walked out Nov 4",
    "New-media jurisdiction on Nov 4",
    "Date of the guild streaming counter",
    "Value of the Nov 29 offer",
    "DVD after Nov 4",
  ];
  const told = (about: string, detail: string, source: readonly string[]): boolean =>
    disagree.some((gap) =>
      gap.endsWith(`Sources disagree. ${about}: “${detail}” Sources: ${source.join(" ; ")}`),
    );
  const { contradictions } = FACTS;
  const untold = contradictions.filter(({ about, detail, source }) => !told(about, detail, source));
  expect(untold.map(({ about }) => about)).toEqual(afterwards);
  // What one side says of its answers does not stand alone under its day.
  expect(disagree.find((gap) => gap.startsWith("2007-10-05. "))).toContain("no counters ever");
});

test("CASE-7 which member of a package sources name is told with the sources that name it", async () => {
  await using test = await openTestHouse();
  const { gaps } = replay(recordOf(test));
  const members = [
    { id: "P-1", status: "tabled", words: "name one member, #1 Residual Payment Point." },
    { id: "P-ph", status: "sweetened", words: "sources name one member, pension and health." },
    { id: "P-ph", status: "new version", words: "account names one member, pension and health." },
  ];
  const amiss = members.filter(({ id, status, words }) => {
    const proposal = FACTS.proposals.find((each) => each.id === id);
    const { source = [], date } =
      proposal?.statusHistory.find((each) => each.status === status) ?? {};
    const told = gaps.filter((gap) => gap.includes(words));
    const isSourced = told[0]?.endsWith(`: ${source.join(" ; ")}`) === true;
    return told.length !== 1 || !isSourced || !told[0]?.startsWith(`${date ?? ""}. `);
  });
  expect(amiss).toEqual([]);
});

test("CASE-1 CASE-2 every session that the case file gives stands beside the matrix with its day, place and certainty, what is not given as a gap, and none is a row", async () => {
  await using test = await openTestHouse();
  const { gaps, sessions } = replay(recordOf(test));
  // Who opened or adjourned one no source says, and a row would.
  expect(sessions).toEqual([]);
  expect(FACTS.sessions.length).toBeGreaterThan(16);
  const amiss = FACTS.sessions.filter(({ no, date, place, summary }) => {
    const told = gaps.filter((gap) => gap.startsWith(`${date}. `) && gap.includes(`“${summary}”`));
    const [words = ""] = told;
    const number = no === "?" ? "number is not in the sources" : `Session ${no}, `;
    const hasNumber = no === null ? !/session \d/i.test(words) : words.includes(number);
    const hasPlace = no === null || words.includes(place ?? "place not in the sources");
    return told.length !== 1 || !hasNumber || !hasPlace;
  });
  expect(amiss).toEqual([]);
  // Whether the day that was planned was one is as open as the source leaves it.
  expect(gaps.find((gap) => gap.startsWith("2007-10-24"))).toContain("(unverified)");
});
