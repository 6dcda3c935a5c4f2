import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import type { ProposalId } from "@crosstable/shared/ids";
import { isOverdue } from "@crosstable/shared/moves/information-request";
import { useState } from "react";

import { Button } from "../components/button.tsx";
import { Dialog } from "../components/dialog.tsx";
import { useNowMs } from "../stores/clock-store.ts";
import { useMySide } from "../stores/me-store.ts";
import { useMatrix } from "../sync/use-matrix.ts";
import { closeMoveDialog } from "./move-dialog-store.ts";
import { RequestCard } from "./request-card.tsx";
import { RequestForm } from "./request-form.tsx";

import "./requests.css";

/** Every request for information, what is overdue first, and a new one. `about` narrows it to one proposal. */
export function RequestsDialog(props: {
  talks: MatrixTalks;
  about: ProposalId | null;
}): React.ReactNode {
  const { talks, about } = props;
  const { requests } = useMatrix();
  const side = useMySide();
  const nowMs = useNowMs(60_000);
  const [isAll, setAll] = useState(about === null);
  const shown = requests
    .filter((each) => isAll || each.about === about)
    .toSorted((one, other) => Number(isOverdue(other, nowMs)) - Number(isOverdue(one, nowMs)));
  return (
    <Dialog
      title="Requests for information"
      size="large"
      isOpen
      onClose={closeMoveDialog}
      footer={<Button onPress={closeMoveDialog}>Close</Button>}
    >
      {shown.length === 0 && (
        <p className="move-note">
          {isAll ? "Nobody has asked for information yet." : "Nothing was asked on this proposal."}
        </p>
      )}
      <ol className="requests">
        {shown.map((request) => (
          <RequestCard key={request.number} {...{ request, talks, side, nowMs }} />
        ))}
      </ol>
      {!isAll && requests.length > shown.length && (
        <Button size="small" onPress={() => setAll(true)}>
          Show the requests on everything else, too
        </Button>
      )}
      {side !== null && <RequestForm talks={talks} side={side} about={about} />}
    </Dialog>
  );
}
