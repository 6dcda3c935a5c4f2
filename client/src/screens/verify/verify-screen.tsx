import { verifyFile, type VerifiedFile } from "@crosstable/shared/verify/verify-file";
import { FileCheck } from "lucide-react";
import { useEffect, useId, useState } from "react";

import { headsOfBrowser } from "../../heads/browser-kept-heads.ts";
import { hasSigned } from "../../signing/check-signature.ts";
import { Verdict } from "./verdict.tsx";

import "./verify.css";

interface Checked {
  readonly name: string;
  readonly verified: VerifiedFile;
  /** How many heads that this browser has seen were compared with it. */
  readonly compared: number;
}

/** Checks a downloaded record in this browser alone. Once the page is loaded, it needs no server. */
export default function VerifyScreen(): React.ReactNode {
  const [checked, setChecked] = useState<Checked | null>(null);
  const [isChecking, setChecking] = useState(false);
  const [isOver, setOver] = useState(false);
  const id = useId();
  useEffect(() => {
    document.title = "Check a record · Crosstable";
    // Fetched now, so that it is here when there is no network.
    void import("../../signing/open-key.ts");
  }, []);
  const check = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    setChecking(true);
    setChecked(await checkedFile(file));
    setChecking(false);
  };
  return (
    <main className="verify">
      <h1>Check a record</h1>
      <p>
        Choose a record that was downloaded from Crosstable. It is checked on this device: every
        hash, every signature, every move by the rules, and that the matrix follows from them. The
        file is sent nowhere.
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
          void check(event.dataTransfer.files[0]);
        }}
      >
        <FileCheck size={28} aria-hidden />
        <label htmlFor={id}>Record file (.jsonl), chosen here or dropped</label>
        <input
          id={id}
          type="file"
          accept=".jsonl,.json,.txt"
          onChange={(event) => void check(event.target.files?.[0])}
        />
      </div>
      <div role="status">
        {isChecking && <p>Checking every row.</p>}
        {!isChecking && checked !== null && <Verdict {...checked} />}
      </div>
      <p className="verify-note">
        This page came from the server that it checks. Whoever does not trust that server checks the
        file with a copy of Crosstable of their own: <code>npx crosstable verify FILE</code>.
      </p>
    </main>
  );
}

async function checkedFile(file: File): Promise<Checked> {
  const text = await file.text();
  const first = await verifyFile(text, { hasSigned });
  const known = await headsOfBrowser(first.negotiation);
  const verified =
    first.bad === null && known.length > 0 ? await verifyFile(text, { hasSigned, known }) : first;
  return { name: file.name, verified, compared: known.length };
}
