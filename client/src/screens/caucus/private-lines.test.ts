import type { ReceivedProposal } from "@crosstable/shared/documents/caucus";
import { matrixRow } from "@crosstable/shared/documents/matrix";
import { mustProposalId } from "@crosstable/shared/ids";
import { W7 } from "@crosstable/shared/moves/talks-for-tests";
import { withW7 } from "@crosstable/shared/moves/w7-for-tests";
import { expect, test } from "vitest";

import { privateLines, tabledAs } from "./private-lines.ts";

/** The guild's W-7, "Residuals", as the producers read it. */
const ROWS = [matrixRow(withW7().proposal())];

function paper(id: string, named: Partial<ReceivedProposal>): ReceivedProposal {
  const gaps = { number: "", title: "", subject: "", category: "", article: "" };
  return { ...gaps, id: mustProposalId(id), currentLanguage: "", text: "", ...named };
}

test("IMPORT-8 what was received on paper stands under its sponsor, beneath what was tabled of it, and one's own drafts under one's own", () => {
  const lines = privateLines({
    side: "b",
    rows: ROWS,
    drafts: [paper("n-1", { subject: "Crows" }), paper(W7, { subject: "tabled since" })],
    received: [paper("r-9", { number: "W-9" }), paper("r-7", { number: "w-7 " })],
  });
  expect(lines.map(({ id, kind, sponsor }) => [id, kind, sponsor])).toEqual([
    [W7, "tabled", "a"],
    ["r-7", "received", "a"],
    ["r-9", "received", "a"],
    ["n-1", "draft", "b"],
  ]);
  expect(lines.map((line) => (line.kind === "received" ? (line.tabled?.id ?? null) : "–"))).toEqual(
    ["–", W7, null, "–"],
  );
});

test("IMPORT-8 paper is matched by its number alone where it has one, by its name where it has none, and never by a guess", () => {
  const match = (named: Partial<ReceivedProposal>, rows = ROWS) =>
    tabledAs(paper("r-1", named), rows, "a")?.id ?? null;
  expect(match({ number: "W-7", subject: "Something else" })).toBe(W7);
  expect(match({ number: "W-8", subject: "Residuals" })).toBeNull();
  expect(match({ subject: "residuals" })).toBe(W7);
  expect(match({ subject: "Residuals of magpies" })).toBeNull();
  expect(match({})).toBeNull();
  const twice = ROWS.flatMap((row) => [row, { ...row, id: mustProposalId("w-8") }]);
  expect(match({ subject: "Residuals" }, twice)).toBeNull();
  expect(tabledAs(paper("r-1", { number: "W-7" }), ROWS, "b")).toBeNull();
});
