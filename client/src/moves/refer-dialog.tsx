import type { SeatId } from "@crosstable/shared/ids";
import { proposalLabel } from "@crosstable/shared/moves/case-state";
import { otherSide } from "@crosstable/shared/sides";
import { useState } from "react";

import { TextArea } from "../components/text-area.tsx";
import { useMe } from "../stores/me-store.ts";
import { MoveFrame } from "./move-frame.tsx";
import type { OnProposal } from "./pass-dialog.tsx";

/** Names the own members of a working group; with the other side's it is formed. */
export function ReferDialog({ row, talks, side }: OnProposal): React.ReactNode {
  const { seats } = useMe();
  const [members, setMembers] = useState<readonly SeatId[]>([]);
  const [words, setWords] = useState("");
  const label = proposalLabel(row);
  const other = talks.sides[otherSide(side)].short;
  const theirs = row.referral.named[otherSide(side)];
  const toggle = (seat: SeatId): void =>
    setMembers(
      members.includes(seat) ? members.filter((each) => each !== seat) : [...members, seat],
    );
  return (
    <MoveFrame
      title={`Refer ${label} to a working group`}
      act={theirs === null ? `Name them to ${other}` : "Name them and refer it"}
      move={
        members.length === 0
          ? null
          : { kind: "refer", proposal: row.id, members: [...members], words: words.trim() }
      }
      missing="Name at least one of your side."
    >
      <p className="move-note">
        {theirs === null
          ? `The group is formed when ${other} has named members, too. It binds nobody; standing and turn stay as they are.`
          : `${other} named ${theirs.members.map(({ name }) => name).join(", ")}. With your members the group is formed. It binds nobody.`}
      </p>
      {theirs !== null && theirs.words !== "" && (
        <blockquote className="move-quote">{theirs.words}</blockquote>
      )}
      <fieldset className="move-choices move-many">
        <legend>Who of your side?</legend>
        {seats
          .filter((each) => each.side === side)
          .map((each) => (
            <label key={each.seat} className="move-choice">
              <input
                type="checkbox"
                checked={members.includes(each.seat)}
                onChange={() => toggle(each.seat)}
              />
              {each.name}
            </label>
          ))}
      </fieldset>
      <TextArea
        label="What the group shall do (may be left empty)"
        value={words}
        onChange={setWords}
        rows={2}
      />
    </MoveFrame>
  );
}
