import type { SideMark as Mark } from "@crosstable/shared/sides";
import { useId, useRef, type ReactNode } from "react";

import { Button } from "../components/button.tsx";
import { ChangeList } from "./change-list.tsx";
import { newWords, summaryWords } from "./change-words.ts";
import type { RedlinePage } from "./cut-redline.ts";
import type { Redline } from "./redline-answer.ts";
import { RedlineBlocks } from "./redline-blocks.tsx";
import { useSlices } from "./use-slices.ts";
import { useMarkedStep, useSteps, type Steps } from "./use-steps.ts";

interface ShownProps {
  readonly redline: Redline;
  readonly side: Mark;
  readonly isSameText: boolean;
  /** Nothing came before it, so there are no changes to step through. */
  readonly isNew: boolean;
}

const NO_PAGE: RedlinePage = { blocks: [], slices: [], changes: [] };

/** A redline that is there: its text, in pages where it is very long, with its changes to step through. */
export function ShownRedline({ redline, side, isSameText, isNew }: ShownProps): ReactNode {
  const { pages } = redline;
  const steps = useSteps(redline);
  const page = pages[steps.page] ?? NO_PAGE;
  const { slices } = page;
  const drawn = useSlices(page, slices.length);
  const text = useRef<HTMLDivElement>(null);
  useMarkedStep(steps.step, text, drawn);
  const hint = useId();
  const count = redline.changes.length;
  const shownText = (label: string): ReactNode => (
    // Takes the focus, so that it can be scrolled and stepped through by keyboard. Another page is read from its beginning.
    <div
      key={steps.page}
      className={`redline-text by-${side}${slices.length > 1 ? " redline-text-long" : ""}`}
      ref={text}
      tabIndex={0}
      role="group"
      aria-label={label}
      aria-busy={drawn < slices.length ? true : undefined}
    >
      <RedlineBlocks {...{ redline, slices, drawn }} />
    </div>
  );
  const turns = pages.length > 1 && <Pages count={pages.length} steps={steps} />;
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "n") steps.next();
    else if (event.key === "p") steps.previous();
    else return;
    event.preventDefault();
  };
  if (count === 0 || isNew) {
    const same = isSameText ? "Word for word the same." : "Only spaces and empty lines differ.";
    return (
      <>
        <p role="status" className="redline-summary">
          {isNew ? newWords(count === 0) : same}
        </p>
        {turns}
        {shownText("Text")}
      </>
    );
  }
  return (
    <div onKeyDown={onKeyDown}>
      <p className="redline-summary">{summaryWords(redline.summary)}</p>
      <div className="redline-steps" role="group" aria-label="Changes">
        <Button size="small" onPress={steps.previous} aria-describedby={hint}>
          Previous change
        </Button>
        <Button size="small" onPress={steps.next} aria-describedby={hint}>
          Next change
        </Button>
        <span role="status">
          {steps.at === null
            ? `${count} ${count === 1 ? "change" : "changes"}`
            : `Change ${steps.at + 1} of ${count}`}
        </span>
        <span id={hint} className="redline-keys">
          Keys: <kbd>n</kbd> next, <kbd>p</kbd> previous
        </span>
      </div>
      {turns}
      <div className="redline-parts">
        {shownText("Text with its changes")}
        <ChangeList changes={page.changes} current={steps.at} onChoose={steps.goTo} />
      </div>
    </div>
  );
}

/** Which page of a very long redline is shown, and the way to the others, round as with the steps: no button goes off under the keyboard. */
function Pages({ count, steps: { page, turnTo } }: { count: number; steps: Steps }): ReactNode {
  return (
    <div className="redline-pages" role="group" aria-label="Pages">
      <Button size="small" onPress={() => turnTo((page + count - 1) % count)}>
        Previous page
      </Button>
      <Button size="small" onPress={() => turnTo((page + 1) % count)}>
        Next page
      </Button>
      <span role="status">
        Page {page + 1} of {count}
      </span>
    </div>
  );
}
