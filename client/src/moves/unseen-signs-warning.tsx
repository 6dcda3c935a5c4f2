import type { Move } from "@crosstable/shared/moves/move";
import { unseenSignsIn, unseenWords } from "@crosstable/shared/text/unseen-signs";
import { TriangleAlert } from "lucide-react";

import "./moves.css";

/** Before texts go over with signs in them that nobody would see, or letters that look like others, such as come along with what is pasted. It keeps nobody from sending. */
export function UnseenSignsWarning({ moves }: { moves: readonly Move[] }): React.ReactNode {
  const signs = unseenSignsIn(moves);
  const unseen = signs.filter(({ seen }) => seen === undefined);
  const alike = signs.filter(({ seen }) => seen !== undefined);
  return (
    <>
      {unseen.length > 0 && (
        <p className="move-off-record" role="note" aria-label="Unseen signs">
          <TriangleAlert size={16} aria-hidden />{" "}
          <span>
            In what you send there {unseen.length === 1 ? "is a sign" : "are signs"} that nobody
            sees or that turn figures round: {unseen.map(unseenWords).join(", ")}. They go over as
            they are, and both sides are shown a mark in the place of each.
          </span>
        </p>
      )}
      {alike.length > 0 && (
        <p className="move-off-record" role="note" aria-label="Letters that look like others">
          <TriangleAlert size={16} aria-hidden />{" "}
          <span>
            In words or figures that you send stand letters or digits of another script that look
            like those around them:{" "}
            {alike.map((each) => `${each.seen} ${unseenWords(each)}`).join(", ")}. They go over as
            they are, and both sides are shown a mark at each.
          </span>
        </p>
      )}
    </>
  );
}
