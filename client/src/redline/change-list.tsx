import type { ListedChange } from "@crosstable/shared/redline/list-changes";
import { useEffect, useRef, type ReactNode } from "react";

import { Signs } from "../components/signs.tsx";
import { kindWords, placeWords, shortened } from "./change-words.ts";

interface ChangeListProps {
  readonly changes: readonly ListedChange[];
  readonly current: number | null;
  readonly onChoose: (at: number) => void;
}

/** Every change in one line or two, to go there. */
export function ChangeList({ changes, current, onChoose }: ChangeListProps): ReactNode {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (current === null) return;
    list.current?.children[current]?.scrollIntoView({ block: "nearest" });
  }, [current]);
  return (
    <ol className="redline-list" ref={list} aria-label="List of changes">
      {changes.map((change, at) => (
        <li key={change.id}>
          <button
            type="button"
            className="redline-item"
            aria-current={at === current ? "true" : undefined}
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
      ))}
    </ol>
  );
}

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
