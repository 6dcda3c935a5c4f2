import { expect, test } from "vitest";

import { galleryRow } from "../documents/gallery.ts";
import { matrixRow } from "../documents/matrix.ts";
import { mustProposalId } from "../ids.ts";
import { agreeTo, offerOf, STOP, until } from "../moves/extensions-for-tests.ts";
import { K1, tabled, W8 } from "../moves/packages-for-tests.ts";
import {
  guildChief,
  guildSecond,
  openTestTalks,
  producersChief,
  tableW7,
  W7,
  type TestTalks,
} from "../moves/talks-for-tests.ts";
import type { AsOf } from "../record/stamp.ts";
import { asking, itemsOfTalks } from "./asking-for-tests.ts";
import { galleryItems } from "./gallery-items.ts";
import type { SearchItem } from "./items.ts";
import { asksSomething, readQuestion } from "./question.ts";
import { EVERYTHING_WANTED, openSearchIndex, type Found } from "./search-index.ts";

const W9 = mustProposalId("w-9");
const LOS_ANGELES = "America/Los_Angeles";

/** W-7 is rejected, countered, accepted and signed by both; W-8 is tabled and withdrawn. */
function bargaining(): TestTalks {
  const talks = openTestTalks();
  talks.must(guildChief, tableW7());
  talks.must(guildChief, tabled(W8, "W-8", "A fund."));
  talks.must(producersChief, { kind: "reject", proposal: W7, pass: 1, words: "Too much." });
  talks.must(producersChief, { kind: "pass", proposal: W7, answers: 1, text: "One cent." });
  const hash = talks.proposal().passes[1]?.hash ?? "";
  talks.must(guildChief, { kind: "accept", proposal: W7, pass: 2, hash });
  talks.must(producersChief, { kind: "sign-ta", proposal: W7, pass: 2, hash });
  talks.must(guildChief, { kind: "sign-ta", proposal: W7, pass: 2, hash });
  talks.must(guildChief, {
    kind: "withdraw",
    proposal: W8,
    how: "unconditional",
    condition: null,
    words: "We let the fund go.",
    lastPass: 1,
  });
  return talks;
}

const acts = (found: Found) =>
  found.hits.map(({ item }) => [item.act, item.label, item.by.name, item.seq]);

test.each([
  ["When did they withdraw W-8?", "b", ["withdraw", "W-8", "Guild chief", 9]],
  ["who withdrew W-8", "a", ["withdraw", "W-8", "Guild chief", 9]],
  ["when was W-8 withdrawn", "a", ["withdraw", "W-8", "Guild chief", 9]],
  ["when did they reject W-7", "a", ["reject", "W-7", "Producers chief", 4]],
  ["who rejected pass 1 of W-7", "a", ["reject", "W-7", "Producers chief", 4]],
  ["when did the Producers counter W-7?", "a", ["counter", "W-7", "Producers chief", 5]],
  ["when did they accept W-7", "b", ["accept", "W-7", "Guild chief", 6]],
  ["when did they sign off on W-7", "a", ["sign-ta", "W-7", "Producers chief", 7]],
  ["when did we sign W-7", "a", ["sign-ta", "W-7", "Guild chief", 8]],
  ["when did we table the fund", "a", ["table-proposal", "W-8", "Guild chief", 3]],
] as const)(
  "SEARCH-7 %s is answered with the move, the moment and who",
  (words, own, [act, label, name, seq]) => {
    const talks = bargaining();
    const found = asking(talks, itemsOfTalks(talks), own)(words);
    const [first] = found.hits;
    expect(acts(found)[0]).toEqual([act, label, name, seq]);
    expect(new Set(found.hits.map(({ item }) => item.act))).toEqual(new Set([act]));
    expect(first?.item.at).toBe(talks.entries[seq - 1]?.at);
    const { side } = first?.item.by ?? {};
    expect(found.firsts[side ?? "a"]?.item.seq).toBe(seq);
  },
);

test("EXTEND-6 SEARCH-7 who extended the contract, declined it or restarted the clock is found, and the words with the act that they belong to", () => {
  const talks = openTestTalks();
  const [first, later] = [until("2026-05-01T02:59"), until("2026-05-08T02:59")];
  talks.must(guildChief, offerOf(first));
  talks.must(producersChief, agreeTo(first));
  talks.must(producersChief, offerOf(later, "If the pickets stay away."));
  const { offers } = talks.state.extensionTalks;
  const hash = offers.b?.hash ?? "";
  talks.must(guildChief, { kind: "drop-extension", of: "b", hash, words: "They will not." });
  talks.must(producersChief, offerOf(STOP));
  talks.must(guildChief, agreeTo(STOP));
  const since = talks.entries.at(-1)?.at ?? "";
  talks.must(producersChief, { kind: "restart-clock", since, words: "" });
  const ask = asking(talks);
  const found = (words: string) =>
    ask(words).hits.map(({ item }) => [item.act, item.by.name, item.seq, item.text]);
  expect(found("when did they extend the contract")).toContainEqual([
    "agree-extension",
    "Producers chief",
    3,
    "Producers agreed: the contract is extended to 1 May 2026, 02:59 (America/New_York).",
  ]);
  expect(found("who declined")).toEqual([["drop-extension", "Guild chief", 5, "They will not."]]);
  expect(found("who restarted the clock")).toEqual([
    ["restart-clock", "Producers chief", 8, "Producers set the clock going again."],
  ]);
  const [hit] = ask("pickets").hits;
  expect(hit?.item).toMatchObject({
    act: "offer-extension",
    sentence: "Producers offered to extend the contract to 8 May 2026, 02:59 (America/New_York).",
  });
});

test("GROUND-4 SEARCH-7 a proposed ground rule is found by its sentence, and what was chosen for it from a list is nobody's words", () => {
  const talks = openTestTalks();
  const changes = { timeZone: "Europe/Madrid", recording: "allowed" } as const;
  talks.must(guildChief, { kind: "propose-ground-rules", changes, words: "" });
  const made = itemsOfTalks(talks).filter(({ act }) => act === "propose-ground-rules");
  expect(made.map(({ kind, text, sentence }) => [kind, text === sentence])).toEqual([
    ["act", true],
  ]);
  expect(asking(talks)("Madrid").hits.map(({ item }) => item.act)).toEqual([
    "propose-ground-rules",
  ]);
});

test("OFFRECORD-5 SEARCH-7 when the table went off the record, and back on it, is found by its act, and what was said off the record by its words", () => {
  const talks = openTestTalks();
  talks.must(guildChief, { kind: "open-session" });
  talks.must(producersChief, { kind: "go-off-record", session: 1 });
  talks.must(guildChief, { kind: "go-on-record", session: 1 });
  const ask = asking(talks);
  const found = (words: string) => ask(words).hits.map(({ item }) => [item.act, item.seq]);
  for (const words of [
    "When did they go off the record?",
    "who took the table off  the record",
    "when was the table off the record",
    "last time they went off the record",
  ])
    expect([words, found(words)]).toEqual([words, [["go-off-record", 3]]]);
  for (const words of ["when did we go back on the record", "who put us back on the record"])
    expect([words, found(words)]).toEqual([words, [["go-on-record", 4]]]);
  expect(found("when did we go off the record")).toEqual([]);
  const { sides } = talks.state;
  const acted = (words: string) => readQuestion(words, { own: "a", sides, hasActs: true }).acts;
  expect(acted("what did they say off the record")).toBeNull();
  expect(acted("off the record")).toBeNull();
});

test("SEARCH-7 what nobody did is not found, and a question for words asks for words", () => {
  const ask = asking(bargaining());
  expect(ask("when did they withdraw W-8").hits).toEqual([]);
  expect(ask("when did they withdraw W-7").hits).toEqual([]);
  expect(ask("when did we say let go").hits.map(({ item }) => item.text)).toEqual([
    "We let the fund go.",
  ]);
  expect(ask("rejected").hits.map(({ item }) => item.text)).toEqual(["Too much."]);
  const { sides } = bargaining().state;
  const acted = (words: string) => readQuestion(words, { own: "a", sides, hasActs: true }).acts;
  expect(acted("who sat at the table")).toBeNull();
  expect(acted("when did they say that we withdrew it")).toBeNull();
  expect(readQuestion("who withdrew it", { own: "a", sides }).acts).toBeNull();
});

test.each([
  ["withdraw", guildChief, producersChief],
  ["ask-withdrawal", producersChief, guildChief],
] as const)(
  "SEARCH-7 PACKAGE-11 what an accepted package withdrew (%s) was withdrawn by its sponsor, when it was accepted",
  (offer, offerer, accepter) => {
    const talks = openTestTalks();
    talks.must(guildChief, tableW7());
    const member = { offer, proposal: W7, lastPass: 1 };
    const base = { title: null, words: "For peace.", answers: null, openUntil: null } as const;
    talks.must(offerer, { kind: "offer-package", package: K1, ...base, members: [member] });
    const ask = (): Found => asking(talks, itemsOfTalks(talks), "b")("when did they withdraw W-7");
    expect(ask().hits).toEqual([]);
    const hash = talks.state.packages.get(K1)?.hash ?? "";
    talks.must(accepter, { kind: "accept-package", package: K1, hash });
    const [hit] = ask().hits;
    expect(hit?.item).toMatchObject({ act: "withdraw", label: "W-7", seq: 4, by: { side: "a" } });
  },
);

test.each(["25 October", "Oct 25", "October 25th, 2007", "25th of October 2007", "2007-10-25"])(
  "SEARCH-6 %s finds what was done that day, as the clocks of the talks' zone show it",
  (words) => {
    const talks = openTestTalks();
    talks.must(guildChief, tableW7());
    // Half past ten in the evening in Los Angeles, and the next day in London.
    talks.nowMs = Date.parse("2007-10-26T05:30:00Z");
    talks.must(producersChief, { kind: "pass", proposal: W7, answers: 1, text: "A guard." });
    const ask = asking(talks);
    const seqs = (found: Found) => found.hits.map(({ item }) => item.seq);
    expect(seqs(ask(words, { zone: LOS_ANGELES }))).toEqual([3]);
    expect(seqs(ask(`${words} guard`, { zone: LOS_ANGELES }))).toEqual([3]);
    expect(seqs(ask(`what did they do on ${words}?`, { zone: LOS_ANGELES }))).toEqual([3]);
    expect(seqs(ask(`${words} fund`, { zone: LOS_ANGELES }))).toEqual([]);
    expect(seqs(ask(words, { zone: "Europe/London" }))).toEqual([]);
    expect(seqs(ask("26 October", { zone: "Europe/London" }))).toEqual([3]);
    expect(ask("25 October 2008", { zone: LOS_ANGELES }).hits).toEqual([]);
  },
);

test("SEARCH-6 what sources date is found by their date, what they date by the month in the month alone, and what they do not date is counted", () => {
  const talks = openTestTalks();
  const [like] = itemsOfTalks(talks);
  if (like === undefined) throw new Error("no item");
  const item = (text: string, date: string | null): SearchItem => {
    const asOf: AsOf = { date, confidence: "ok", sources: [] };
    return { ...like, text, asOf };
  };
  const items = [
    item("on the day", "2007-10-25"),
    item("in the days", "2007-10-24/2007-10-26"),
    item("in the month", "2007-10"),
    item("the next year", "2008-10-25"),
    item("nobody knows when", null),
    item("We answer what you passed on 25 October.", "2007-10-31"),
  ];
  const ask = asking(talks, items);
  const texts = (words: string) => ask(words).hits.map(({ item: { text } }) => text);
  const mention = "We answer what you passed on 25 October.";
  expect(texts("25 October")).toEqual(["on the day", "in the days", "the next year", mention]);
  expect(ask("25 October").undated).toBe(1);
  expect(texts("25 October 2007")).toEqual(["on the day", "in the days"]);
  expect(texts("October 2007")).toEqual(["on the day", "in the days", "in the month", mention]);
  expect(texts('"25 October"')).toEqual([mention]);
  expect(texts("24 October")).toEqual(["in the days"]);
});

test.each(["5 may go", "may 5%", "32 October", "October 0", "25 October%", "10/25/2007", "march"])(
  "SEARCH-6 no day is read out of %s",
  (words) => {
    const { sides } = openTestTalks().state;
    const question = readQuestion(words, { own: "a", sides });
    expect(question.day).toBeNull();
    expect(asksSomething(question)).toBe(true);
  },
);

test("SEARCH-7 a person's name as the record has it finds that person's moves alone", () => {
  const talks = bargaining();
  talks.must(guildChief, { kind: "hand-over", to: "second" });
  talks.must(guildSecond, tabled(W9, "W-9", "A guard."));
  const ask = asking(talks);
  const by = (words: string) => new Set(ask(words).hits.map(({ item }) => item.by.name));
  expect(by("Guild chief")).toEqual(new Set(["Guild chief"]));
  expect(by("guild second")).toEqual(new Set(["Guild second"]));
  expect(ask("Guild second").hits.length).toBeGreaterThan(0);
  expect(acts(ask("what did the Producers chief reject"))).toEqual([
    ["reject", "W-7", "Producers chief", 4],
  ]);
  expect(ask("Producers chief’s fund").hits).toEqual([]);
  expect(ask("Guild negotiator").hits).toEqual([]);
});

test("SEARCH-7 SEARCH-5 whoever reads what is published alone finds no person, and no act by a person's name", () => {
  const talks = bargaining();
  const { sides, proposals } = talks.state;
  const index = openSearchIndex();
  for (const proposal of proposals.values())
    index.add(galleryItems(galleryRow(matrixRow(proposal), []), sides));
  const ask = (words: string) => {
    const people = [...index.people];
    return index.search(readQuestion(words, { own: null, sides, people }), EVERYTHING_WANTED).hits;
  };
  expect(ask("Residuals").length).toBeGreaterThan(0);
  expect([...index.people]).toEqual([]);
  for (const name of ["Guild chief", "Producers chief", "chief"]) expect(ask(name)).toEqual([]);
  expect(asking(talks)("chief").hits.length).toBeGreaterThan(0);
});

test("MOVE-16 MOVE-17 SEARCH-7 who acknowledged a text or declined an offer on it is found", () => {
  const talks = openTestTalks();
  talks.must(guildChief, tableW7());
  talks.must(producersChief, { kind: "acknowledge", proposal: W7, pass: 1, words: "We read it." });
  const offer = { proposal: W7, words: "As it is." } as const;
  talks.must(guildChief, { kind: "status-quo", lastPass: 1, meets: null, ...offer });
  const row = talks.entries.at(-1)?.seq ?? 0;
  const dropped = { kind: "drop-half", what: "status-quo", of: "a", row } as const;
  talks.must(producersChief, { ...dropped, proposal: W7, words: "It has to change." });
  const ask = asking(talks, itemsOfTalks(talks), "a");
  // A row is found for its sentence and for the words said with it.
  const found = (words: string) => new Set(acts(ask(words)).map((each) => each.join(", ")));
  expect(found("who acknowledged W-7")).toEqual(new Set(["acknowledge, W-7, Producers chief, 3"]));
  expect(found("who declined W-7")).toEqual(
    new Set([`drop-half, W-7, Producers chief, ${row + 1}`]),
  );
});
