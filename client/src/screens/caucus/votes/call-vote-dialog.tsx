import type { VoteContent } from "@crosstable/shared/authority/vote-act";
import type { MatrixRow } from "@crosstable/shared/documents/matrix";
import { mustProposalId, type ProposalId } from "@crosstable/shared/ids";
import { proposalLabel } from "@crosstable/shared/moves/case-state";
import { otherSide, type SideMark } from "@crosstable/shared/sides";
import { useState } from "react";

import { decideInCaucus, useSideVotes } from "../../../commands/side-votes.ts";
import { Button } from "../../../components/button.tsx";
import { Dialog } from "../../../components/dialog.tsx";
import { NotDone } from "../../../components/not-done.tsx";
import { Select } from "../../../components/select.tsx";
import { Signs } from "../../../components/signs.tsx";
import { TextField } from "../../../components/text-field.tsx";
import { LocalTimeField } from "../../../moves/local-time-field.tsx";
import { shownHash } from "../../../moves/shown-hash.ts";
import { useDraftText, useNewProposals } from "../../../sync/use-caucus.ts";
import { BodiesDialog } from "./bodies-dialog.tsx";

interface CallVoteDialogProps {
  readonly side: SideMark;
  readonly rows: readonly MatrixRow[];
  readonly proposal: ProposalId | null;
  readonly onCalled: () => void;
  readonly onClose: () => void;
}

const SECRECY = [
  { value: "open", words: "Open: everybody sees who voted how" },
  { value: "secret", words: "Secret: nobody sees whose ballot is which" },
] as const;

/** Puts a question to the committee over exactly one text, which is kept as it is in this moment. */
export function CallVoteDialog(props: CallVoteDialogProps): React.ReactNode {
  const { side, rows, proposal: given, onCalled, onClose } = props;
  const { list } = useNewProposals();
  const choices = [
    ...rows.map((row) => ({ id: row.id, words: proposalLabel(row) })),
    ...list
      .filter(({ id }) => rows.every((row) => row.id !== id))
      .map(({ id, subject }) => ({ id, words: `New: ${subject || "without a subject yet"}` })),
  ];
  const [chosen, setChosen] = useState<ProposalId | null>(given ?? choices[0]?.id ?? null);
  const { view } = useSideVotes();
  if (chosen === null) return null;
  // Who votes comes first, or everything would be filled in for nothing. The form follows as soon as there is a body.
  if (view?.bodies.length === 0)
    return <BodiesDialog bodies={view.bodies} onClose={onClose} onKept={stay} />;
  return (
    <CallOn
      key={chosen}
      {...{ side, chosen, onCalled, onClose }}
      row={rows.find(({ id }) => id === chosen)}
      chooser={
        <Select
          label="Proposal"
          value={chosen}
          choices={choices.map(({ id, words }) => ({ value: id, words }))}
          onChange={(value) => setChosen(mustProposalId(value))}
        />
      }
    />
  );
}

function stay(): void {
  // The form takes its place.
}

interface CallOnProps {
  readonly side: SideMark;
  readonly chosen: ProposalId;
  readonly row: MatrixRow | undefined;
  readonly chooser: React.ReactNode;
  readonly onCalled: () => void;
  readonly onClose: () => void;
}

function CallOn({ side, chosen, row, chooser, onCalled, onClose }: CallOnProps): React.ReactNode {
  const draft = useDraftText(chosen)?.toString() ?? "";
  const theirs = row?.positions[otherSide(side)] ?? null;
  const hasTheirs = theirs !== null && theirs.text !== "";
  const [about, setAbout] = useState<"draft" | "theirs">(
    draft.trim() === "" && hasTheirs ? "theirs" : "draft",
  );
  const [words, setWords] = useState<string | null>(null);
  const [secrecy, setSecrecy] = useState<"open" | "secret">("open");
  const [closes, setCloses] = useState("");
  const [key] = useState(() => crypto.randomUUID());
  const [refusal, setRefusal] = useState<string | null>(null);
  const label = row === undefined ? "the new proposal" : proposalLabel(row);
  const isTheirs = about === "theirs" && theirs !== null;
  const question =
    words ??
    (isTheirs
      ? `Shall we accept pass ${theirs.number} of ${label}?`
      : `Shall we pass this text on ${label}?`);
  const text = isTheirs ? theirs.text : draft;
  const content: VoteContent = isTheirs
    ? {
        kind: "pass",
        proposal: chosen,
        pass: theirs.number,
        hash: shownHash({ id: chosen }, theirs),
      }
    : { kind: "text", proposal: chosen, text };
  const call = async (): Promise<void> => {
    const closesMs = closes === "" ? null : Date.parse(closes);
    const refused = await decideInCaucus(
      {
        kind: "call-vote",
        vote: key,
        question: question.trim(),
        content,
        isSecret: secrecy === "secret",
        closes: closesMs === null ? null : new Date(closesMs).toISOString(),
      },
      crypto.randomUUID(),
    );
    if (refused === null) onCalled();
    else setRefusal(refused.words);
  };
  const isComplete = text.trim() !== "" && question.trim() !== "";
  return (
    <Dialog
      title="Call a vote"
      size="large"
      isOpen
      onClose={onClose}
      footer={
        <>
          {!isComplete && <span className="vote-note">There is no text to vote on yet.</span>}
          <Button onPress={onClose}>Not now</Button>
          <Button variant="primary" isDisabled={!isComplete} onPress={() => void call()}>
            Call the vote
          </Button>
        </>
      }
    >
      <p className="vote-note">
        Your side alone sees this. The vote is about exactly the text below; what is written in the
        draft afterwards is another text.
      </p>
      <div className="vote-call-fields">
        {chooser}
        <Select
          label="About"
          value={about}
          choices={[
            { value: "draft", words: "Our draft as it stands now" },
            ...(hasTheirs
              ? [{ value: "theirs" as const, words: `Their pass ${theirs.number}, to accept it` }]
              : []),
          ]}
          onChange={setAbout}
        />
        <Select label="Ballots" value={secrecy} choices={SECRECY} onChange={setSecrecy} />
        <LocalTimeField
          label="Closes (your local time)"
          description="Left empty, the chief closes it."
          value={closes}
          onChange={setCloses}
        />
      </div>
      <TextField label="Question" value={question} onChange={setWords} />
      <blockquote className="vote-text" aria-label="The text that is voted on">
        <Signs>{text === "" ? "No draft yet." : text}</Signs>
      </blockquote>
      <NotDone what="Not called." why={refusal} />
    </Dialog>
  );
}
