import type { ProposalId } from "@crosstable/shared/ids";
import type { SideMark } from "@crosstable/shared/sides";

import type { TableRow } from "./table-row.ts";

/** How the rows are grouped. */
export const GROUPINGS = ["sponsor", "category", "none"] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** One line of the grid: a group's heading or a proposal. Lines are told apart by their key, never by their place. */
export type Line =
  | {
      readonly kind: "group";
      readonly key: string;
      readonly group: string;
      readonly sponsor: SideMark | null;
      readonly ids: readonly ProposalId[];
    }
  | { readonly kind: "row"; readonly key: string; readonly id: ProposalId };

const NO_CATEGORY = "No category";

/**
 * The lines of the grid in order. `rows` come sorted; groups keep the order of their first row, sides come in the order a, b.
 * A collapsed group keeps its heading.
 */
export function linesOf(options: {
  rows: readonly TableRow[];
  grouping: Grouping;
  sideNames: Readonly<Record<SideMark, string>>;
  collapsed: ReadonlySet<string>;
}): Line[] {
  const { rows, grouping, sideNames, collapsed } = options;
  if (grouping === "none") return rows.map(rowLine);
  const groups = new Map<string, TableRow[]>();
  if (grouping === "sponsor") for (const mark of ["a", "b"]) groups.set(mark, []);
  for (const row of rows) {
    const key = grouping === "sponsor" ? row.sponsor : (row.category ?? NO_CATEGORY);
    const members = groups.get(key);
    if (members === undefined) groups.set(key, [row]);
    else members.push(row);
  }
  const lines: Line[] = [];
  for (const [name, members] of groups) {
    if (members.length === 0) continue;
    const key = `group/${name}`;
    const sponsor = grouping === "sponsor" ? (members[0]?.sponsor ?? null) : null;
    const group = sponsor === null ? name : sideNames[sponsor];
    lines.push({ kind: "group", key, group, sponsor, ids: members.map((row) => row.id) });
    if (!collapsed.has(key)) lines.push(...members.map(rowLine));
  }
  return lines;
}

function rowLine(row: TableRow): Line {
  return { kind: "row", key: row.id, id: row.id };
}
