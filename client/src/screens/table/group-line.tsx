import { ChevronDown, ChevronRight } from "lucide-react";

import { SideMark } from "../../components/side-mark.tsx";
import { COLUMNS } from "./columns.ts";
import type { Line } from "./display-list.ts";

export const GROUP_PIXELS = 34;

interface GroupLineProps {
  readonly line: Extract<Line, { kind: "group" }>;
  readonly top: number;
  readonly rowIndex: number;
  readonly isFolded: boolean;
  readonly isActive: boolean;
  readonly onFold: (group: string) => void;
  readonly onFocus: (line: string) => void;
}

/** The heading of a group. Enter or Space folds it. */
export function GroupLine({
  line,
  top,
  rowIndex,
  isFolded,
  isActive,
  onFold,
  onFocus,
}: GroupLineProps): React.ReactNode {
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      className="grid-group"
      style={{ transform: `translateY(${top}px)`, height: GROUP_PIXELS }}
    >
      <div
        role="gridcell"
        aria-colindex={1}
        aria-colspan={COLUMNS.length}
        aria-expanded={!isFolded}
        tabIndex={isActive ? 0 : -1}
        data-line={line.key}
        data-column="title"
        className="grid-group-cell"
        onFocus={() => onFocus(line.key)}
        onClick={() => onFold(line.key)}
      >
        {isFolded ? <ChevronRight size={16} aria-hidden /> : <ChevronDown size={16} aria-hidden />}
        {line.sponsor !== null && <SideMark side={line.sponsor} />}
        <span className="grid-group-name">{line.group}</span>
        <span className="grid-group-count">
          {line.ids.length === 1 ? "1 proposal" : `${line.ids.length} proposals`}
        </span>
      </div>
    </div>
  );
}
