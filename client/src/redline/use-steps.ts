import type { ListedChange } from "@crosstable/shared/redline/list-changes";
import { useCallback, useEffect, useRef, useState, type RefObject } from "react";

import type { RedlinePage } from "./cut-redline.ts";
import type { Redline } from "./redline-answer.ts";

/** Where one is in a redline. */
export interface Steps {
  /** Among all changes; null before the first step. */
  readonly at: number | null;
  /** The page that is shown, from 0. */
  readonly page: number;
  readonly step: Step | null;
  readonly goTo: (at: number) => void;
  readonly next: () => void;
  readonly previous: () => void;
  /** Shows another page; the next step is the first one there. */
  readonly turnTo: (page: number) => void;
}

interface Step {
  readonly change: ListedChange;
}

/** Steps through the changes of a redline, over its pages. */
export function useSteps({ changes, pages }: Redline): Steps {
  const [state, setState] = useState<State>({ of: changes, page: 0, at: null, step: null });
  const { page, at, step } = state.of === changes ? state : { page: 0, at: null, step: null };
  const goTo = useCallback(
    (to: number): void => {
      if (changes.length === 0) return;
      const wanted = (to + changes.length) % changes.length;
      const change = changes[wanted];
      if (change === undefined) return;
      setState({ of: changes, page: pageOf(pages, wanted), at: wanted, step: { change } });
    },
    [changes, pages],
  );
  const firstHere = pages[page]?.changes[0]?.at ?? 0;
  return {
    at,
    page,
    step,
    goTo,
    next: () => goTo(at === null ? firstHere : at + 1),
    previous: () => goTo((at ?? firstHere) - 1),
    turnTo: (to) => setState({ of: changes, page: to, at: null, step: null }),
  };
}

interface State {
  readonly of: readonly ListedChange[];
  readonly page: number;
  readonly at: number | null;
  readonly step: Step | null;
}

function pageOf(pages: readonly RedlinePage[], at: number): number {
  const found = pages.findIndex(({ changes }) => changes.some((one) => one.at === at));
  return Math.max(found, 0);
}

/** Marks the change of a step in a text and brings it into view, as soon as it is among the slices that are drawn there. */
export function useMarkedStep(
  step: Step | null,
  text: RefObject<HTMLElement | null>,
  drawn: number,
): void {
  const broughtIntoView = useRef<Step | null>(null);
  useEffect(() => {
    const root = text.current;
    if (root === null || step === null) return undefined;
    const marked = root.querySelectorAll(`[data-change="${CSS.escape(step.change.id)}"]`);
    for (const each of marked) each.setAttribute("data-current", "");
    // Of what moved, the place where it is now.
    const first = [...marked].find((each) => !each.matches(".redline-moved-out")) ?? marked[0];
    if (first !== undefined && broughtIntoView.current !== step) {
      broughtIntoView.current = step;
      first.scrollIntoView({ block: "center" });
    }
    return () => {
      for (const each of marked) each.removeAttribute("data-current");
    };
  }, [step, text, drawn]);
}
