import type { ListedChange } from "@crosstable/shared/redline/list-changes";
import { memo, useEffect, useRef, type ReactNode } from "react";

import { Signs } from "../components/signs.tsx";
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

/** What a browser lists in one go without keeping anybody waiting. */
const LISTED_AT_ONCE = 100;

/** Every change in one line or two, to go there. Nothing of it is made anew while the text is drawn beside it. */
export const ChangeList = memo(function ChangeList(props: ChangeListProps): ReactNode {
  const { changes, current, onChoose } = props;
  const list = useRef<HTMLOListElement>(null);
  const count = Math.ceil(changes.length / LISTED_AT_ONCE);
  const drawn = useSlices(changes, count);
  const isListed = changes.slice(0, drawn * LISTED_AT_ONCE).some(({ at }) => at === current);
  useEffect(() => {
    if (!isListed) return;
    list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: "nearest" });
  }, [current, isListed]);
  return (
    <ol
      className={count > 1 ? "redline-list redline-list-long" : "redline-list"}
      ref={list}
      aria-label="List of changes"
    >
      {changes.slice(0, drawn * LISTED_AT_ONCE).map(({ at, change }) => (
        <Item key={change.id} {...{ at, change, onChoose }} isCurrent={at === current} />
      ))}
    </ol>
  );
});

interface ItemProps extends NumberedChange {
  readonly isCurrent: boolean;
  readonly onChoose: (at: number) => void;
}

const Item = memo(function Item({ at, change, isCurrent, onChoose }: ItemProps): ReactNode {
  return (
    <li>
      <button
        type="button"
        className="redline-item"
        aria-current={isCurrent ? "true" : undefined}
        onClick={() => onChoose(at)}
      >
        <span className="redline-item-kind">
          {at + 1}. {kindWords(change)}
        </span>
        <span className="redline-item-place">{placeWords(change)}</span>
        <span className="redline-item-words">
          <Signs>{changedWords(change)}</Signs>
        </span>
      </button>
    </li>
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
