import type { MoveDetail } from "@crosstable/shared/papers/move-details";
import type { ReactNode } from "react";

import "./detail-list.css";

import { Signs } from "./signs.tsx";

/** What a mover wrote and chose, each under its label. `inside` shows the words where they are not simply shown whole. */
export function DetailList({
  details,
  inside = (words) => <Signs>{words}</Signs>,
}: {
  details: readonly MoveDetail[];
  inside?: (words: string) => ReactNode;
}): ReactNode {
  return (
    <dl className="detail-list">
      {details.map(({ label, words }, index) => (
        // Details have no other name than their place.
        <div key={index}>
          <dt>{label}</dt>
          <dd>{inside(words)}</dd>
        </div>
      ))}
    </dl>
  );
}
