import type { ImportGroup } from "@crosstable/shared/documents/caucus";
import type { MatrixRow } from "@crosstable/shared/documents/matrix";
import { proposalLabel } from "@crosstable/shared/moves/case-state";
import { useState } from "react";

import { Age } from "../../components/age.tsx";
import { Button } from "../../components/button.tsx";
import { takeBackFromCaucus, useCaucusImports } from "../../sync/caucus-imports.ts";

import "./imports-list.css";

/** The imports of one kind, each to be taken back with one click as long as nothing of it is on the table. */
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
  const ids = new Set(group.rows.map(({ id }) => id));
  const tabled = rows.filter(({ id }) => ids.has(id));
  const takeBack = (): void => {
    const done = takeBackFromCaucus(group);
    onTaken(
      done === null
        ? "Not taken back: the caucus is not open for writing now."
        : `Taken back: ${done.removed} of ${group.source}.${done.kept === 0 ? "" : ` ${done.kept} that were changed since stay.`}`,
    );
  };
  return (
    <li className="imports-group">
      <span>
        {group.source}: {group.rows.length === 1 ? "1 proposal" : `${group.rows.length} proposals`},{" "}
        <Age at={group.at} asOf={null} />
      </span>
      {tabled.length === 0 ? (
        <Button size="small" onPress={takeBack}>
          Take the import back
        </Button>
      ) : (
        <span className="drafts-note">
          {tabled.map(proposalLabel).slice(0, 3).join(", ")}
          {tabled.length > 3 ? " and others are" : " is"} on the table: discard the other drafts one
          by one.
        </span>
      )}
    </li>
  );
}
