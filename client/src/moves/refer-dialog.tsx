import type { SeatId } from "@crosstable/shared/ids";
import { proposalLabel } from "@crosstable/shared/moves/case-state";
import { otherSide } from "@crosstable/shared/sides";
import { useState } from "react";

import { Signs } from "../components/signs.tsx";
import { TextArea } from "../components/text-area.tsx";
import { useMe } from "../stores/me-store.ts";
import { MoveFrame } from "./move-frame.tsx";
import type { OnProposal } from "./pass-dialog.tsx";

/** Offers a working group and names the own members of it, now or later; with the other side's it is formed. */
export function ReferDialog({ row, talks, side }: OnProposal): React.ReactNode {
  const { seats } = useMe();
  const [members, setMembers] = useState<readonly SeatId[]>([]);
  // What the side has said of its task before is said again with the names, unless it is changed: the last word stands.
  const [words, setWords] = useState(row.referral.named[side]?.words ?? "");
  const label = proposalLabel(row);
  const other = talks.sides[otherSide(side)].short;
  const theirs = row.referral.named[otherSide(side)];
  const haveTheyNamed = theirs !== null && theirs.members.length > 0;
  const haveWeOffered = row.referral.named[side] !== null;
  const isOffer = members.length === 0;
  const toggle = (seat: SeatId): void =>
    setMembers(
      members.includes(seat) ? members.filter((each) => each !== seat) : [...members, seat],
    );
  return (
    <MoveFrame
      title={`Refer ${label} to a working group`}
      act={actWords({ isOffer, haveTheyNamed, other })}
      move={
        isOffer && haveWeOffered
          ? null
          : {
              kind: "refer",
              proposal: row.id,
              members: [...members],
              words: words.trim(),
              standsAlone: true,
            }
      }
      missing="Name at least one of your side."
    >
      <p className="move-note">
        {haveTheyNamed
          ? `${other} named ${theirs.members.map(({ name }) => name).join(", ")}. With your members the group is formed. It binds nobody.`
          : `${theirs === null ? "" : `${other} offered a group. `}The group is formed when both sides have named members. It binds nobody; standing and turn stay as they are.`}
      </p>
      {theirs !== null && theirs.words !== "" && (
        <blockquote className="move-quote">
          <Signs>{theirs.words}</Signs>
        </blockquote>
      )}
      <fieldset className="move-choices move-many">
        <legend>
          {haveWeOffered ? "Who of your side?" : "Who of your side (may follow later)?"}
        </legend>
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

function actWords(of: { isOffer: boolean; haveTheyNamed: boolean; other: string }): string {
  if (of.isOffer) return `Offer a group to ${of.other}`;
  return of.haveTheyNamed ? "Name them and refer it" : `Name them to ${of.other}`;
}
