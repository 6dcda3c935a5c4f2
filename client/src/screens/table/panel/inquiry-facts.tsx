import type { MatrixRow, MatrixTalks } from "@crosstable/shared/documents/matrix";
import { isOverdue, isWaiting } from "@crosstable/shared/moves/information-request";
import { workingGroup, type Naming } from "@crosstable/shared/moves/working-group";
import { SIDE_MARKS } from "@crosstable/shared/sides";

import { Button } from "../../../components/button.tsx";
import { openMoveDialog } from "../../../moves/move-dialog-store.ts";
import { useNowMs } from "../../../stores/clock-store.ts";
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
          ? `is in the working group with ${names(naming)}`
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
  const { requests } = useMatrix();
  const nowMs = useNowMs(60_000);
  const here = requests.filter(({ about }) => about === row.id);
  const waiting = here.filter(isWaiting).length;
  const overdue = here.filter((each) => isOverdue(each, nowMs)).length;
  const words = [
    `${here.length} for information`,
    ...(waiting > 0 ? [`${waiting} not answered`] : []),
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
        {here.length > 0 ? "Read and answer" : "Ask for information"}
      </Button>
    </p>
  );
}
