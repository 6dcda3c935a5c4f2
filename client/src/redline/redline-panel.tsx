import type { MatrixRow } from "@crosstable/shared/documents/matrix";
import type { SideMark as Mark, Sides } from "@crosstable/shared/sides";
import { useState, type ReactNode } from "react";

import { Select } from "../components/select.tsx";
import { SideMark } from "../components/side-mark.tsx";
import { Wait } from "../components/wait.tsx";
import { NO_EARLIER_TEXT, type Base } from "./bases.ts";
import type { Redline } from "./redline-answer.ts";
import { ShownRedline } from "./shown-redline.tsx";
import { useFormerText } from "./use-former-text.ts";
import { usePassText } from "./use-pass-text.ts";
import { useRedline } from "./use-redline.ts";

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
      {redline !== null && (
        <ShownRedline {...{ redline, side, isNew }} isSameText={before === text} />
      )}
    </section>
  );
}
