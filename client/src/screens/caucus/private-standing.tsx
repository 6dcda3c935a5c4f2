import { PRIVATE_COLUMNS } from "@crosstable/shared/documents/caucus";
import { cellKey } from "@crosstable/shared/documents/worksheet";
import { proposalLabel } from "@crosstable/shared/moves/case-state";
import { Lock, ScrollText } from "lucide-react";

import { Button } from "../../components/button.tsx";
import { StandingChip } from "../../components/standing-chip.tsx";
import { announce } from "../../stores/announcer.ts";
import { useMe } from "../../stores/me-store.ts";
import { takeColumnsOver } from "../../sync/take-columns-over.ts";
import { useCaucusCells } from "../../sync/use-caucus.ts";
import type { PrivateLine } from "./private-lines.ts";

/** How a line of the own matrix stands: formally, as a draft of one's own, or on paper only. */
export function PrivateStanding({ line }: { line: PrivateLine }): React.ReactNode {
  const { sides } = useMe();
  if (line.kind === "tabled")
    return <StandingChip standing={line.row.standing} turn={line.row.turn} />;
  if (line.kind === "draft")
    return (
      <span className="private-mark">
        <Lock size={14} aria-hidden /> Our draft, not on the table
      </span>
    );
  const { short } = sides[line.sponsor];
  return (
    <>
      <span className="private-mark">
        <ScrollText size={14} aria-hidden /> On paper,{" "}
        {line.tabled === null
          ? `not tabled by ${short}`
          : `tabled since as ${proposalLabel(line.tabled)}: go by the record`}
      </span>
      {line.tabled !== null && <TakeOver line={line} />}
    </>
  );
}

/** What was costed on paper is needed beside what is on the table: one click puts it there. */
function TakeOver({ line }: { line: PrivateLine & { kind: "received" } }): React.ReactNode {
  const cells = useCaucusCells();
  const { tabled, id } = line;
  const hasCells = PRIVATE_COLUMNS.some(
    (column) => (cells?.get(cellKey(id, column))?.value ?? "") !== "",
  );
  if (tabled === null || !hasCells) return null;
  const label = proposalLabel(tabled);
  const take = (): void => {
    const left = takeColumnsOver(id, tabled.id);
    announce(
      left === null
        ? "Not taken over: the caucus is not open for writing now."
        : left === 0
          ? `Our columns now stand at ${label}.`
          : `Taken over, but for ${left} that ${label} has already.`,
    );
  };
  return (
    <Button size="small" onPress={take}>
      Put our columns to {label}
    </Button>
  );
}
