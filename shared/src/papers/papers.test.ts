import { expect, test } from "vitest";

import { mustProposalId } from "../ids.ts";
import { changesHash } from "../moves/ground-rules.ts";
import { minutesHash } from "../moves/minutes.ts";
import { oneOfEach, P1, threeOnTheTable } from "../moves/packages-for-tests.ts";
import { guildChief, producersChief } from "../moves/talks-for-tests.ts";
import type { AsOf } from "../record/stamp.ts";
import { makePaper } from "./make-paper.ts";
import { timeWords } from "./paper-dates.ts";
import { paperSource, UnfoundedRecord } from "./paper-source.ts";
import { headings, under, wordsOf } from "./paper-words-for-tests.ts";
import { PAPER_KINDS } from "./paper.ts";
import { CLAUSES, paperTalks, testPaperSource } from "./papers-for-tests.ts";

const SOURCE = testPaperSource();

test("PAPER-1 the same record gives the same papers, and a further row another head on each", () => {
  const talks = paperTalks();
  talks.host({ kind: "end-session", seat: guildChief.id });
  for (const kind of PAPER_KINDS) {
    const paper = makePaper(kind, SOURCE);
    expect(makePaper(kind, testPaperSource())).toEqual(paper);
    expect(paper.mark).toMatchObject({ seq: SOURCE.entries.length, zone: "UTC" });
    expect(makePaper(kind, testPaperSource(talks)).mark.head).not.toBe(paper.mark.head);
  }
});

test("PAPER-1 no paper is made of a record whose rows do not follow from each other", () => {
  const { entries } = paperTalks();
  const [first, second, ...rest] = entries;
  if (first === undefined || second === undefined) throw new Error("no rows");
  const forged = [first, { ...second, at: "2026-01-01T00:00:00.000Z" }, ...rest];
  expect(() => paperSource(forged, SOURCE.mark.at)).toThrow(UnfoundedRecord);
  expect(paperSource(entries, SOURCE.mark.at).state.proposals.size).toBe(5);
});

test("PAPER-2 the status sheet sorts by turn, and counts what is held, agreed and withdrawn", () => {
  const sheet = makePaper("status-sheet", SOURCE);
  expect(headings(sheet)).toEqual([
    "5 proposals on the table",
    "Waits for Guild: 2",
    "Waits for Producers: nothing",
    "Questions that wait for an answer: 1",
    "Agreed: 2 tentative agreements, 1 in principle",
    "Withdrawn: 1",
    "Ground rules: none agreed yet",
  ]);
  expect(under(sheet, /^Waits for Guild/)).toMatch(/W-10 Reuse \| Article 12 [^]*W-3 Data \| – /);
  expect(under(sheet, /^Questions/)).toContain("Whose data?");
  expect(under(sheet, /^Questions/)).toContain("Overdue");
  expect(under(sheet, /^Agreed/)).toMatch(
    /W-1 Term[^]*W-2 Rates[^]*W-10 Reuse \| Agreed in principle/,
  );
  expect(under(sheet, /^Withdrawn/)).toContain("On the condition: Rates are ratified.");
  expect(wordsOf(sheet)[0]).toBe("No expiration of the contract is set.");
});

test("PAPER-2 OFFRECORD-5 the status sheet says since when the table is off the record, for as long as it is", () => {
  const talks = paperTalks();
  const words = () => wordsOf(makePaper("status-sheet", testPaperSource(talks))).join("\n");
  talks.must(guildChief, { kind: "open-session" });
  expect(words()).not.toContain("off the record since");
  talks.must(guildChief, { kind: "go-off-record", session: 1 });
  const { at = "" } = talks.entries.at(-1) ?? {};
  expect(words()).toContain(`The table is off the record since ${timeWords(at, "UTC")}.`);
  talks.must(producersChief, { kind: "go-on-record", session: 1 });
  expect(words()).not.toContain("off the record since");
});

test("GROUND-4 GROUND-5 the status sheet has the ground rules that both chiefs agreed to, and reads the expiration by the official zone too", () => {
  const talks = paperTalks();
  const zone = "America/New_York";
  const expiration = {
    instant: "2026-05-01T06:59:00.000Z",
    local: "2026-05-01T02:59",
    zone,
    assumed: [],
  };
  talks.host({ kind: "set-expiration", expiration });
  const changes = { recording: "allowed", timeZone: "America/Los_Angeles" } as const;
  talks.must(guildChief, { kind: "propose-ground-rules", changes, words: "" });
  const proposed = makePaper("status-sheet", testPaperSource(talks));
  expect(headings(proposed)).toContain("Ground rules: none agreed yet");
  talks.must(producersChief, { kind: "agree-ground-rules", hash: changesHash(changes) });
  const sheet = makePaper("status-sheet", testPaperSource(talks));
  expect(under(sheet, /^Ground rules$/)).toContain(
    "Recording | Either side may record what is said",
  );
  expect(under(sheet, /^Ground rules$/)).toContain("Press blackout | None");
  expect(sheet.mark.zone).toBe("America/Los_Angeles");
  expect(wordsOf(sheet)[0]).toBe(
    "The contract expires on 1 May 2026, 02:59 (America/New_York), which is 30 April 2026, 23:59 (America/Los_Angeles) in official time.",
  );
  const record = makePaper("record", testPaperSource(talks));
  expect(wordsOf(record).join("\n")).toContain(
    "Producers agreed to the change of the ground rules: Recording: Either side may record what is said; Official time zone: America/Los_Angeles.",
  );
});

test("PAPER-3 the record on paper has every row, with its head and what was written", () => {
  const paper = makePaper("record", SOURCE);
  const [rows = []] = paper.parts.flatMap((part) => (part.kind === "table" ? [part.rows] : []));
  expect(rows.map((row) => row[0])).toEqual(SOURCE.entries.map(({ seq }) => String(seq)));
  expect(rows.map((row) => row.at(-1))).toEqual(SOURCE.entries.map(({ head }) => head));
  expect(rows.map((row) => row[2])).toEqual(SOURCE.entries.map(({ by }) => by.name));
  expect(rows[1]?.[3]).toBe(`Guild tabled W-2.\nTitle: Rates\nArticle: 12\nText: ${CLAUSES}`);
  expect(rows.map((row) => row[3])).toContain(
    "Producers put pass 1 of W-3 on hold.\nAnswer due: 5 January 2026, 09:00 (UTC)\nWords: Whose data?",
  );
});

test("PAPER-3 what a package, a split and an import hold stands in the record one by one, each under its name", () => {
  const talks = threeOnTheTable();
  talks.must(guildChief, { ...oneOfEach(talks), openUntil: "2026-02-01T09:00:00Z" });
  const articles = [
    { number: "8", title: "Credits", text: "As today." },
    { number: "Appendix A", title: null, text: "" },
  ];
  talks.must(guildChief, { kind: "import-articles", replaces: "these", articles });
  talks.must(producersChief, {
    kind: "split",
    proposal: P1,
    lastPass: 1,
    into: ["a", "b"].map((letter) => ({
      proposal: mustProposalId(`p-1${letter}`),
      number: null,
      title: null,
      subject: `Part ${letter}`,
      text: "Half.",
      letter,
    })),
  });
  const paper = makePaper("record", testPaperSource(talks));
  const rows = paper.parts.flatMap((part) => (part.kind === "table" ? part.rows : []));
  expect(rows.slice(-3).map((row) => row[3]?.split("\n"))).toEqual([
    [
      "Guild offered package 1: 3 proposals, all or none.",
      "Open until: 1 February 2026, 09:00 (UTC)",
      "Words: All or none.",
      "Proposal: W-7: new text",
      "Text: One cent more.",
      "Proposal: P-1: pass 1 accepted",
      "Proposal: W-8: withdrawn",
    ],
    [
      "Guild offered 2 articles as the current contract.",
      "Stands for: These articles alone",
      "Article 8: Credits",
      "Text: As today.",
      "Appendix A: No title given",
      "Text: No text given",
    ],
    [
      "Producers split P-1: it goes on as P-1 a), P-1 b).",
      ...["a", "b"].flatMap((letter) => [
        `Goes on as: P-1 ${letter})`,
        `Subject: Part ${letter}`,
        "Text: Half.",
      ]),
    ],
  ]);
});

test("PAPER-3 a row that was entered from sources names them and how sure they are", () => {
  const talks = paperTalks();
  const last = talks.entries.at(-1);
  if (last?.act.kind !== "moves") throw new Error("no move");
  const asOf: AsOf = {
    date: "2007-10-16",
    confidence: "contradictory",
    sources: ["https://x.example"],
  };
  const entry = { ...last, act: { ...last.act, asOf } };
  const paper = makePaper("record", {
    ...SOURCE,
    entries: [...talks.entries.slice(0, -1), entry],
  });
  const words = wordsOf(paper).join("\n");
  expect(words).toContain("In the sources: 16 October 2007 (contradictory).");
  expect(words).toContain("Source: https://x.example");
});

test("PAPER-4 the binder holds each agreement on a page of its own, in article order, signed over its hash", () => {
  const binder = makePaper("ta-binder", SOURCE);
  expect(headings(binder).filter((words) => words.startsWith("W-"))).toEqual([
    "W-1 Term",
    "W-2 Rates",
  ]);
  const words = wordsOf(binder);
  expect(words.filter((each) => each === "(new page)")).toHaveLength(2);
  expect(words.filter((each) => /^Article \S+$/.test(each))).toEqual(["Article 9", "Article 12"]);
  expect(words.join("\n")).toMatch(/^Article 9 \| W-1 Term/m);
  const pass = SOURCE.state.proposals.get(mustProposalId("w-2"))?.passes[0];
  expect(words.some((each) => each.includes(pass?.hash ?? "no hash"))).toBe(true);
  const signed = words.filter((each) => each.startsWith("Guild: Guild chief"));
  expect(signed).toHaveLength(2);
  expect(signed[0]).toMatch(/Producers: Producers chief, .*, row \d+$/);
  expect(words.join("\n")).toContain("No less than before.");
});

test("PAPER-4 VOTE-7 the binder says what each side has shown of the authority for what it accepted and signed", () => {
  const words = wordsOf(makePaper("ta-binder", SOURCE)).join("\n");
  expect(words).toContain("Accepted by Producers. They say: “The companies, 7–1”");
  expect(words).toMatch(/^Guild: Guild chief, .*, row \d+\. They say: “The board, 9–0”/m);
  expect(words).not.toMatch(/Producers: Producers chief, [^\n]* They say/);
  const record = wordsOf(makePaper("record", SOURCE)).join("\n");
  expect(record).toContain("agreed in principle. They say: “The companies, 7–1”");
});

test("PAPER-4 the memorandum numbers the agreements, and leaves blank what nobody has said", () => {
  const draft = makePaper("memorandum", SOURCE);
  expect(draft.stamp).toBe("Draft");
  const words = wordsOf(draft).join("\n");
  expect(headings(draft)).toContain("1. Article 9: W-1 Term");
  expect(headings(draft)).toContain("2. Article 12: W-2 Rates");
  expect(words).toContain("subject to agreement on the whole and to ratification");
  expect(under(draft, /^Not in this draft/)).toBe(
    "2 proposals without a tentative agreement:\nW-10 Reuse\nW-3 Data",
  );
  expect(under(draft, /^Ratification/)).toBe("By The Guild on: ____\nBy The Producers on: ____");
  expect(under(draft, /^Term/)).toBe("From: ____\nUntil: ____");
});

test("MINUTES-4 PAPER-1 the joint minutes on paper hold what both have signed, by session, with both signatures, and nothing else", () => {
  const talks = paperTalks();
  const words = "Both sides bring <figures> & dates.";
  const offer = { kind: "offer-minutes", session: 1, words, corrects: null } as const;
  const sign = { kind: "sign-minutes", entry: 1, hash: minutesHash(offer) } as const;
  talks.must(guildChief, { kind: "open-session" }, offer);
  expect(wordsOf(makePaper("minutes", testPaperSource(talks)))).toEqual([
    "Both sides have signed no entry of joint minutes yet.",
  ]);
  talks.must(producersChief, sign, { ...offer, words: "Only one side says this." });
  const paper = makePaper("minutes", testPaperSource(talks));
  expect(headings(paper)).toEqual(["Session 1"]);
  const rows = paper.parts.flatMap((part) => (part.kind === "table" ? part.rows : []));
  expect(rows).toEqual([
    [
      "1",
      words,
      expect.stringMatching(
        /^Guild: Guild chief, .*, row 17\nProducers: Producers chief, .*, row 18$/,
      ),
    ],
  ]);
  expect(wordsOf(paper).join("\n")).not.toContain("Only one side says this.");
});

test("PAPER-4 without a tentative agreement, binder and memorandum say so", () => {
  const talks = paperTalks();
  const source = paperSource(talks.entries.slice(0, 2), SOURCE.mark.at);
  for (const kind of ["ta-binder", "memorandum"] as const) {
    expect(wordsOf(makePaper(kind, source))).toContain(
      "There is no tentative agreement on the record yet.",
    );
  }
});
