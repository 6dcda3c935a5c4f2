import { proposalLabel } from "@crosstable/shared/moves/case-state";
import { openSearchIndex } from "@crosstable/shared/search/search-index";
import type { SideMark } from "@crosstable/shared/sides";
import { useEffect, useMemo, useState } from "react";

import { useSideVotes } from "../../commands/side-votes.ts";
import { seatNameOf, useMe } from "../../stores/me-store.ts";
import { useDocument } from "../../sync/use-document.ts";
import { useMatrix } from "../../sync/use-matrix.ts";
import { caucusItems, type Named } from "./caucus-items.ts";
import type { Scope } from "./scope.ts";

/** Others' typing is taken in this long after it began, not at every letter. */
const TAKE_IN_AFTER_MS = 1_000;

const NO_VOTES = "The votes cannot be read now; everything else of the caucus is searched.";

const NOT_OPEN: Scope = {
  index: openSearchIndex(),
  size: 0,
  isWhole: false,
  zone: null,
  failure: null,
};

/** All that my side wrote and voted in its caucus, from the copy that this browser holds. What is looked for goes nowhere. */
export function useCaucusIndex(side: SideMark): Scope {
  const session = useDocument({ kind: "caucus", side });
  const named = useNamed();
  const { sides } = useMe();
  const { view: votes, failure } = useSideVotes();
  const [scope, setScope] = useState(NOT_OPEN);
  useEffect(() => {
    if (session === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const build = (): void => {
      timer = undefined;
      const index = openSearchIndex();
      const read = { side, sides, tabled: named, votes: votes?.votes ?? [], nameOf: seatNameOf };
      index.add(caucusItems(session.doc, read));
      const isWhole = votes !== null || failure !== null;
      setScope({ index, size: index.size, isWhole, zone: null, failure: failure && NO_VOTES });
    };
    const changed = (): void => {
      timer ??= setTimeout(build, TAKE_IN_AFTER_MS);
    };
    build();
    session.doc.on("update", changed);
    return () => {
      clearTimeout(timer);
      session.doc.off("update", changed);
    };
  }, [session, named, side, sides, votes, failure]);
  return scope;
}

function useNamed(): readonly Named[] {
  const { rows } = useMatrix();
  return useMemo(
    () =>
      rows.map((row) => ({
        id: row.id,
        label: proposalLabel(row),
        article: row.article ?? "",
      })),
    [rows],
  );
}
