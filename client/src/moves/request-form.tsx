import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import { parseProposalId, type ProposalId } from "@crosstable/shared/ids";
import { proposalLabel } from "@crosstable/shared/moves/case-state";
import type { Move } from "@crosstable/shared/moves/move";
import { otherSide, type SideMark } from "@crosstable/shared/sides";
import { useState } from "react";

import { Select } from "../components/select.tsx";
import { TextArea } from "../components/text-area.tsx";
import { serverNowMs } from "../stores/me-store.ts";
import { useMatrix } from "../sync/use-matrix.ts";
import { localText } from "./local-text.ts";
import { LocalTimeField } from "./local-time-field.tsx";
import { SendLine } from "./send-line.tsx";

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;
const IN_GENERAL = "";

/** Asks the other side for information, on a proposal or in general. */
export function RequestForm(props: {
  talks: MatrixTalks;
  side: SideMark;
  about: ProposalId | null;
}): React.ReactNode {
  const { rows } = useMatrix();
  const [about, setAbout] = useState<string>(props.about ?? IN_GENERAL);
  const [words, setWords] = useState("");
  const [due, setDue] = useState(() => localText(serverNowMs() + WEEK_MS));
  const dueMs = Date.parse(due);
  const move: Move | { missing: string } = Number.isNaN(dueMs)
    ? { missing: "Name a time for the answer." }
    : {
        kind: "request-information",
        about: parseProposalId(about) ?? null,
        words: words.trim(),
        due: new Date(dueMs).toISOString(),
      };
  return (
    <section className="request-new" aria-label="Ask for information">
      <h3>Ask for information</h3>
      <Select
        label="On what?"
        value={about}
        choices={[
          { value: IN_GENERAL, words: "On the talks in general" },
          ...rows.map((row) => ({ value: row.id as string, words: proposalLabel(row) })),
        ]}
        onChange={setAbout}
      />
      <TextArea label="What you ask for" value={words} onChange={setWords} rows={3} />
      <LocalTimeField label="Answer due (your local time)" value={due} onChange={setDue} />
      <SendLine
        act={`Ask ${props.talks.sides[otherSide(props.side)].short}`}
        move={move}
        onMade={() => setWords("")}
      />
    </section>
  );
}
