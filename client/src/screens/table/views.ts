import { articleFoundAs, withArticlesInFull } from "@crosstable/shared/moves/article-words";
import { isClosedStanding } from "@crosstable/shared/moves/standing";
import type { SideMark } from "@crosstable/shared/sides";

import type { TableRow } from "./table-row.ts";

/** Which proposals are shown. "Waits for us" is where a chief begins. */
export const VIEWS = ["all", "us", "them", "open", "agreed", "closed"] as const;
export type View = (typeof VIEWS)[number];

const WORDS: Record<View, string> = {
  all: "All",
  us: "Waits for us",
  them: "Waits for them",
  open: "Open",
  agreed: "Agreed",
  closed: "Closed",
};

/** The view's name on its button. */
export function viewWords(view: View): string {
  return WORDS[view];
}

/** The views that make sense for somebody: a mediator has no "us". */
export function viewsFor(side: SideMark | null): readonly View[] {
  return side === null ? VIEWS.filter((view) => view !== "us" && view !== "them") : VIEWS;
}

/** True when it is this side's turn on the proposal. */
export function waitsFor(row: Pick<TableRow, "turn">, side: SideMark | null): boolean {
  return side !== null && (row.turn === side || row.turn === "both");
}

/** True when the row belongs to the view. */
export function isInView(row: TableRow, view: View, side: SideMark | null): boolean {
  switch (view) {
    case "all":
      return true;
    case "us":
      return waitsFor(row, side);
    case "them":
      return side !== null && waitsFor(row, side === "a" ? "b" : "a");
    case "open":
      return row.standing === "draft" || !isClosedStanding(row.standing);
    case "agreed":
      return ["agreed", "ta", "ta-disputed"].includes(row.standing);
    case "closed":
      return ["withdrawn", "status-quo", "continued"].includes(row.standing);
  }
}

/** True when every word searched for stands somewhere in the row. */
export function isFound(row: TableRow, search: string): boolean {
  const words = withArticlesInFull(search)
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length === 0) return true;
  const { number, title, subject, category, article, contractToday, positions, worksheet } = row;
  const parts = [
    number,
    title,
    subject,
    category,
    article === null ? null : articleFoundAs(article),
    contractToday,
    positions.a,
    positions.b,
    ...(row.matrix?.lineage.formerNumbers.map((former) => former.number) ?? []),
  ];
  const text = withArticlesInFull(
    [...parts, worksheet.remarks, worksheet.summary].filter((part) => part !== null).join(" "),
  );
  return words.every((word) => text.includes(word));
}
