import { boundKeyWords } from "@crosstable/shared/record/bound-key";
import { fingerprintOf } from "@crosstable/shared/record/fingerprint";
import { serverKeyWords } from "@crosstable/shared/record/server-key";
import { goodHeading } from "@crosstable/shared/verify/good-heading";
import { badHeading, proofWords } from "@crosstable/shared/verify/proof-report";
import { Check, OctagonAlert, ShieldQuestionMark } from "lucide-react";

import type { CheckedFile } from "../../checking/record-worker-messages.ts";
import { seenWords } from "./seen-words.ts";

/** What came of checking a file: everything is right, or the first row that is not, and why. */
export function Verdict(props: { name: string; checked: CheckedFile }): React.ReactNode {
  const { name, checked } = props;
  const { verified } = checked;
  const { bad, title, negotiation, rows, head, counts, keys, serverKeys, notes, proof } = verified;
  const told = proof === undefined ? [] : proofWords(proof, negotiation);
  if (bad !== null) {
    return (
      <section className="verify-verdict verify-bad">
        <h2>
          <OctagonAlert size={22} aria-hidden />
          {badHeading(verified)}
        </h2>
        <p>{bad.words}</p>
        {told.map((words, index) => (
          <p key={index}>{words}</p>
        ))}
        <p className="verify-note">{name}</p>
      </section>
    );
  }
  const isSigned = counts.old === 0;
  const Icon = isSigned ? Check : ShieldQuestionMark;
  return (
    <section className={`verify-verdict ${isSigned ? "verify-good" : "verify-unsigned"}`}>
      <h2>
        <Icon size={22} aria-hidden />
        {goodHeading(verified)}
      </h2>
      <p>{title}</p>
      <dl className="verify-counts">
        <dt>Transmittals signed by the mover's device</dt>
        <dd>{counts.signed}</dd>
        <dt>Entered afterwards by the host</dt>
        <dd>{counts.entered}</dd>
        <dt>Acts of the host and the server</dt>
        <dd>{counts.hostActs}</dd>
        {counts.old > 0 && (
          <>
            <dt>Rows of the first format</dt>
            <dd>{counts.old}</dd>
          </>
        )}
      </dl>
      {keys.length + serverKeys.length > 0 && (
        <ul className="verify-keys">
          {serverKeys.map((each) => (
            <li key={each.row}>{serverKeyWords(each)}</li>
          ))}
          {keys.map((key) => (
            <li key={key.device}>{boundKeyWords(key)}</li>
          ))}
        </ul>
      )}
      {[...notes, ...told].map((note) => (
        <p key={note}>{note}</p>
      ))}
      {seenWords(checked).map((words) => (
        <p key={words}>{words}</p>
      ))}
      <p>
        Fingerprint of row {rows}
        <strong className="verify-fingerprint">{fingerprintOf(head)}</strong>
      </p>
      <p className="verify-note">
        {name} · head <code>{head}</code>
      </p>
    </section>
  );
}
