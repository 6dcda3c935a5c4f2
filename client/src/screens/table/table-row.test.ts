import { matrixRow } from "@crosstable/shared/documents/matrix";
import { mustProposalId, type ProposalId } from "@crosstable/shared/ids";
import { articleKey, type ContractArticle } from "@crosstable/shared/moves/contract-articles";
import { withW7 } from "@crosstable/shared/moves/w7-for-tests";
import { expect, test } from "vitest";

import { compareSortValues, mustColumn } from "./columns.ts";
import { joinRows, type TableRow } from "./table-row.ts";
import { isFound } from "./views.ts";

const EIGHT: ContractArticle = {
  number: "Article 8",
  title: null,
  text: "As both sides agreed.",
  place: 0,
  versions: [],
  droppedSeq: null,
};

test("PAPER-4 sorted by article, the table counts as the papers do whatever an article is called, and what cites none comes last", () => {
  const cited = ["13.B", null, "9", "Article 8", "13.A"];
  const { sortValue } = mustColumn("article");
  const [row] = joinRows({
    matrix: [matrixRow(withW7().proposal())],
    articles: new Map(),
    worksheet: new Map(),
    drafts: [],
    side: "a",
    before: new Map(),
  });
  if (row === undefined) throw new Error("no row");
  const rows = cited.map((article) => ({ ...row, article }));
  const sorted = rows.toSorted((one, other) => compareSortValues(sortValue(one), sortValue(other)));
  const articles = ["Article 8", "9", "13.A", "13.B", null];
  expect(sorted.map(({ article }) => article)).toEqual(articles);
});

test.each(["13", "Article 13", "art. 13."])(
  "CITE-2 the table finds what cites %s under 13 and under Article 13",
  (article) => {
    const cites = { ...matrixRow(withW7().proposal()), article };
    const [row] = joinRows({
      matrix: [cites],
      articles: new Map(),
      worksheet: new Map(),
      drafts: [],
      side: "a",
      before: new Map(),
    });
    if (row === undefined) throw new Error("no row");
    for (const search of ["13", "Article 13", "art. 13", "Art 13", "art.13", "art."])
      expect([search, isFound(row, search)]).toEqual([search, true]);
    for (const search of ["Article 14", "art. 14"])
      expect([search, isFound(row, search)]).toEqual([search, false]);
  },
);

test("CONTRACT-3 the table reads the cited article as both sides agreed it, drafts too, and a new wording at once", () => {
  const cites = { ...matrixRow(withW7().proposal()), article: "8", currentLanguage: "As quoted." };
  const draft = {
    id: mustProposalId("n-1"),
    number: "",
    title: "",
    subject: "New",
    category: "",
    article: "8",
    currentLanguage: "",
  };
  const join = (articles: readonly ContractArticle[], before = new Map<ProposalId, TableRow>()) =>
    joinRows({
      matrix: [cites],
      articles: new Map(articles.map((each) => [articleKey(each.number), each])),
      worksheet: new Map(),
      drafts: [draft],
      side: "a",
      before,
    });
  const words = (rows: readonly TableRow[]) => rows.map(({ contractToday }) => contractToday);
  expect(words(join([]))).toEqual(["As quoted.", null]);
  const rows = join([EIGHT]);
  expect(words(rows)).toEqual([EIGHT.text, EIGHT.text]);
  const known = new Map(rows.map((row) => [row.id, row]));
  expect(join([EIGHT], known)[0]).toBe(rows[0]);
  expect(words(join([{ ...EIGHT, text: "Otherwise." }], known))).toEqual([
    "Otherwise.",
    "Otherwise.",
  ]);
});
