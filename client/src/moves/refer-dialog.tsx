import type { SeatId } from "@crosstable/shared/ids";
import { proposalLabel } from "@crosstable/shared/moves/case-state";
import { workingGroup, type Naming } from "@crosstable/shared/moves/working-group";
import { otherSide } from "@crosstable/shared/sides";
import { useState } from "react";

import { Signs } from "../components/signs.tsx";
import { TextArea } from "../components/text-area.tsx";
import { useMe } from "../stores/me-store.ts";
import { MoveFrame } from "./move-frame.tsx";
import type { OnProposal } from "./pass-dialog.tsx";
import { SaidMeanwhile, useSeen } from "./said-meanwhile.tsx";

/** Offers a working group and names the own members of it, now or later; with the other side's it is formed. */
export function ReferDialog({ row, talks, side }: OnProposal): React.ReactNode {
  const { seats } = useMe();
  const [members, setMembers] = useState<readonly SeatId[]>([]);
  // What the side has said of its task before is said again with the names, unless it is changed: the last word stands.
  const [words, setWords] = useState(row.referral.named[side]?.words ?? "");
  const label = proposalLabel(row);
  const other = talks.sides[otherSide(side)].short;
  const isMade = workingGroup(row.referral) !== null;
  const now = isMade ? null : row.referral.named[otherSide(side)];
  const said = useSeen(now);
  const theirs = said.seen;
  const haveTheyNamed = theirs !== null && theirs.members.length > 0;
  const haveWeOffered = row.referral.named[side] !== null;
  const isOffer = members.length === 0;
  const hasNobody = isOffer && haveWeOffered;
  const toggle = (seat: SeatId): void =>
    setMembers(
      members.includes(seat) ? members.filter((each) => each !== seat) : [...members, seat],
    );
  return (
    <MoveFrame
      title={`Refer ${label} to a working group`}
      act={actWords({ isOffer, haveTheyNamed, other })}
      move={
        hasNobody || said.isOvertaken
          ? null
          : {
              kind: "refer",
              proposal: row.id,
              members: [...members],
              meets: theirs?.stamp.seq ?? null,
              words: words.trim(),
              standsAlone: true,
            }
      }
      missing={
        hasNobody ? "Name at least one of your side." : `Read first what ${other} has said of it.`
      }
      meanwhile={(sending) => (
        <SaidMeanwhile
          {...{ now, sending }}
          of={said}
          newer={theirWords(now, other)}
          gone={`What ${other} had said of it does not stand any more.`}
        />
      )}
    >
      <p className="move-note">
        {haveTheyNamed
          ? `${theirWords(theirs, other)} With your members the group is formed. It binds nobody.`
          : `${theirs === null ? "" : `${theirWords(theirs, other)} `}The group is formed when both sides have named members. It binds nobody; standing and turn stay as they are.`}
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

function theirWords(naming: Naming | null, other: string): string {
  const names = naming?.members.map(({ name }) => name) ?? [];
  return names.length === 0 ? `${other} offered a group.` : `${other} named ${names.join(", ")}.`;
}

function actWords(of: { isOffer: boolean; haveTheyNamed: boolean; other: string }): string {
  if (of.isOffer) return `Offer a group to ${of.other}`;
  return of.haveTheyNamed ? "Name them and refer it" : `Name them to ${of.other}`;
}
