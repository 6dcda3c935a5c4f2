import type { MatrixRow } from "@crosstable/shared/documents/matrix";
import { workingStatus, workingStatusWords } from "@crosstable/shared/documents/worksheet";
import { proposalLabel } from "@crosstable/shared/moves/case-state";

import { Button } from "../../components/button.tsx";
import { useSeatName } from "../../stores/me-store.ts";
import { useOverwritten, type OverwrittenNotice } from "../../sync/use-overwritten.ts";

import "./overwritten-notices.css";

const COLUMN_WORDS = {
  "working-status": "working status",
  remarks: "remarks",
  summary: "plain summary",
  agenda: "agenda order",
} as const;

/** Tells somebody whose words were replaced a moment ago by whom and with what, and puts theirs back on one click. */
export function OverwrittenNotices({ rows }: { rows: readonly MatrixRow[] }): React.ReactNode {
  const { notices, putMineBack, dismiss } = useOverwritten();
  return (
    <div className="table-notices" role="status" aria-label="Replaced by others">
      {notices.map((notice) => (
        <Notice
          key={notice.id}
          notice={notice}
          label={labelOf(rows, notice)}
          onPutBack={() => putMineBack(notice.id)}
          onDismiss={() => dismiss(notice.id)}
        />
      ))}
    </div>
  );
}

interface NoticeProps {
  readonly notice: OverwrittenNotice;
  readonly label: string;
  readonly onPutBack: () => void;
  readonly onDismiss: () => void;
}

function Notice({ notice, label, onPutBack, onDismiss }: NoticeProps): React.ReactNode {
  const name = useSeatName(notice.by);
  return (
    <div className="table-notice">
      <span>
        <strong>{name}</strong> set the {COLUMN_WORDS[notice.column]} of {label} to “
        {shown(notice, notice.theirs)}”. You had “{shown(notice, notice.mine)}”.
      </span>
      <Button size="small" onPress={onPutBack}>
        Put mine back
      </Button>
      <Button size="small" onPress={onDismiss}>
        Leave theirs
      </Button>
    </div>
  );
}

function shown(notice: OverwrittenNotice, value: string): string {
  const status = workingStatus.safeParse(value);
  return notice.column === "working-status" && status.success
    ? workingStatusWords(status.data)
    : value;
}

function labelOf(rows: readonly MatrixRow[], notice: OverwrittenNotice): string {
  const row = rows.find((each) => each.id === notice.proposal);
  return row === undefined ? "a proposal" : proposalLabel(row);
}
