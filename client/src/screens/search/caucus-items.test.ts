import { mustProposalId } from "@crosstable/shared/ids";
import { testPaperSource } from "@crosstable/shared/papers/papers-for-tests";
import { readQuestion } from "@crosstable/shared/search/question";
import { EVERYTHING_WANTED, openSearchIndex } from "@crosstable/shared/search/search-index";
import { expect, test } from "vitest";
import * as Y from "yjs";

import { caucus, VOTES } from "../../papers/archive-for-tests.ts";
import { plantWords, WORDS } from "../../sync/caucus-words-for-tests.ts";
import { caucusItems } from "./caucus-items.ts";

const SIDES = testPaperSource().state.sides;

/** Where the words are found: what each find is, and which part of the caucus shows it. */
function finder() {
  const doc = new Y.Doc();
  plantWords(doc);
  const index = openSearchIndex();
  index.add(
    caucusItems(doc, {
      side: "a",
      sides: SIDES,
      tabled: ["w-1", "w-2"].map((id) => ({
        id: mustProposalId(id),
        label: id.toUpperCase(),
        article: id === "w-2" ? "13" : "",
      })),
      votes: VOTES.votes,
      nameOf: (seat) => (seat === "east-1" ? "Bob East" : "Ann West"),
    }),
  );
  return (words: string) => {
    const question = readQuestion(words, { own: "a", sides: SIDES });
    const { hits } = index.search(question, EVERYTHING_WANTED);
    return hits.map(({ item }) => `${item.part}: ${item.label ?? "–"} ${item.sentence}`);
  };
}

test("SEARCH-4 every root of a caucus is searched in it, and each find leads to the part that shows it", () => {
  const find = finder();
  const found = Object.fromEntries(
    Object.entries(WORDS).map(([root, word]) => [root, find(`"${word}"`)]),
  );
  expect(found).toEqual({
    notes: ["notes: – Notes"],
    cells: ["matrix: W-2 Our matrix: Target"],
    new: ["drafts: P-9 Our new proposal"],
    supposals: ["supposals: W-2 What we supposed"],
    received: ["received: P-9 Received on paper"],
    imports: ["received: – Import"],
    reads: ["drafts: W-1 Our draft"],
    draft: ["drafts: W-1 Our draft"],
  });
});

test.each(["13", "Article 13", "art. 13", "Art 13", '"art. 13"'])(
  "CITE-2 a caucus is searched for %s by the article that its proposals cite",
  (words) => {
    const find = finder();
    const all = find("W-2");
    expect(all).toContain("matrix: W-2 Our matrix: Target");
    expect(find(words)).toEqual(expect.arrayContaining(all));
    expect(find(words.replace("13", "14"))).toEqual([]);
  },
);

test("SEARCH-4 a vote is found by its question, its tally, an open ballot and the text that was voted on", () => {
  const find = finder();
  expect(find("shall we pass this")).toEqual(["votes: W-2 Our vote"]);
  expect(find("not carried")).toEqual(["votes: W-2 Our vote"]);
  expect(find("Bob East abstain")).toEqual(["votes: W-2 Our vote"]);
  expect(find("knot")).toEqual(["votes: W-2 The text that we voted on"]);
});

test("SEARCH-4 ARCHIVE-3 what is struck in the notes is found, and its find says that it is struck", () => {
  const items = caucusItems(caucus(), {
    side: "a",
    sides: SIDES,
    tabled: [],
    votes: [],
    nameOf: () => "",
  });
  const notes = items.flatMap((item) => (item.part === "notes" ? [item.text] : []));
  expect(notes).toContain("Ask @Guild staff 1 first.");
  expect(notes).toContain("Two");
  expect(notes.find((text) => text.includes("0.5 %"))).toMatch(
    /^We can live with \[struck: 0\.5 % of <gross>\], never/,
  );
});
