import type { CaseState } from "@crosstable/shared/moves/case-state";
import type { RecordEntry } from "@crosstable/shared/record/entry";
import { fingerprintOf } from "@crosstable/shared/record/fingerprint";
import { verifyRows, type VerifiedRows } from "@crosstable/shared/verify/verify-rows";
import { Download, FileCheck, FileText } from "lucide-react";
import { useEffect, useState } from "react";

import { Button } from "../../components/button.tsx";
import { openExports } from "../../papers/export-store.ts";
import { saveFile } from "../../papers/save-file.ts";
import { hasSigned } from "../../signing/check-signature.ts";
import { OPEN_KEY_WORDS, isKeyOpen } from "../../signing/open-key-words.ts";
import { serverNowMs } from "../../stores/me-store.ts";
import { recordDownload } from "./record-download.ts";

/** What this browser has found when it checked the record itself, and the record to be taken away or compared. */
export function RecordCheck({ entries }: { entries: readonly RecordEntry[] }): React.ReactNode {
  const verified = useVerified(entries);
  const last = entries.at(-1);
  if (verified === null || last === undefined) {
    return (
      <p className="record-check" role="status">
        This browser is checking the hashes and signatures of {entries.length} rows.
      </p>
    );
  }
  const { bad, state, notes } = verified;
  if (bad !== null || state === null) {
    return (
      <p className="record-check record-check-broken" role="alert">
        Row {bad?.row} is not right. {bad?.words} Tell your side's counsel.
      </p>
    );
  }
  return (
    <section className="record-check" aria-label="Check of the record">
      <p role="status">
        {entries.length} rows. Each follows from the one before and is signed by the server, and
        every move at the table by its mover's device; this browser has checked all of them.
      </p>
      {notes.length > 0 && (
        <ul className="record-notes">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {isKeyOpen() && <p>{OPEN_KEY_WORDS}</p>}
      <div className="record-compare">
        <p>
          Fingerprint of row {last.seq}
          <strong className="record-fingerprint">{fingerprintOf(last.head)}</strong>
        </p>
        <p className="record-hint">
          The other side sees the same words, or you do not have the same record. Compare them by
          telephone. The whole head is <code>{last.head}</code>
        </p>
      </div>
      <Downloads entries={entries} state={state} />
    </section>
  );
}

function Downloads(props: { entries: readonly RecordEntry[]; state: CaseState }): React.ReactNode {
  const download = (): void => {
    const { text, name } = recordDownload(props.entries, props.state, serverNowMs());
    saveFile(new Blob([text], { type: "application/jsonl" }), name);
  };
  return (
    <div className="record-acts">
      <Button onPress={download}>
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
      <Button onPress={openExports}>
        <FileText size={16} aria-hidden /> Papers and other files
      </Button>
    </div>
  );
}

/** Null while the rows are being checked. */
function useVerified(entries: readonly RecordEntry[]): VerifiedRows | null {
  const [done, setDone] = useState<{
    entries: readonly RecordEntry[];
    verified: VerifiedRows;
  } | null>(null);
  useEffect(() => {
    let isStale = false;
    void verifyRows(entries, hasSigned).then((verified) => {
      if (!isStale) setDone({ entries, verified });
    });
    return () => {
      isStale = true;
    };
  }, [entries]);
  // What was found of the rows before stays on the screen until the new ones are checked.
  return done?.verified ?? null;
}
