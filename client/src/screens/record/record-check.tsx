import type { RecordEntry } from "@crosstable/shared/record/entry";
import { fingerprintOf } from "@crosstable/shared/record/fingerprint";
import { Download, FileCheck, FileText, KeyRound } from "lucide-react";
import { useEffect, useState } from "react";

import { askRecordWorker } from "../../checking/ask-record-worker.ts";
import { followRecord, recordCheckStore } from "../../checking/check-record.ts";
import { tableCheckStore } from "../../checking/check-table.ts";
import { Button } from "../../components/button.tsx";
import { recordAlarmStore } from "../../heads/record-alarm-store.ts";
import { openExports } from "../../papers/export-store.ts";
import { saveFile } from "../../papers/save-file.ts";
import { OPEN_KEY_WORDS, isKeyOpen } from "../../signing/open-key-words.ts";
import { openKeysDialog } from "../../stores/keys-dialog-store.ts";
import { serverNowMs } from "../../stores/me-store.ts";
import { recordStore } from "../../stores/record-store.ts";
import { foundWords } from "./found-words.ts";

/** What this browser has found when it checked the record itself, and the record to be taken away or compared. */
export function RecordCheck({ entries }: { entries: readonly RecordEntry[] }): React.ReactNode {
  useEffect(followRecord, []);
  const { found, isMissing } = recordCheckStore();
  const isAlarmed = recordAlarmStore(({ disagreement }) => disagreement !== null);
  const seenHead = recordStore(({ head }) => head);
  const tableRow = tableCheckStore(({ row }) => row);
  if (isMissing) {
    return (
      <p className="record-check" role="alert">
        What checks the record comes from the server when it is first needed, and did not come. Load
        the page again when there is a connection.
      </p>
    );
  }
  if (found !== null && found.bad !== null) {
    return (
      <p className="record-check record-check-broken" role="alert">
        Row {found.bad.row} is not right. {found.bad.words} Tell your side's counsel.
      </p>
    );
  }
  const last = found === null ? undefined : entries[found.rows - 1];
  return (
    <section
      className={isAlarmed ? "record-check record-check-alarmed" : "record-check"}
      aria-label="Check of the record"
    >
      <p role="status">
        {foundWords({
          rows: entries.length,
          right: found?.rows ?? 0,
          old: found?.counts.old ?? 0,
          isSeen: seenHead === entries.at(-1)?.head,
          isAlarmed,
          givesTable: tableRow === entries.at(-1)?.seq,
        })}
      </p>
      {found !== null && last !== undefined && (
        <>
          <Notes notes={found.notes} />
          {isKeyOpen() && <p>{OPEN_KEY_WORDS}</p>}
          <div className="record-compare">
            <p>
              Fingerprint of row {last.seq}
              <strong className="record-fingerprint">{fingerprintOf(last.head)}</strong>
            </p>
            <p className="record-hint">
              The other side sees the same words, or you do not have the same record. Compare them
              by telephone. The whole head is <code>{last.head}</code>
            </p>
          </div>
          <Downloads />
        </>
      )}
    </section>
  );
}

function Notes({ notes }: { notes: readonly string[] }): React.ReactNode {
  if (notes.length === 0) return null;
  return (
    <ul className="record-notes">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}

function Downloads(): React.ReactNode {
  const [isFailed, setFailed] = useState(false);
  const download = async (): Promise<void> => {
    const made = await askRecordWorker("download", { nowMs: serverNowMs() });
    setFailed(made === null);
    if (made !== null) saveFile(made.file, made.name);
  };
  return (
    <div className="record-acts">
      <Button onPress={() => void download()}>
        <Download size={16} aria-hidden /> Download the record
      </Button>
      <a
        className="button button-plain button-normal"
        href="/verify"
        target="_blank"
        rel="noreferrer"
      >
        <FileCheck size={16} aria-hidden /> Check a downloaded record
      </a>
      <Button onPress={openKeysDialog}>
        <KeyRound size={16} aria-hidden /> Who signs with which key
      </Button>
      <Button onPress={openExports}>
        <FileText size={16} aria-hidden /> Papers and other files
      </Button>
      {isFailed && <p role="alert">The file could not be made. Load the page again.</p>}
    </div>
  );
}
