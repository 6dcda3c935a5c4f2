import type { Sides } from "@crosstable/shared/sides";
import { Lock } from "lucide-react";

import { Age } from "../../components/age.tsx";
import { Gap } from "../../components/gap.tsx";
import { SideMark } from "../../components/side-mark.tsx";
import { StandingChip } from "../../components/standing-chip.tsx";
import { TurnMark } from "../../components/turn-mark.tsx";
import type { ColumnId } from "./columns.ts";
import { standingSentence, statusWords } from "./grid-words.ts";
import type { TableRow } from "./table-row.ts";

/** What stands in a cell when nobody edits it. */
export function CellContent({
  row,
  column,
  sides,
}: {
  row: TableRow;
  column: ColumnId;
  sides: Sides;
}): React.ReactNode {
  switch (column) {
    case "number":
      return row.number ?? <Gap words="no number" />;
    case "title":
      return <TitleCell row={row} />;
    case "standing":
      return row.standing === "draft" ? (
        <span className="grid-draft">
          <Lock size={14} aria-hidden /> Draft, own side only
        </span>
      ) : (
        <StandingChip
          standing={row.standing}
          turn={row.turn}
          beneath={row.matrix?.beneath ?? null}
        />
      );
    case "turn":
      return <TurnMark turn={row.turn} />;
    case "position-a":
      return <PositionCell row={row} side="a" />;
    case "position-b":
      return <PositionCell row={row} side="b" />;
    case "working-status":
      return statusWords(row.worksheet["working-status"]);
    case "last-move":
      return row.matrix === null ? null : (
        <Age at={row.matrix.lastMove.stamp.at} asOf={row.matrix.lastMove.stamp.asOf} />
      );
    case "remarks":
      return row.worksheet.remarks;
    case "agenda":
      return row.worksheet.agenda;
    case "sponsor":
      return (
        <span className="grid-sponsor">
          <SideMark side={row.sponsor} /> {sides[row.sponsor].short}
        </span>
      );
    case "article":
      return row.article ?? <Gap words="not given" />;
    case "current-language":
      return row.contractToday ?? <Gap words="not given" />;
  }
}

function TitleCell({ row }: { row: TableRow }): React.ReactNode {
  const isStruck = row.standing === "withdrawn";
  return (
    <span className={isStruck ? "grid-title grid-title-struck" : "grid-title"}>
      {row.title ?? row.subject}
    </span>
  );
}

function PositionCell({ row, side }: { row: TableRow; side: "a" | "b" }): React.ReactNode {
  const text = row.positions[side];
  if (text === null) return <span className="grid-none">No pass yet</span>;
  return text === "" ? <Gap words="no text given" /> : <span className="grid-clamp">{text}</span>;
}

/** What a screen reader is told of a cell whose content alone would not be a sentence. */
export function cellName(row: TableRow, column: ColumnId, sides: Sides): string | undefined {
  if (column === "standing") return standingSentence(row, sides);
  return undefined;
}
