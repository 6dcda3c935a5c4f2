import { expect, test } from "vitest";

import { agreeTo, offerOf, STOP, until } from "../moves/extensions-for-tests.ts";
import { guildChief, producersChief, type TestTalks } from "../moves/talks-for-tests.ts";
import { makePaper } from "./make-paper.ts";
import type { PaperKind } from "./paper.ts";
import { paperTalks, testPaperSource } from "./papers-for-tests.ts";

function paragraphs(kind: PaperKind, talks: TestTalks): string[] {
  return makePaper(kind, testPaperSource(talks)).parts.flatMap((part) => {
    if (part.kind === "table") return part.rows.map((row) => row.join(" | "));
    return part.kind === "paragraph" ? [part.words] : [];
  });
}

test("EXTEND-6 status sheet and memorandum name each extension with its row and what was before, and a stopped clock", () => {
  const talks = paperTalks();
  const [first, later] = [until("2026-05-01T02:59"), until("2026-05-08T02:59")];
  talks.must(guildChief, offerOf(first));
  talks.must(producersChief, agreeTo(first));
  talks.must(producersChief, offerOf(later, "One week."));
  talks.must(guildChief, agreeTo(later, "One week."));
  const row = talks.entries.length;
  const [sentence, , extended] = paragraphs("status-sheet", talks);
  expect(sentence).toBe("The contract expires on 8 May 2026, 02:59 (America/New_York).");
  expect(extended).toMatch(/^Both chiefs extended it to 8 May 2026, 02:59 \(America\/New_York\), /);
  expect(extended).toContain(`(row ${row}); before, 1 May 2026, 02:59 (America/New_York).`);
  talks.must(producersChief, offerOf(STOP));
  talks.must(guildChief, agreeTo(STOP));
  for (const kind of ["status-sheet", "memorandum"] as const)
    expect(paragraphs(kind, talks).join("\n")).toContain("The clock is stopped by both sides");
  const record = paragraphs("record", talks).join("\n");
  expect(record).toContain(
    "Producers offered to extend the contract to 8 May 2026, 02:59 (America/New_York).",
  );
  expect(record).toContain("Words: One week.");
});
