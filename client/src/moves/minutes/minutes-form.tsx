import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import { MAX_MINUTES_CHARS } from "@crosstable/shared/limits";
import type { MinutesEntry } from "@crosstable/shared/moves/minutes";
import { otherSide, type SideMark } from "@crosstable/shared/sides";
import { useState } from "react";

import { Select } from "../../components/select.tsx";
import { TextArea } from "../../components/text-area.tsx";
import { SendLine } from "../send-line.tsx";

/** Offers an entry in exact words, for a session or as the correction of a signed one. */
export function MinutesForm(props: {
  readonly talks: MatrixTalks;
  readonly side: SideMark;
  readonly corrects: MinutesEntry | null;
  /** It was offered, or left. */
  readonly onEnd: () => void;
}): React.ReactNode {
  const { talks, side, corrects, onEnd } = props;
  const [chosen, setChosen] = useState(String(talks.sessions.at(-1)?.number ?? ""));
  const [words, setWords] = useState(corrects?.words ?? "");
  const their = talks.sides[otherSide(side)].short;
  const session = corrects?.session ?? Number(chosen);
  const left = MAX_MINUTES_CHARS - words.trim().length;
  return (
    <>
      <p className="move-note">
        {corrects === null
          ? `${their} signs exactly these words, or declines them. Only then do they stand in the joint minutes; nobody changes them afterwards.`
          : `Entry ${corrects.number} of session ${session} stays as both have signed it. The correction stands beside it when ${their} has signed it.`}
      </p>
      {corrects === null && (
        <Select
          label="Of which session?"
          value={chosen}
          choices={talks.sessions
            .map(({ number, adjourned }) => ({
              value: String(number),
              words: adjourned === null ? `Session ${number}, which goes on` : `Session ${number}`,
            }))
            .toReversed()}
          onChange={setChosen}
        />
      )}
      <TextArea
        label="What the minutes shall say"
        value={words}
        onChange={setWords}
        rows={5}
        autoFocus
      />
      <SendLine
        act={`Offer it to ${their}`}
        move={
          left < 0
            ? { missing: `That is ${-left} signs too long for one entry. Make two of it.` }
            : {
                kind: "offer-minutes",
                session,
                words: words.trim(),
                corrects: corrects?.number ?? null,
              }
        }
        onMade={onEnd}
        onNotNow={onEnd}
      />
    </>
  );
}
