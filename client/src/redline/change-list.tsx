import type { ListedChange } from "@crosstable/shared/redline/list-changes";
import { memo, useEffect, useMemo, useRef, type ReactNode } from "react";

import { shownSigns } from "../components/signs.tsx";
import { kindWords, placeWords, shortened } from "./change-words.ts";
import type { NumberedChange } from "./cut-redline.ts";
import { useSlices } from "./use-slices.ts";

interface ChangeListProps {
  /** Those of the page that is shown. */
  readonly changes: readonly NumberedChange[];
  /** The place of the one that is marked, among all. */
  readonly current: number | null;
  readonly onChoose: (at: number) => void;
}

/** About as many as are seen at once. */
const A_PART = 25;
/** What each has of its place before it has come into view. */
const ITEM_PX = 77;

/** Every change in one line or two, to go there. Nothing of it is made anew while the text is drawn beside it. */
export const ChangeList = memo(function ChangeList(props: ChangeListProps): ReactNode {
  const { changes, current, onChoose } = props;
  const list = useRef<HTMLDivElement>(null);
  const parts = useMemo(() => inParts(changes), [changes]);
  const drawn = useSlices(changes, parts.length);
  const shown = parts.slice(0, drawn);
  const isListed = shown.some((part) => part.some(({ at }) => at === current));
  useEffect(() => {
    if (!isListed) return;
    list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: "nearest" });
  }, [current, isListed]);
  return (
    // Not an <ol>, which may have nothing between itself and its items.
    <div
      className={parts.length > 1 ? "redline-list redline-list-long" : "redline-list"}
      ref={list}
      role="list"
      aria-label="List of changes"
      aria-busy={drawn < parts.length ? true : undefined}
    >
      {shown.map((part, at) => (
        <Part
          // Parts never change places: a redline is made once.
          key={at}
          {...{ part, onChoose }}
          current={part.some((one) => one.at === current) ? current : null}
        />
      ))}
    </div>
  );
});

function inParts(changes: readonly NumberedChange[]): readonly (readonly NumberedChange[])[] {
  return Array.from({ length: Math.ceil(changes.length / A_PART) }, (_, at) =>
    changes.slice(at * A_PART, (at + 1) * A_PART),
  );
}

interface PartProps extends Pick<ChangeListProps, "current" | "onChoose"> {
  readonly part: readonly NumberedChange[];
}

const Part = memo(function Part({ part, current, onChoose }: PartProps): ReactNode {
  const style = { containIntrinsicSize: `auto ${part.length * ITEM_PX}px` };
  return (
    <div className="redline-list-part" role="none" style={style}>
      {part.map(({ at, change }) => (
        <Item key={change.id} {...{ at, change, onChoose }} isCurrent={at === current} />
      ))}
    </div>
  );
});

interface ItemProps extends NumberedChange {
  readonly isCurrent: boolean;
  readonly onChoose: (at: number) => void;
}

const Item = memo(function Item({ at, change, isCurrent, onChoose }: ItemProps): ReactNode {
  return (
    <div role="listitem">
      <button
        type="button"
        className="redline-item"
        aria-current={isCurrent ? "true" : undefined}
        onClick={() => onChoose(at)}
      >
        <span className="redline-item-kind">{`${at + 1}. ${kindWords(change)}`}</span>
        <span className="redline-item-place">{placeWords(change)}</span>
        <span className="redline-item-words">{shownSigns(changedWords(change))}</span>
      </button>
    </div>
  );
});

function changedWords({ kind, before, after }: ListedChange): string {
  switch (kind) {
    case "inserted":
    case "moved":
      return shortened(after);
    case "deleted":
      return shortened(before);
    case "replaced":
      return `${shortened(before)} → ${shortened(after)}`;
    case "renumbered":
      return `${shortened(before)} → ${shortened(after)}`;
  }
}
