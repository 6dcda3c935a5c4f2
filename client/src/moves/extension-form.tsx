import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import type { ExtensionTerms } from "@crosstable/shared/moves/extension";
import type { Move } from "@crosstable/shared/moves/move";
import { otherSide, type SideMark } from "@crosstable/shared/sides";
import { useEffect, useRef, useState } from "react";

import { TextArea } from "../components/text-area.tsx";
import { TextField } from "../components/text-field.tsx";
import { ZoneField } from "../components/zone-field.tsx";
import { readMoment } from "./read-moment.ts";
import { SendLine } from "./send-line.tsx";

/** Offers the other chief a later expiration, or to stop the clock. */
export function ExtensionForm(props: {
  readonly talks: MatrixTalks;
  readonly side: SideMark;
  /** It was offered, or left. */
  readonly onEnd: () => void;
}): React.ReactNode {
  const { talks, side, onEnd } = props;
  const [how, setHow] = useState<ExtensionTerms["how"]>("until");
  const [local, setLocal] = useState(talks.expiration?.local ?? "");
  const [zone, setZone] = useState(
    talks.expiration?.zone ?? talks.groundRules.timeZone ?? talks.sides[side].zone,
  );
  const [words, setWords] = useState("");
  // The button that opened it is gone, and whoever has no mouse begins at its top.
  const form = useRef<HTMLElement>(null);
  useEffect(() => form.current?.focus(), []);

  const read = readMoment({ local, zone });
  const their = talks.sides[otherSide(side)].short;
  return (
    <section ref={form} tabIndex={-1} className="ground-form" aria-label="Offer an extension">
      <fieldset className="extension-hows">
        <legend>What you offer {their}</legend>
        <How how="until" chosen={how} onChoose={setHow}>
          A later moment: the contract runs on until then
        </How>
        <How how="stop-the-clock" chosen={how} onChoose={setHow}>
          Stop the clock: the sides talk past the expiration, until both agree on a moment or a
          chief sets the clock going again
        </How>
      </fieldset>
      {how === "until" && (
        <div className="ground-pair">
          <TextField label="Extended to" type="datetime-local" value={local} onChange={setLocal} />
          <ZoneField label="In the zone of" value={zone} onChange={setZone} />
        </div>
      )}
      <TextArea
        label="Words for the record (may be left empty)"
        value={words}
        onChange={setWords}
        rows={2}
      />
      <SendLine
        act={`Offer it to ${their}`}
        move={offerOf(how, read, words.trim())}
        onMade={onEnd}
        onNotNow={onEnd}
      />
    </section>
  );
}

function offerOf(
  how: ExtensionTerms["how"],
  read: ReturnType<typeof readMoment>,
  words: string,
): Move | { readonly missing: string } {
  if (how === "stop-the-clock") return { kind: "offer-extension", terms: { how }, words };
  if ("missing" in read) return read;
  return { kind: "offer-extension", terms: { how, ...read.moment }, words };
}

function How(props: {
  readonly how: ExtensionTerms["how"];
  readonly chosen: ExtensionTerms["how"];
  readonly onChoose: (how: ExtensionTerms["how"]) => void;
  readonly children: React.ReactNode;
}): React.ReactNode {
  const { how, chosen, onChoose, children } = props;
  return (
    <label className="extension-how">
      <input
        type="radio"
        name="extension-how"
        checked={how === chosen}
        onChange={() => onChoose(how)}
      />
      <span>{children}</span>
    </label>
  );
}
