import type { ProposalId, SeatId } from "@crosstable/shared/ids";
import { proposalLabel } from "@crosstable/shared/moves/case-state";
import type { RecordEntry } from "@crosstable/shared/record/entry";
import { useEffect, useState } from "react";

import { followRecord, recordCheckStore } from "../../checking/check-record.ts";
import { useRecordRows } from "../../commands/record-rows.ts";
import { Age } from "../../components/age.tsx";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { goOnIn } from "../../components/focus-comes-back.ts";
import { SideMark } from "../../components/side-mark.tsx";
import { Wait } from "../../components/wait.tsx";
import { useMe } from "../../stores/me-store.ts";
import { RowDetails } from "../record/row-details.tsx";
import { isNews } from "./news.ts";
import { useSeenMoves } from "./seen-moves.ts";
import type { TableRow } from "./table-row.ts";

import "./news-dialog.css";

/** More is read in the record. */
const MOST_ROWS = 50;

export interface NewsDialogProps {
  readonly known: ReadonlyMap<ProposalId, TableRow>;
  readonly onOpen: (proposal: ProposalId) => void;
  readonly onSeen: () => void;
  readonly onClose: () => void;
}

/** What others have done since this person looked, in the record's own words, the newest first. */
export function NewsDialog({ known, onOpen, onSeen, onClose }: NewsDialogProps): React.ReactNode {
  const { seat } = useMe();
  const { entries, isWhole, failure } = useRecordRows();
  useEffect(followRecord, []);
  const told = recordCheckStore((state) => state.told);
  const news = useNews(entries, seat.seat).toReversed();
  const shown = news.slice(0, MOST_ROWS);
  const open = (proposal: ProposalId): void => {
    goOnIn(() => document.querySelector<HTMLElement>(".panel"));
    onClose();
    onOpen(proposal);
  };
  return (
    <Dialog
      title="Since you looked"
      size="large"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Close</Button>
          <Button
            variant="primary"
            onPress={() => {
              onSeen();
              onClose();
            }}
          >
            Mark all as seen
          </Button>
        </>
      }
    >
      {failure !== null && <p role="alert">{failure}</p>}
      {!isWhole && failure === null && <Wait words="Reading the record" />}
      {isWhole && news.length === 0 && (
        <EmptyState title="Nothing new" words="Nobody has moved since you looked." />
      )}
      <ol className="news" aria-label="Moves, the newest first">
        {shown.map((entry) => (
          <li key={entry.seq}>
            <SideMark side={entry.by.side} />
            <div className="news-words">
              {(told[entry.seq - 1] ?? []).map(({ sentence, details }, index) => (
                // The moves of one row never change places.
                <div key={index}>
                  <p className="news-sentence">{sentence}</p>
                  <RowDetails details={details} />
                </div>
              ))}
              <p className="news-by">
                {entry.by.name} · <Age at={entry.at} asOf={null} /> · row {entry.seq} of the record
              </p>
              <p className="news-open">
                {proposalsOf(entry).map((id) => {
                  const row = known.get(id);
                  return row === undefined ? null : (
                    <Button key={id} size="small" onPress={() => open(id)}>
                      Open {proposalLabel(row)}
                    </Button>
                  );
                })}
              </p>
            </div>
          </li>
        ))}
      </ol>
      {news.length > shown.length && (
        <p>The {news.length - shown.length} before these are in the record.</p>
      )}
    </Dialog>
  );
}

/** The rows behind the last look, as it was when the dialog was opened: what is read here does not go while it is read. */
function useNews(entries: readonly RecordEntry[], me: SeatId): readonly RecordEntry[] {
  const [seen] = useState(() => useSeenMoves.getState().seen);
  return seen === null ? [] : entries.filter((entry) => isNews(entry, { seen, me }));
}

function proposalsOf({ act }: RecordEntry): ProposalId[] {
  if (act.kind !== "moves") return [];
  return [...new Set(act.moves.flatMap((move) => ("proposal" in move ? [move.proposal] : [])))];
}
