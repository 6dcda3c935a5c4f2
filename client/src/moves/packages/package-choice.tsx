import type { MatrixRow } from "@crosstable/shared/documents/matrix";
import { proposalLabel } from "@crosstable/shared/moves/case-state";
import type { MemberDraft } from "@crosstable/shared/moves/package-draft";
import { otherSide, type SideMark as Mark } from "@crosstable/shared/sides";
import { useState } from "react";

import { Button } from "../../components/button.tsx";
import { Select } from "../../components/select.tsx";
import { SideMark } from "../../components/side-mark.tsx";
import { Signs } from "../../components/signs.tsx";
import { TextArea } from "../../components/text-area.tsx";
import { TextField } from "../../components/text-field.tsx";
import { serverNowMs, useMe } from "../../stores/me-store.ts";
import { useDraftText } from "../../sync/use-caucus.ts";
import { useMatrix } from "../../sync/use-matrix.ts";
import { possibleOffers, type OfferKind } from "./possible-offers.ts";

interface PackageChoiceProps {
  readonly side: Mark;
  readonly members: readonly MemberDraft[];
  readonly onChange: (members: readonly MemberDraft[]) => void;
}

/** Which proposals belong to the package, and under each what is offered on it. */
export function PackageChoice({ side, members, onChange }: PackageChoiceProps): React.ReactNode {
  const { seat } = useMe();
  const { rows, stateForJudging: state } = useMatrix();
  const [search, setSearch] = useState("");
  // What was in the package when it was opened stands first, or its form would be somewhere down a long list. It stays there.
  const [first] = useState(() => new Set(members.map(({ proposal }) => proposal)));
  if (state === null) return null;
  const actor = { id: seat.seat, side: seat.side, role: seat.role, name: seat.name };
  const nowMs = serverNowMs();
  const isIn = (row: MatrixRow): boolean => members.some(({ proposal }) => proposal === row.id);
  const offerable = rows
    .map((row) => ({ row, offers: possibleOffers({ state, row, actor, nowMs }) }))
    .filter(({ row, offers }) => offers.length > 0 || isIn(row))
    .toSorted((one, other) => Number(first.has(other.row.id)) - Number(first.has(one.row.id)));
  const found = offerable.filter(({ row }) => isIn(row) || isFound(row, search));
  const put = (row: MatrixRow, offers: readonly OfferKind[]): void => {
    const first = offers[0] ?? "pass";
    const text = row.positions[side]?.text ?? "";
    onChange([...members, { proposal: row.id, offer: first, text }]);
  };
  return (
    <section aria-label="Proposals of the package">
      <TextField label="Find a proposal" type="search" value={search} onChange={setSearch} />
      <p className="move-note" role="status">
        {members.length === 0 ? "None chosen yet." : `${members.length} in the package.`}
      </p>
      {/* They stand far apart in a long list. */}
      {members.length > 0 && (
        <p className="package-names">
          {offerable
            .filter(({ row }) => isIn(row))
            .map(({ row }) => proposalLabel(row))
            .join(" · ")}
        </p>
      )}
      <ul className="package-choice">
        {found.map(({ row, offers }) => {
          const member = members.find(({ proposal }) => proposal === row.id);
          return (
            <li key={row.id} className={member === undefined ? undefined : "package-chosen"}>
              <label className="package-choose">
                <input
                  type="checkbox"
                  checked={member !== undefined}
                  onChange={() =>
                    member === undefined
                      ? put(row, offers)
                      : onChange(members.filter((each) => each !== member))
                  }
                />
                <SideMark side={row.sponsor} />
                <span>
                  <strong>{proposalLabel(row)}</strong>
                  {(row.title ?? row.subject) !== proposalLabel(row) &&
                    ` ${row.title ?? row.subject}`}
                </span>
              </label>
              {member !== undefined && (
                <MemberForm
                  {...{ row, side, member, offers }}
                  onChange={(changed) =>
                    onChange(members.map((each) => (each === member ? changed : each)))
                  }
                />
              )}
            </li>
          );
        })}
      </ul>
      {found.length === 0 && <p className="move-note">No proposal is found.</p>}
    </section>
  );
}

interface MemberFormProps {
  readonly row: MatrixRow;
  readonly side: Mark;
  readonly member: MemberDraft;
  readonly offers: readonly OfferKind[];
  readonly onChange: (member: MemberDraft) => void;
}

function MemberForm({ row, side, member, offers, onChange }: MemberFormProps): React.ReactNode {
  const { sides } = useMe();
  const draft = useDraftText(row.id)?.toString() ?? "";
  const theirs = row.positions[otherSide(side)];
  const label = proposalLabel(row);
  const words: Record<OfferKind, string> = {
    pass: "We offer a text",
    accept: `We accept pass ${theirs?.number ?? ""} of ${sides[otherSide(side)].short}`,
    withdraw: "We withdraw it",
    "ask-withdrawal": `We ask ${sides[otherSide(side)].short} to withdraw it`,
  };
  const shown = offers.includes(member.offer) ? offers : [...offers, member.offer];
  const begin = (name: string, from: string) =>
    from !== "" && (
      <Button
        size="small"
        aria-label={`${name} on ${label}`}
        onPress={() => onChange({ ...member, text: from })}
      >
        {name}
      </Button>
    );
  return (
    <div className="package-member-form" role="group" aria-label={label}>
      <Select
        label={`What is offered on ${label}`}
        isLabelHidden
        value={member.offer}
        choices={shown.map((value) => ({ value, words: words[value] }))}
        onChange={(offer) => onChange({ ...member, offer })}
      />
      {!offers.includes(member.offer) && (
        <p className="move-why">This cannot be offered any more as things stand.</p>
      )}
      {member.offer === "pass" && (
        <>
          <div className="move-begin" role="group" aria-label={`Begin with, on ${label}`}>
            {begin("Our draft", draft)}
            {begin("Our last pass", row.positions[side]?.text ?? "")}
            {begin("Their last pass", theirs?.text ?? "")}
          </div>
          <TextArea
            label={`Text offered on ${label}`}
            value={member.text}
            onChange={(text) => onChange({ ...member, text })}
            rows={3}
          />
        </>
      )}
      {(member.offer === "withdraw" || member.offer === "ask-withdrawal") && (
        <label className="package-choose">
          <input
            type="checkbox"
            checked={member.withoutPrejudice === true}
            onChange={(event) => onChange({ ...member, withoutPrejudice: event.target.checked })}
          />
          <span>
            Without prejudice: nothing follows from it for the rights or later proposals of{" "}
            {sides[row.sponsor].short}.
          </span>
        </label>
      )}
      {member.offer === "accept" && theirs !== null && (
        <blockquote className="move-quote">
          <Signs>{theirs.text}</Signs>
        </blockquote>
      )}
    </div>
  );
}

function isFound(row: MatrixRow, search: string): boolean {
  const text = `${row.number ?? ""} ${row.title ?? ""} ${row.subject} ${row.category ?? ""}`;
  return text.toLowerCase().includes(search.trim().toLowerCase());
}
