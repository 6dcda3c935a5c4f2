import type { MatrixRow, MatrixTalks } from "@crosstable/shared/documents/matrix";
import type { PackageId } from "@crosstable/shared/ids";
import type { FallenPass } from "@crosstable/shared/moves/case-state";
import type { PackageState } from "@crosstable/shared/moves/package-state";
import { packageLabel } from "@crosstable/shared/moves/package-words";
import { standingWords } from "@crosstable/shared/moves/standing";
import { otherSide } from "@crosstable/shared/sides";

import { Button } from "../../../components/button.tsx";
import { openMoveDialog } from "../../../moves/move-dialog-store.ts";
import { useMatrix } from "../../../sync/use-matrix.ts";

/** The packages that the proposal is in, its position beneath them, and the package by which it was settled. */
export function InPackages({
  row,
  talks,
}: {
  row: MatrixRow;
  talks: MatrixTalks;
}): React.ReactNode {
  const { packages } = useMatrix();
  const find = (id: PackageId | undefined) => packages.find((each) => each.id === id);
  const live = row.packages.flatMap(({ id }) => find(id) ?? []);
  const settledBy = find(row.agreement?.package ?? row.withdrawal?.package);
  const fallen = row.fallen.filter(({ keptBy }) => keptBy === undefined);
  if (live.length === 0 && settledBy === undefined && fallen.length === 0) return null;
  return (
    <div className="panel-fact">
      {row.beneath !== null && (
        <p>
          <strong>Without the package:</strong> {standingWords(row.beneath)}
        </p>
      )}
      {live.map((offered) => (
        <Line
          key={offered.id}
          offered={offered}
          talks={talks}
          words={`${othersWords(offered)}${declinedWords(offered, talks)}`}
        />
      ))}
      {settledBy !== undefined && (
        <Line offered={settledBy} talks={talks} words="was accepted as a whole" />
      )}
      {fallen.map((each) => (
        <p key={`${each.package}/${each.pass}`}>
          Pass {each.pass} fell with a package, by the ground rules. {fallenSince(row, each)}
        </p>
      ))}
    </div>
  );
}

/** What has become of a position that fell. */
function fallenSince({ passList }: MatrixRow, { pass, broughtBackBy }: FallenPass): string {
  if (broughtBackBy !== undefined) return "Its side brought it back with what it accepted.";
  const { side } = passList.find(({ number }) => number === pass) ?? {};
  const isReplaced = passList.some((each) => each.side === side && each.number > pass);
  return isReplaced ? "A new pass stands in its place." : "It takes a new pass.";
}

function Line({
  offered,
  talks,
  words,
}: {
  offered: PackageState;
  talks: MatrixTalks;
  words: string;
}): React.ReactNode {
  const label = packageLabel(talks.sides, offered);
  return (
    <p className="panel-package">
      <span>
        <strong>{label}</strong> {words}
      </span>
      <Button
        size="small"
        aria-label={`Open ${label}`}
        onPress={() => openMoveDialog({ kind: "package", package: offered.id })}
      >
        Open
      </Button>
    </p>
  );
}

function othersWords({ members }: PackageState): string {
  const others = members.length - 1;
  if (others === 0) return "holds it alone";
  return others === 1 ? "holds it with 1 other" : `holds it with ${others} others`;
}

function declinedWords({ side, declined }: PackageState, { sides }: MatrixTalks): string {
  return declined === undefined ? "" : `; ${sides[otherSide(side)].short} declined to answer it`;
}
