import type { FinalOfferAsker, FinalOfferSaid } from "@crosstable/shared/moves/declarations";
import { otherSide, type SideMark, type Sides } from "@crosstable/shared/sides";

import { Select } from "../components/select.tsx";
import { TextArea } from "../components/text-area.tsx";

export type FinalOfferWritten = Pick<FinalOfferSaid, "askedBy" | "askedWords" | "words">;

export const NOTHING_WRITTEN: FinalOfferWritten = { askedBy: "nobody", askedWords: "", words: "" };

/** What was written as the fields of a declaration. Words of nobody are none. */
export function finalOfferSaid({
  askedBy,
  askedWords,
  words,
}: FinalOfferWritten): FinalOfferWritten {
  const asked = askedBy === "nobody" ? "" : askedWords.trim();
  return { askedBy, askedWords: asked, words: words.trim() };
}

/** True when somebody asked and the words in which they did are missing. */
export function isAskingMissing({ askedBy, askedWords }: FinalOfferWritten): boolean {
  return askedBy !== "nobody" && askedWords.trim() === "";
}

/** Who asked for a last, best and final offer, in what words, and what the side says with it. */
export function FinalOfferFields(props: {
  readonly sides: Sides;
  readonly side: SideMark;
  readonly written: FinalOfferWritten;
  readonly onChange: (written: FinalOfferWritten) => void;
}): React.ReactNode {
  const { sides, side, written, onChange } = props;
  const other = otherSide(side);
  return (
    <>
      <Select<FinalOfferAsker>
        label="Who asked for it?"
        value={written.askedBy}
        choices={[
          { value: "nobody", words: "Nobody asked" },
          { value: other, words: sides[other].short },
          { value: "mediator", words: "The mediator" },
        ]}
        onChange={(askedBy) => onChange({ ...written, askedBy })}
      />
      {written.askedBy !== "nobody" && (
        <TextArea
          label="In what words was it asked for?"
          value={written.askedWords}
          onChange={(askedWords) => onChange({ ...written, askedWords })}
          rows={2}
        />
      )}
      <TextArea
        label="Words for the record (may be left empty)"
        value={written.words}
        onChange={(words) => onChange({ ...written, words })}
        rows={3}
      />
    </>
  );
}
