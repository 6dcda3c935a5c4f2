import type { SeatView } from "@crosstable/shared/session/sign-in";
import type { Sides } from "@crosstable/shared/sides";

import "./seat-card.css";

const NEUTRAL_WORDS = {
  mediator: "of neither side; reads the table",
  observer: "reads the gallery and nothing else",
  host: "sets up sides, seats and links; sees no caucus",
} as const;

/** A seat as its link or its holder sees it: the name, and for whom it sits. */
export function SeatCard({
  seat,
  sides,
}: {
  seat: SeatView;
  sides: Sides | null;
}): React.ReactNode {
  const words =
    seat.side === null
      ? NEUTRAL_WORDS[seat.role as keyof typeof NEUTRAL_WORDS]
      : (sides?.[seat.side].name ?? "");
  return (
    <span className={`seat-card side-${seat.side ?? "n"}`}>
      <strong>{seat.name}</strong>
      {words !== "" && <span className="seat-card-words">{words}</span>}
    </span>
  );
}
