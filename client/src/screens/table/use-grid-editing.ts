import type { ProposalId } from "@crosstable/shared/ids";
import { useCallback, useState } from "react";

import type { ColumnId } from "./columns.ts";

/** The one cell that is being edited, by its ids, so that a typed word can never land in another row. */
export interface Editing {
  readonly proposal: ProposalId;
  readonly column: ColumnId;
  readonly typed: string | null;
}

/** Holds the edit in progress. */
export function useGridEditing(): {
  editing: Editing | null;
  begin: (editing: Editing) => void;
  end: () => void;
} {
  const [editing, setEditing] = useState<Editing | null>(null);
  const end = useCallback(() => setEditing(null), []);
  return { editing, begin: setEditing, end };
}
