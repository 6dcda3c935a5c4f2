import type { KnownHead } from "@crosstable/shared/verify/known-heads";
import { FileCheck } from "lucide-react";
import { useEffect, useId, useState } from "react";

import { askRecordWorker, openRecordWorker } from "../../checking/ask-record-worker.ts";
import type { CheckedFile } from "../../checking/record-worker-messages.ts";
import { KnownField } from "./known-field.tsx";
import { Verdict } from "./verdict.tsx";

import "./verify.css";

interface Checked {
  readonly name: string;
  /** Null where the checking script could not be fetched. */
  readonly checked: CheckedFile | null;
}

/** Checks a downloaded record in this browser alone. Once the page is loaded, it needs no server. */
export default function VerifyScreen(): React.ReactNode {
  const [checked, setChecked] = useState<Checked | null>(null);
  const [isChecking, setChecking] = useState(false);
  const [isOver, setOver] = useState(false);
  const id = useId();
  useEffect(() => {
    document.title = "Check a record · Crosstable";
    // Now, so that it is here when there is no network.
    openRecordWorker();
  }, []);
  const [file, setFile] = useState<File | null>(null);
  const [known, setKnown] = useState<readonly KnownHead[]>([]);
  useEffect(() => {
    if (file === null) return undefined;
    let isWanted = true;
    setChecking(true);
    void askRecordWorker("file", { file, known }).then((answer) => {
      if (!isWanted) return;
      setChecked({ name: file.name, checked: answer });
      setChecking(false);
    });
    return () => {
      isWanted = false;
    };
  }, [file, known]);
  const choose = (chosen: File | undefined): void => {
    if (chosen !== undefined) setFile(chosen);
  };
  return (
    <main className="verify">
      <h1>Check a record</h1>
      <p>
        Choose a record that was downloaded from Crosstable, or the proof that a page has saved. It
        is checked on this device: every hash, every signature, every move by the rules, and that
        the matrix follows from them. The file is sent nowhere.
      </p>
      <div
        className={isOver ? "verify-drop verify-drop-over" : "verify-drop"}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          choose(event.dataTransfer.files[0]);
        }}
      >
        <FileCheck size={28} aria-hidden />
        <label htmlFor={id}>Record file (.jsonl), chosen here or dropped</label>
        <input
          id={id}
          type="file"
          accept=".jsonl,.json,.txt"
          onChange={(event) => choose(event.target.files?.[0])}
        />
      </div>
      <KnownField onKnown={setKnown} />
      <div role="status">
        {isChecking && <p>Checking every row.</p>}
        {!isChecking && checked !== null && checked.checked === null && (
          <p>What checks a record could not be fetched. Load this page again.</p>
        )}
        {!isChecking && checked !== null && checked.checked !== null && (
          <Verdict name={checked.name} checked={checked.checked} />
        )}
      </div>
      <p className="verify-note">
        This page came from the server that it checks. Whoever does not trust that server checks the
        file with a copy of Crosstable that they have from elsewhere, in its folder:{" "}
        <code>npm run verify -- FILE</code>
      </p>
    </main>
  );
}
