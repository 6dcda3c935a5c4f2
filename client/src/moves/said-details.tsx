import type { CaseState } from "@crosstable/shared/moves/case-state";
import type { Move } from "@crosstable/shared/moves/move";
import { moveDetails } from "@crosstable/shared/papers/move-details";
import { officialZone } from "@crosstable/shared/papers/official-zone";

import { DetailList } from "../components/detail-list.tsx";
import { Signs } from "../components/signs.tsx";

/** Moves of which the sentence leaves out what was chosen or written, and which have no preview of their own. */
const LISTED: ReadonlySet<Move["kind"]> = new Set([
  "hold",
  "request-information",
  "add-part",
  "split",
  "merge",
]);
/** Said as a quotation below. */
const QUOTED = "Words";

/** What goes over with a move beside its sentence, each under its label, as the record has it. `state` is the state after the move. */
export function SaidDetails({ state, move }: { state: CaseState; move: Move }): React.ReactNode {
  if (!LISTED.has(move.kind)) return null;
  const details = moveDetails(state, move, officialZone(state)).filter(
    ({ label }) => label !== QUOTED,
  );
  return details.length === 0 ? null : <DetailList details={details} inside={boxed} />;
}

/** What is looked at once more before it goes over is not folded away. */
function boxed(words: string): React.ReactNode {
  return (
    <div className="move-detail">
      <Signs>{words}</Signs>
    </div>
  );
}
