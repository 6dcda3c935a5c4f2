import type { MatrixRow, MatrixTalks } from "@crosstable/shared/documents/matrix";
import { isOverdue, isWaiting } from "@crosstable/shared/moves/information-request";
import { workingGroup, type Naming } from "@crosstable/shared/moves/working-group";
import { SIDE_MARKS } from "@crosstable/shared/sides";

import { Button } from "../../../components/button.tsx";
import { openMoveDialog } from "../../../moves/move-dialog-store.ts";
import { useNowMs } from "../../../stores/clock-store.ts";
import { useMe } from "../../../stores/me-store.ts";
import { useMatrix } from "../../../sync/use-matrix.ts";
import { DropHalf } from "./drop-half.tsx";
import { Fact } from "./fact.tsx";

/** Who works on the proposal together, and what they brought back. */
export function InquiryFacts(props: { row: MatrixRow; talks: MatrixTalks }): React.ReactNode {
  const { row, talks } = props;
  const { referral } = row;
  const isFormed = workingGroup(referral) !== null;
  const names = (naming: Naming): string => naming.members.map(({ name }) => name).join(", ");
  return (
    <>
      {SIDE_MARKS.map((mark) => {
        const naming = referral.named[mark];
        if (naming === null) return null;
        const offer = naming.members.length === 0 ? "nobody yet" : names(naming);
        const what = isFormed
          ? `has ${names(naming)} in the working group`
          : `would refer it to a working group, and named ${offer}`;
        return (
          <Fact
            key={mark}
            said={naming}
            who={talks.sides[mark].short}
            what={what}
            act={<DropHalf row={row} what="group" of={mark} />}
          />
        );
      })}
      {referral.reports.map((report) => (
        <Fact
          key={report.stamp.seq}
          said={report}
          who="The working group"
          what={`reported (${SIDE_MARKS.map((mark) => names(report.group[mark])).join("; ")})`}
        />
      ))}
    </>
  );
}

/** What information was asked for on the proposal. */
export function Inquiries({ row }: { row: MatrixRow }): React.ReactNode {
  const { seat } = useMe();
  const { requests } = useMatrix();
  const nowMs = useNowMs(60_000);
  const here = requests.filter(({ about }) => about === row.id);
  // Who belongs to no side asks for nothing and answers nothing.
  if (here.length === 0 && seat.side === null) return null;
  const waiting = here.filter(isWaiting);
  const isOwed = seat.side !== null && waiting.some(({ side }) => side !== seat.side);
  const overdue = here.filter((each) => isOverdue(each, nowMs)).length;
  const words = [
    `${here.length} for information`,
    ...(waiting.length > 0 ? [`${waiting.length} not answered in full`] : []),
    ...(overdue > 0 ? [`${overdue} overdue`] : []),
  ];
  return (
    <p className="panel-inquiries">
      {here.length > 0 && (
        <span className={overdue > 0 ? "panel-overdue" : undefined}>
          Requests: {words.join(", ")}
        </span>
      )}
      <Button
        size="small"
        variant="quiet"
        onPress={() => openMoveDialog({ kind: "requests", about: row.id })}
      >
        {here.length === 0 ? "Ask for information" : isOwed ? "Read and answer" : "Read them"}
      </Button>
    </p>
  );
}
