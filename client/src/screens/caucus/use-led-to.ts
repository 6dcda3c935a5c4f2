import type { PrivateColumn } from "@crosstable/shared/documents/caucus";
import type { ProposalId } from "@crosstable/shared/ids";
import type { CaucusPart } from "@crosstable/shared/search/items";
import { useEffect, useRef } from "react";

/** Where in the caucus somebody was led to last; another object each time. */
export interface Led {
  readonly part: CaucusPart | null;
  readonly proposal: ProposalId | null;
  readonly column?: PrivateColumn;
}

/** Opens what folds and puts the person there, each time that `led` leads to it. */
export function useLedTo(led: Led | null): React.RefObject<HTMLDetailsElement | null> {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (led === null || details.current === null) return;
    details.current.open = true;
    const summary = details.current.querySelector("summary");
    summary?.scrollIntoView({ block: "center" });
    summary?.focus();
  }, [led]);
  return details;
}
