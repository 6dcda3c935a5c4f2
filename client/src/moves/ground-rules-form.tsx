import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import type { Deadline, GroundRuleChanges } from "@crosstable/shared/moves/ground-rules";
import type { Move } from "@crosstable/shared/moves/move";
import { canonicalText } from "@crosstable/shared/record/canonical";
import { instantsOf } from "@crosstable/shared/session/zone-time";
import { otherSide, type SideMark } from "@crosstable/shared/sides";
import { useState } from "react";

import { Button } from "../components/button.tsx";
import { NotDone } from "../components/not-done.tsx";
import { Select } from "../components/select.tsx";
import { TextArea } from "../components/text-area.tsx";
import { TextField } from "../components/text-field.tsx";
import { ZoneField } from "../components/zone-field.tsx";
import { TheyWillSee } from "./they-will-see.tsx";
import { useJudge } from "./use-judge.ts";
import { useSendMoves } from "./use-send-moves.ts";

const REVERTS = [
  { value: "stand-alone-returns", words: "Own positions on its members return" },
  { value: "stand-alone-falls", words: "Own positions on its members fall with it" },
] as const;

/** Proposes a change. What is left as it is in force is not part of the proposal. */
export function GroundRulesForm(props: { talks: MatrixTalks; side: SideMark }): React.ReactNode {
  const { talks, side } = props;
  const inForce = talks.groundRules;
  const [hasDeadline, setHasDeadline] = useState(inForce.newItemDeadline !== null);
  const [local, setLocal] = useState(inForce.newItemDeadline?.local ?? "");
  const [zone, setZone] = useState(
    () => inForce.newItemDeadline?.zone ?? talks.expiration?.zone ?? talks.sides[side].zone,
  );
  const [packageRevert, setPackageRevert] = useState(inForce.packageRevert);
  const [words, setWords] = useState("");
  const judge = useJudge();
  const sending = useSendMoves();

  const read = hasDeadline ? readDeadline(local, zone) : { deadline: null };
  const move: Move | null =
    "missing" in read
      ? null
      : {
          kind: "propose-ground-rules",
          changes: changesOf(talks, { newItemDeadline: read.deadline, packageRevert }),
          words: words.trim(),
        };
  const why = "missing" in read ? read.missing : move === null ? null : judge(move);
  const propose = async (): Promise<void> => {
    if (move !== null && (await sending.send([move]))) setWords("");
  };
  return (
    <section className="ground-form" aria-label="Propose a change">
      <h3>Propose a change</h3>
      <label className="ground-check">
        <input
          type="checkbox"
          checked={hasDeadline}
          onChange={(event) => setHasDeadline(event.target.checked)}
        />
        New items have a deadline: after it, one needs the other side’s consent
      </label>
      {hasDeadline && (
        <div className="move-fields">
          <TextField
            label="New-item deadline"
            type="datetime-local"
            value={local}
            onChange={setLocal}
          />
          <ZoneField label="In the zone of" value={zone} onChange={setZone} />
        </div>
      )}
      <Select
        label="When a package is refused, lapses or is withdrawn"
        value={packageRevert}
        choices={REVERTS}
        onChange={setPackageRevert}
      />
      <TextArea
        label="Words for the record (may be left empty)"
        value={words}
        onChange={setWords}
        rows={2}
      />
      {move !== null && why === null && <TheyWillSee moves={[move]} />}
      <div className="ground-answers">
        <Button isDisabled={why !== null || sending.isSending} onPress={() => void propose()}>
          {sending.isSending ? "Sending" : `Propose it to ${talks.sides[otherSide(side)].short}`}
        </Button>
        {why !== null && <span className="move-why">{why}</span>}
      </div>
      <NotDone why={sending.refusal?.words ?? null} />
    </section>
  );
}

function changesOf(talks: MatrixTalks, wanted: Required<GroundRuleChanges>): GroundRuleChanges {
  const { newItemDeadline, packageRevert } = talks.groundRules;
  const isSame = canonicalText(newItemDeadline) === canonicalText(wanted.newItemDeadline);
  return {
    ...(isSame ? {} : { newItemDeadline: wanted.newItemDeadline }),
    ...(packageRevert === wanted.packageRevert ? {} : { packageRevert: wanted.packageRevert }),
  };
}

function readDeadline(
  local: string,
  zone: string,
): { readonly deadline: Deadline } | { readonly missing: string } {
  // Some browsers write the seconds, too.
  const minute = local.slice(0, "2007-10-25T00:01".length);
  const [instant, again] = instantsOf(minute, zone);
  if (local === "") return { missing: "Name the day and the time." };
  if (instant === undefined) return { missing: `There is no such time in ${zone}.` };
  if (again !== undefined)
    return { missing: "This time comes twice, because the clocks go back. Name another." };
  return { deadline: { instant: new Date(instant).toISOString(), local: minute, zone } };
}
