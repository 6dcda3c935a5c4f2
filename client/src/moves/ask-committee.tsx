import type { VoteContent } from "@crosstable/shared/authority/vote-act";
import { useState } from "react";

import { decideInCaucus } from "../commands/side-votes.ts";
import { Button } from "../components/button.tsx";
import { Select } from "../components/select.tsx";
import { TextField } from "../components/text-field.tsx";
import { announce } from "../stores/announcer.ts";

const SECRECY = [
  { value: "open", words: "Open: everybody sees who voted how" },
  { value: "secret", words: "Secret: nobody sees whose ballot is which" },
] as const;

const QUESTIONS: Readonly<Record<VoteContent["kind"], string>> = {
  text: "Shall we hand over this text?",
  pass: "Shall we accept this pass?",
  offer: "Shall we offer this package?",
  package: "Shall we accept this package?",
};

/** Puts to the committee exactly what the last look shows. The chief decides when to send it, and whether to wait. */
export function AskCommittee({ content }: { content: VoteContent }): React.ReactNode {
  const [question, setQuestion] = useState(QUESTIONS[content.kind]);
  const [secrecy, setSecrecy] = useState<"open" | "secret">("open");
  const [isAsking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  // One key for one question: pressing again after a lost answer calls one vote.
  const [vote] = useState(() => crypto.randomUUID());
  const call = async (): Promise<void> => {
    setAsking(true);
    const isSecret = secrecy === "secret";
    const refused = await decideInCaucus(
      { kind: "call-vote", vote, question: question.trim(), content, isSecret, closes: null },
      crypto.randomUUID(),
    );
    setAsking(false);
    setRefusal(refused?.words ?? null);
    if (refused === null) announce("The committee is asked.");
  };
  return (
    <details className="move-committee-more">
      <summary>Ask the committee about exactly this</summary>
      <div className="move-committee-field">
        <TextField label="Question" value={question} onChange={setQuestion} />
        <Select label="Ballots" value={secrecy} choices={SECRECY} onChange={setSecrecy} />
        <Button
          size="small"
          isDisabled={question.trim() === "" || isAsking}
          onPress={() => void call()}
        >
          Call the vote
        </Button>
      </div>
      <p className="move-note">
        Your side alone sees this. The chief closes the vote in the caucus.
      </p>
      {refusal !== null && (
        <p role="alert" className="move-refusal">
          {refusal}
        </p>
      )}
    </details>
  );
}
