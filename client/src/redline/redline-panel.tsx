import type { MatrixRow } from "@crosstable/shared/documents/matrix";
import { MAX_SHOWN_PARTS } from "@crosstable/shared/limits";
import type { SideMark as Mark, Sides } from "@crosstable/shared/sides";
import { useId, useMemo, useRef, useState, type ReactNode } from "react";

import { Button } from "../components/button.tsx";
import { countShown } from "../components/count-shown.ts";
import { Select } from "../components/select.tsx";
import { SideMark } from "../components/side-mark.tsx";
import { Wait } from "../components/wait.tsx";
import { NO_EARLIER_TEXT, type Base } from "./bases.ts";
import { ChangeList } from "./change-list.tsx";
import { newWords, summaryWords } from "./change-words.ts";
import type { Redline } from "./redline-answer.ts";
import { RedlineBlocks } from "./redline-blocks.tsx";
import { useFormerText } from "./use-former-text.ts";
import { usePassText } from "./use-pass-text.ts";
import { useRedline } from "./use-redline.ts";
import { useSteps } from "./use-steps.ts";

import "./redline.css";

export interface RedlinePanelProps {
  readonly row: MatrixRow;
  readonly sides: Sides;
  /** Who wrote the new text: its marks have that side's colour. */
  readonly side: Mark;
  /** Null while it is being read. */
  readonly text: string | null;
  /** What it can be compared with, the likeliest first; never empty. */
  readonly bases: readonly Base[];
  /** What can be done with the redline that is shown. */
  readonly actions?: (shown: { base: Base; redline: Redline }) => ReactNode;
}

/** One text as a redline against another, with its changes to step through. */
export function RedlinePanel(props: RedlinePanelProps): ReactNode {
  const { row, sides, side, text, bases, actions } = props;
  const [key, setKey] = useState(bases[0]?.key);
  const base = bases.find((each) => each.key === key) ?? bases[0];
  const read = usePassText(row, base?.text === null ? base.pass : null);
  const former = useFormerText(base?.former);
  const before = base?.text ?? read.text ?? former.text;
  const { redline, failure } = useRedline(before, text);
  // BOUND-2: the other text's parts are among what would be laid out.
  const isShown = useMemo(() => {
    if (redline === null) return true;
    const shown = countShown(redline.blocks, [before ?? "", text ?? ""]);
    return Math.max(shown, redline.changes.length) <= MAX_SHOWN_PARTS;
  }, [redline, before, text]);
  if (base === undefined) return null;
  const why = read.failure ?? former.failure ?? failure;
  const isNew = base.key === NO_EARLIER_TEXT.key;
  return (
    <section className="redline" aria-label="Redline">
      <div className="redline-head">
        <Select
          label="Against"
          value={base.key}
          choices={bases.map((each) => ({ value: each.key, words: each.words }))}
          onChange={setKey}
        />
        {redline !== null && actions?.({ base, redline })}
      </div>
      <p className="redline-legend">
        <SideMark side={side} /> Written by {sides[side].short}:{" "}
        <span className={`by-${side}`}>
          <ins>inserted</ins>
          {!isNew && (
            <>
              , <del>deleted</del>, <span className="redline-moved-in">moved</span>
            </>
          )}
        </span>
      </p>
      {why !== null && <p role="alert">{why}</p>}
      {redline === null && why === null && <Wait words="Comparing the texts" />}
      {redline !== null && !isShown && (
        <p role="status">
          These texts have more parts than a redline shows here. Its file has all of them.
        </p>
      )}
      {redline !== null && isShown && (
        <ShownRedline {...{ redline, side, isNew }} isSameText={before === text} />
      )}
    </section>
  );
}

/** Blocks above which only those in view are drawn. */
const LONG = 100;

interface ShownProps {
  readonly redline: Redline;
  readonly side: Mark;
  readonly isSameText: boolean;
  /** Nothing came before it, so there are no changes to step through. */
  readonly isNew: boolean;
}

function ShownRedline({ redline, side, isSameText, isNew }: ShownProps): ReactNode {
  const text = useRef<HTMLDivElement>(null);
  const steps = useSteps(redline.changes, text);
  const hint = useId();
  const count = redline.changes.length;
  const isLong = redline.blocks.length > LONG;
  const className = `redline-text by-${side}${isLong ? " redline-text-long" : ""}`;
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
        <div className={className} tabIndex={0} role="group" aria-label="Text">
          <RedlineBlocks redline={redline} />
        </div>
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
      <div className="redline-parts">
        {/* Takes the focus, so that it can be scrolled and stepped through by keyboard. */}
        <div
          className={className}
          ref={text}
          tabIndex={0}
          role="group"
          aria-label="Text with its changes"
        >
          <RedlineBlocks redline={redline} />
        </div>
        <ChangeList changes={redline.changes} current={steps.at} onChoose={steps.goTo} />
      </div>
    </div>
  );
}
