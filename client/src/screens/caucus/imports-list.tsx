import type { ImportGroup } from "@crosstable/shared/documents/caucus";
import type { MatrixRow } from "@crosstable/shared/documents/matrix";
import type { ProposalId } from "@crosstable/shared/ids";
import { MAX_MOVES_PER_TRANSMITTAL } from "@crosstable/shared/limits";
import { proposalLabel } from "@crosstable/shared/moves/case-state";
import { useState } from "react";

import { useKnownVotes } from "../../commands/side-votes.ts";
import { Age } from "../../components/age.tsx";
import { Button } from "../../components/button.tsx";
import { addToBasket, dropTakenBack, useBasket } from "../../moves/basket/basket-store.ts";
import { openMoveDialog } from "../../moves/move-dialog-store.ts";
import { tableDraft } from "../../moves/table-draft.ts";
import { useMe } from "../../stores/me-store.ts";
import {
  draftsOfImport,
  takeBackFromCaucus,
  useCaucusImports,
  type TakenBack,
} from "../../sync/caucus-imports.ts";
import { useNewProposals } from "../../sync/use-caucus.ts";

import "./imports-list.css";

/** The imports of one kind, each to be taken back with one click, but for what of it is used. */
export function ImportsList(props: {
  kind: ImportGroup["kind"];
  rows: readonly MatrixRow[];
}): React.ReactNode {
  const { groups } = useCaucusImports();
  const [outcome, setOutcome] = useState("");
  const shown = groups.filter(({ kind }) => kind === props.kind);
  if (shown.length === 0 && outcome === "") return null;
  return (
    <section className="imports-list" aria-label="Imports">
      <ul>
        {shown.map((group) => (
          <GroupLine key={group.id} group={group} rows={props.rows} onTaken={setOutcome} />
        ))}
      </ul>
      <p role="status" className="drafts-note">
        {outcome}
      </p>
    </section>
  );
}

function GroupLine(props: {
  group: ImportGroup;
  rows: readonly MatrixRow[];
  onTaken: (words: string) => void;
}): React.ReactNode {
  const { group, rows, onTaken } = props;
  const used = useUsed(group, rows);
  const takeBack = (): void => {
    const done = takeBackFromCaucus(group, used.ids);
    if (done === null) onTaken("Not taken back: the caucus is not open for writing now.");
    else onTaken(takenBackWords(group, { ...done, dropped: dropTakenBack(), stays: used.words }));
  };
  return (
    <li className="imports-group">
      <span>
        {group.source}: {group.rows.length === 1 ? "1 proposal" : `${group.rows.length} proposals`},{" "}
        <Age at={group.at} asOf={null} />
      </span>
      {group.kind === "drafts" && <PutIntoTransmittal group={group} rows={rows} onPut={onTaken} />}
      {!used.isAll && (
        <Button size="small" onPress={takeBack}>
          {used.ids.size === 0 ? "Take the import back" : "Take the rest back"}
        </Button>
      )}
      {used.words !== "" && (
        <span className="drafts-note imports-stay">
          {used.words}
          {used.isAll && " Nothing is left to take back."}
        </span>
      )}
    </li>
  );
}

interface Used {
  readonly ids: ReadonlySet<ProposalId>;
  /** Which they are, and why they stay. */
  readonly words: string;
  /** Whether none of the import is left that could be taken back. */
  readonly isAll: boolean;
}

/** What of an import stays whoever takes it back: the table has seen it, or the side has voted on it. */
function useUsed(group: ImportGroup, rows: readonly MatrixRow[]): Used {
  const votes = useKnownVotes()?.votes ?? [];
  const { list } = useNewProposals();
  const { received } = useCaucusImports();
  const came = new Set(group.rows.map(({ id }) => id));
  const tabled = rows.filter(({ id }) => came.has(id));
  const onTable = new Set(tabled.map(({ id }) => id));
  const votedOn = new Set(
    votes.flatMap(({ content }) => ("proposal" in content ? content.proposal : [])),
  );
  const here = (group.kind === "drafts" ? list : received).filter(
    ({ id }) => came.has(id) && !onTable.has(id),
  );
  const voted = here.filter(({ id }) => votedOn.has(id));
  const words = [
    staysWords(tabled.map(proposalLabel), "on the table"),
    staysWords(
      voted.map(({ number, title, subject }) => number || title || subject),
      "voted on",
    ),
  ];
  return {
    ids: new Set([...onTable, ...voted.map(({ id }) => id)]),
    words: words.filter((each) => each !== "").join(" "),
    isAll: tabled.length + voted.length > 0 && here.length === voted.length,
  };
}

/** Every one is named: whoever takes the rest back wants to know what of it is left. */
function staysWords(names: readonly string[], why: string): string {
  if (names.length === 0) return "";
  return names.length === 1
    ? `${names.join("")} is ${why} and stays.`
    : `${names.join(", ")} are ${why} and stay.`;
}

function takenBackWords(
  { source }: ImportGroup,
  { removed, kept, dropped, stays }: TakenBack & { dropped: number; stays: string },
): string {
  return [
    `Taken back: ${removed} of ${source}.`,
    stays,
    kept === 0
      ? ""
      : kept === 1
        ? "1 that was changed since stays."
        : `${kept} that were changed since stay.`,
    dropped === 0 ? "" : `Out of your transmittal as well: ${dropped}.`,
  ]
    .filter((words) => words !== "")
    .join(" ");
}

/** The chief hands the drafts of an import over as one, after the look at all of them "as they will see it". */
function PutIntoTransmittal(props: {
  group: ImportGroup;
  rows: readonly MatrixRow[];
  onPut: (words: string) => void;
}): React.ReactNode {
  const { group, rows, onPut } = props;
  const { seat } = useMe();
  const basket = useBasket();
  if (seat.role !== "chief" && seat.role !== "second") return null;
  const put = (): void => {
    const known = new Set([
      ...rows.map(({ id }) => id),
      ...basket.flatMap((move) => (move.kind === "table-proposal" ? [move.proposal] : [])),
    ]);
    const drafts = draftsOfImport(group).filter(({ id }) => !known.has(id));
    const moves = drafts.flatMap(({ text, ...draft }) => tableDraft(draft, text) ?? []);
    const fitting = moves.slice(0, MAX_MOVES_PER_TRANSMITTAL - basket.length);
    if (fitting.length > 0) addToBasket(fitting);
    onPut(putWords(fitting.length, drafts.length));
    if (fitting.length > 0) openMoveDialog({ kind: "transmittal" });
  };
  return (
    <Button size="small" onPress={put}>
      Put into the transmittal
    </Button>
  );
}

function putWords(put: number, drafts: number): string {
  if (drafts === 0) return "All of it is in the transmittal or on the table already.";
  return put === drafts
    ? `Put into your transmittal: ${put}. Nothing has gone over yet.`
    : `Put into your transmittal: ${put} of ${drafts}. A draft has to say what it is about, and a transmittal holds ${MAX_MOVES_PER_TRANSMITTAL} moves.`;
}
