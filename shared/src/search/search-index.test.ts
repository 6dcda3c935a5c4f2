import fc from "fast-check";
import { expect, test } from "vitest";

import type { Move } from "../moves/move.ts";
import {
  guildChief,
  openTestTalks,
  producersChief,
  tableW7,
  W7,
  type TestTalks,
} from "../moves/talks-for-tests.ts";
import type { RecordEntry } from "../record/entry.ts";
import { asking, itemsOfTalks } from "./asking-for-tests.ts";
import { itemsOf, type SearchItem } from "./items.ts";
import { readQuestion } from "./question.ts";
import type { Found } from "./search-index.ts";
import { snippetOf } from "./snippet.ts";

function bargaining(): TestTalks {
  const talks = openTestTalks();
  const pass = (text: string, answers: number | null) =>
    ({ kind: "pass", proposal: W7, answers, text }) as const;
  const tabled = tableW7("We ask for 4 per cent.");
  if (tabled.kind !== "table-proposal") throw new Error("not a tabling");
  talks.must(guildChief, {
    ...tabled,
    currentLanguage: "Today 2.5%.",
  });
  talks.must(producersChief, pass("We can see 2 percent, and 2½ per cent in the third year.", 1));
  talks.must(guildChief, pass("3% in each year, or 2.5% with a cost of living clause.", 2));
  talks.must(producersChief, { kind: "reject", proposal: W7, pass: 3, words: "2.5% is too much." });
  talks.must(producersChief, pass("2.4%, an arbitrator decides the rest.", 3));
  return talks;
}

const said = (found: Found) =>
  found.hits.map(({ item }) => [item.by.side, item.kind, item.pass, item.text.slice(0, 12)]);

test("SEARCH-1 when did they first say 2.5% is answered with the pass, the moment and who", () => {
  const talks = bargaining();
  const found = asking(talks)("When did they first say 2.5%?");
  const first = found.hits[0]?.item;
  expect(first).toMatchObject({
    by: { side: "b", name: "Producers chief", role: "chief" },
    proposal: W7,
    label: "W-7",
    kind: "pass",
    pass: 2,
    at: talks.entries[2]?.at,
    seq: 3,
  });
  expect(found.firsts.b?.item).toBe(first);
  expect(found.firsts.a?.item.pass).toBe(3);
  expect(found.lasts.b?.item.text).toBe("2.5% is too much.");
  expect(found.hits.every(({ item }) => item.by.side === "b")).toBe(true);
});

test("SEARCH-1 what the contract says today is found, and is not said by the side that cites it", () => {
  const found = asking(bargaining())("2.5%");
  expect(said(found).some(([, kind]) => kind === "contract")).toBe(true);
  expect(found.firsts.a?.item.kind).toBe("pass");
});

test("SEARCH-1 who asks with we, they or a side's name means that side", () => {
  const sides = bargaining().state.sides;
  const of = (words: string, own: "a" | "b" | null = "a") => readQuestion(words, { own, sides });
  expect(of("when did we last offer 3%")).toMatchObject({ side: "a", order: "last" });
  expect(of("when did they first say 3%", "b")).toMatchObject({ side: "a", order: "first" });
  expect(of("who first said 3%", null)).toMatchObject({ side: null, order: "first" });
  expect(of("when did the Producers mention 3%")).toMatchObject({ side: "b", order: "first" });
  expect(of("last offer")).toMatchObject({ side: null, order: null });
  expect(of("last offer").parts).toHaveLength(2);
});

test("SEARCH-1 a side is known by its full name and its initials, and what it said is asked for in other words too", () => {
  const { sides: names } = bargaining().state;
  const a = { ...names.a, name: "Writers Guild of America, West and East", short: "Guild" };
  const b = { ...names.b, name: "Alliance of Motion Picture & Television Producers" };
  const of = (words: string) => readQuestion(words, { own: "a", sides: { a, b } });
  expect(of("when did AMPTP offer 0.3%")).toMatchObject({ side: "b", order: "first" });
  expect(of("when did the WGA last say 2.5%")).toMatchObject({ side: "a", order: "last" });
  expect(of(`who at the ${b.name} said 3%`)).toMatchObject({ side: "b" });
  expect(of("the first time they said 2.5%")).toMatchObject({ side: "b", order: "first" });
  expect(of("what did they say about DVD")).toMatchObject({ side: "b", order: null });
  expect(of("what did they say about DVD").parts).toHaveLength(1);
  expect(of("how much did we ask for DVD")).toMatchObject({ side: "a", order: null });
  expect(of("about what WGA holds")).toMatchObject({ side: null, order: null });
});

test("SEARCH-1 acts from sources are ordered by their dates, undated ones where the record has them", () => {
  const talks = openTestTalks();
  const [like] = itemsOfTalks(talks);
  if (like === undefined) throw new Error("no item");
  const by = { side: "b", seat: null, name: "Producers", role: null } as const;
  const item = (text: string, date: string | null): SearchItem => ({
    ...like,
    by,
    text: `${text} 2.5%`,
    asOf: { date, confidence: "ok", sources: [] },
  });
  const items = [
    item("September", "2007-09"),
    item("undated", null),
    item("October", "2007-10-16"),
    item("entered late", "2007-08-01"),
    { ...item("today", null), asOf: null },
  ];
  const ask = asking(talks, items);
  const order = ask("2.5%", { order: "first" }).hits.map(({ item: each }) => each.text);
  expect(order.map((text) => text.replace(" 2.5%", ""))).toEqual([
    "entered late",
    "September",
    "undated",
    "October",
    "today",
  ]);
  const within = ask("2.5%", { order: "first", from: "2007-09-15", to: "2007-10-31" });
  expect(within.hits.map(({ item: each }) => each.text)).toEqual([
    "September 2.5%",
    "October 2.5%",
  ]);
  expect(within.undated).toBe(1);
});

test("SEARCH-2 a figure is found in every way of writing it, and no other figure with it", () => {
  const ask = asking(bargaining());
  const passes = (words: string) => ask(words, { kind: "pass" }).hits.map(({ item }) => item.pass);
  for (const way of ["2.5%", "2½%", "2.50 percent", "two and a half per cent"]) {
    expect([way, new Set(passes(way))]).toEqual([way, new Set([2, 3])]);
  }
  expect(passes("2.4%")).toEqual([4]);
  expect(passes("2.6%")).toEqual([]);
  expect(passes("5%")).toEqual([]);
  expect(passes("$2.5")).toEqual([]);
});

test("SEARCH-3 a phrase in quotes stands as it is, words alone anywhere, and a name finds all that is on it", () => {
  const ask = asking(bargaining());
  expect(ask('"arbitrator decides"').hits).toHaveLength(1);
  expect(ask('"decides arbitrator"').hits).toHaveLength(0);
  expect(ask("decides arbitrator").hits).toHaveLength(1);
  expect(ask("ARBITRATORS decide").hits).toHaveLength(1);
  expect(ask("W-7 arbitrator").hits).toHaveLength(1);
  expect(ask("w7").hits.length).toBeGreaterThanOrEqual(6);
  expect(ask("rejected").hits.map(({ item }) => item.text)).toEqual(["2.5% is too much."]);
  expect(ask("talks opened").hits).toHaveLength(1);
});

test("SEARCH-3 what is shown marks what was found", () => {
  const [hit] = asking(bargaining())("2.5%", { order: "first", side: "b" }).hits;
  if (hit === undefined) throw new Error("nothing found");
  const parts = snippetOf(hit, 200);
  expect(parts.filter(({ isFound }) => isFound).map(({ text }) => text)).toEqual(["2½ per cent"]);
  expect(parts.map(({ text }) => text).join("")).toBe(hit.item.text);
  const short = snippetOf(
    { item: { ...hit.item, text: `${"word ".repeat(200)}` }, ranges: () => [[500, 504]] },
    60,
  );
  expect(short.map(({ text }) => text).join("").length).toBeLessThan(80);
  expect(short.filter(({ isFound }) => isFound).map(({ text }) => text)).toEqual(["word"]);
});

test("SEARCH-3 the index finds exactly what reading everything would find", () => {
  const word = fc.constantFrom("rate", "cap", "fund", "2%", "30 cents", "$1,000", "W-3");
  const text = fc.array(word, { minLength: 1, maxLength: 6 });
  const [like] = itemsOfTalks(openTestTalks());
  if (like === undefined) throw new Error("no item");
  fc.assert(
    fc.property(
      fc.array(text, { maxLength: 30 }),
      fc.array(word, { minLength: 1, maxLength: 3 }),
      (texts, asked) => {
        const items = texts.map((words): SearchItem => ({
          ...like,
          sentence: "",
          text: words.join(" "),
        }));
        const found = asking(openTestTalks(), items)(asked.join(" "), { order: "first" });
        const read = texts.filter((words) => asked.every((each) => words.includes(each)));
        expect(found.hits.map(({ item }) => item.text)).toEqual(
          read.map((words) => words.join(" ")),
        );
        for (const { item, ranges } of found.hits)
          for (const [start, end] of ranges()) expect(asked).toContain(item.text.slice(start, end));
      },
    ),
  );
});

test.each(["13", "Article 13", "art. 13."])(
  "CITE-2 what is asked of Article 13 finds the proposal that cites %s",
  (article) => {
    const talks = openTestTalks();
    talks.must(guildChief, { ...tableW7("We ask for more."), article } as Move);
    const found = (words: string) => asking(talks)(words).hits.map(({ item }) => item.proposal);
    for (const words of ["13", "Article 13", "art. 13", "Art 13", "ART.13", "arts. 13"]) {
      expect([words, found(words).includes(W7)]).toEqual([words, true]);
      expect([words, found(`"${words}"`).includes(W7)]).toEqual([words, true]);
    }
    for (const words of ["Article 14", "art. 14", "ART.14", '"Art 14"', "13 art works"])
      expect([words, found(words)]).toEqual([words, []]);
  },
);

test("SEARCH-3 what the sources leave open, and tell of a day that is no move, is found as what it is and is no side's word", () => {
  const talks = openTestTalks();
  const [opened] = talks.entries;
  if (opened?.act.kind !== "host-act") throw new Error("not opened");
  const { hostAct } = opened.act;
  const gaps = ["Whether 2.5% was ever named is open.", "2007-10-16. They met at a hotel."];
  const told = { ...opened, act: { ...opened.act, hostAct: { ...hostAct, gaps } } } as RecordEntry;
  const items = itemsOf(told, talks.state, () => "");
  const dated = (text: string, date: string | null): SearchItem => ({
    ...(items[0] as SearchItem),
    text,
    asOf: { date, confidence: "ok", sources: [] },
  });
  const acts = [dated("undated act", null), dated("act of July", "2007-07-16")];
  const ask = asking(talks, [...items, ...acts]);
  const found = (words: string) => ask(words).hits.map(({ item }) => [item.sentence, item.text]);
  expect(found("2.5%")).toEqual([["What the sources leave open", gaps[0]]]);
  expect(ask("2.5%").firsts).toEqual({ a: null, b: null });
  expect(found("what happened on 16 October 2007?")).toEqual([
    ["What the sources tell, no move", "They met at a hotel."],
  ]);
  // The day puts nothing into another order: what no source dates stands where the record has it.
  const inTime = ask("act", { order: "first" }).hits.map(({ item }) => item.text);
  expect(inTime).toEqual(["undated act", "act of July"]);
});

test("CITE-2 an article that a text names is found however the text and whoever searches spell it, and art alone is a word", () => {
  const [like] = itemsOfTalks(openTestTalks());
  const texts = ["See art. 13.", "See Art.13", "See Article 13", "The art of 13 painters"];
  const items = texts.map((text) => ({ ...like, sentence: "", text }) as SearchItem);
  const ask = asking(openTestTalks(), items);
  const found = (words: string) => ask(words).hits.map(({ item }) => item.text);
  for (const words of ['"art. 13"', '"Article 13"', '"art 13"'])
    expect([words, found(words).toSorted()]).toEqual([words, texts.slice(0, 3).toSorted()]);
  expect(found('"the art of"')).toEqual(texts.slice(3));
  expect(found("art")).toHaveLength(4);
});

test("SIGNS-3 a word with a letter of another script in it is found by whoever looks for the word that it looks like, and a word of another language as it is spelt", () => {
  const [like] = itemsOfTalks(openTestTalks());
  const texts = ["The Gu\u0456ld p\u0430ys.", "The Guild pays.", "\u0420\u0430\u0443"];
  const items = texts.map((text) => ({ ...like, sentence: "", text }) as SearchItem);
  const ask = asking(openTestTalks(), items);
  const found = (words: string) => ask(words).hits.map(({ item }) => item.text);
  for (const words of ["pays", '"guild pays"', "GUILD"])
    expect([words, found(words).toSorted()]).toEqual([words, texts.slice(0, 2).toSorted()]);
  expect(found("p\u0430ys")).toEqual(texts.slice(0, 1));
  expect(found("\u0440\u0430\u0443")).toEqual(texts.slice(2));
});
