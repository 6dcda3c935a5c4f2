import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import { wholeWords } from "@crosstable/shared/moves/final-offer-words";
import { SIDE_MARKS } from "@crosstable/shared/sides";
import { Flag } from "lucide-react";

import { Age } from "../../components/age.tsx";
import { SideMark } from "../../components/side-mark.tsx";
import { openMoveDialog } from "../../moves/move-dialog-store.ts";

import "./package-strip.css";

/** What a side calls its last, best and final offer on everything, under the grid, where its coming moves no row. */
export function FinalStrip({ talks }: { talks: MatrixTalks }): React.ReactNode {
  const made = SIDE_MARKS.flatMap((mark) => talks.finalWholes[mark] ?? []);
  if (made.length === 0) return null;
  return (
    <section className="package-strip" aria-label="Last, best and final offers on the whole">
      <Flag size={16} aria-hidden />
      <ul>
        {made.map((whole) => (
          <li key={whole.side}>
            <button
              type="button"
              className={`package-strip-button package-strip-${whole.side}`}
              onClick={() => openMoveDialog({ kind: "final-whole" })}
            >
              <SideMark side={whole.side} />
              <strong>
                <span className="visually-hidden">{talks.sides[whole.side].short} </span>
                Final offer on the whole
              </strong>
              <span>{wholeWords(whole)}</span>
              <Age at={whole.stamp.at} asOf={whole.stamp.asOf} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
