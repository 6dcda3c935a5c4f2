import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import { openSessionOf } from "@crosstable/shared/moves/bargaining-session";
import { MessageCircleQuestionMark } from "lucide-react";

import { SideMark } from "../../components/side-mark.tsx";
import { openMoveDialog } from "../../moves/move-dialog-store.ts";
import { useSupposals } from "../../stores/supposal-store.ts";

import "./package-strip.css";
import "./supposal-strip.css";

const SHOWN_CHARS = 70;

/** What is supposed now, under the grid and in a look of its own. It is there for the whole session, so that nothing moves when somebody supposes. */
export function SupposalStrip({ talks }: { talks: MatrixTalks }): React.ReactNode {
  const supposals = useSupposals();
  if (openSessionOf(talks) === null) return null;
  const newest = supposals.toReversed();
  return (
    <section className="package-strip supposal-strip-place" aria-label="Supposals, off the record">
      <MessageCircleQuestionMark size={16} aria-hidden />
      <button
        type="button"
        className="package-strip-button supposal-strip-all"
        onClick={() => openMoveDialog({ kind: "supposals" })}
      >
        <strong>Supposals</strong> off the record
        <span className="table-view-count">{supposals.length}</span>
      </button>
      <ul aria-live="polite">
        {newest.map(({ id, side, text }) => (
          <li key={id}>
            <button
              type="button"
              className="package-strip-button supposal-strip"
              onClick={() => openMoveDialog({ kind: "supposals" })}
            >
              <SideMark side={side} />
              <em>{text.length > SHOWN_CHARS ? `${text.slice(0, SHOWN_CHARS)}…` : text}</em>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
