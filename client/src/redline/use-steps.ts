import type { ListedChange } from "@crosstable/shared/redline/list-changes";
import { useEffect, useState, type RefObject } from "react";

/** Where one is in the list of changes; null before the first step. */
export interface Steps {
  readonly at: number | null;
  readonly goTo: (at: number) => void;
  readonly next: () => void;
  readonly previous: () => void;
}

/** Steps through the changes of a redline that is drawn in `text`: each step is marked there and brought into view. */
export function useSteps(
  changes: readonly ListedChange[],
  text: RefObject<HTMLElement | null>,
): Steps {
  const [step, setStep] = useState<{ changes: readonly ListedChange[]; at: number } | null>(null);
  const at = step?.changes === changes ? step.at : null;
  useEffect(() => {
    const root = text.current;
    const id = at === null ? undefined : changes[at]?.id;
    if (root === null || id === undefined) return undefined;
    const marked = root.querySelectorAll(`[data-change="${CSS.escape(id)}"]`);
    for (const each of marked) each.setAttribute("data-current", "");
    // Of what moved, the place where it is now.
    const first = [...marked].find((each) => !each.matches(".redline-moved-out")) ?? marked[0];
    first?.scrollIntoView({ block: "center" });
    return () => {
      for (const each of marked) each.removeAttribute("data-current");
    };
  }, [at, changes, text]);
  const goTo = (to: number): void => {
    if (changes.length > 0) setStep({ changes, at: (to + changes.length) % changes.length });
  };
  return {
    at,
    goTo,
    next: () => goTo(at === null ? 0 : at + 1),
    previous: () => goTo(at === null ? changes.length - 1 : at - 1),
  };
}
