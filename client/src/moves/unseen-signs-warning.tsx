import type { Move } from "@crosstable/shared/moves/move";
import { unseenSignsIn, unseenWords } from "@crosstable/shared/text/unseen-signs";
import { TriangleAlert } from "lucide-react";

import "./moves.css";

/** Before texts go over with signs in them that nobody would see, such as come along with what is pasted. It keeps nobody from sending. */
export function UnseenSignsWarning({ moves }: { moves: readonly Move[] }): React.ReactNode {
  const signs = unseenSignsIn(moves);
  if (signs.length === 0) return null;
  return (
    <p className="move-off-record" role="note" aria-label="Unseen signs">
      <TriangleAlert size={16} aria-hidden />{" "}
      <span>
        In what you send there {signs.length === 1 ? "is a sign" : "are signs"} that nobody sees or
        that turn figures round: {signs.map(unseenWords).join(", ")}. They go over as they are, and
        both sides are shown a mark in the place of each.
      </span>
    </p>
  );
}
