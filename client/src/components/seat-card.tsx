import type { SeatView } from "@crosstable/shared/session/sign-in";
import type { Sides } from "@crosstable/shared/sides";

import "./seat-card.css";
import "./side-mark.css";

/** A seat before its page is loaded: its side's shape and letter, its name, what it may do. */
export function SeatCard({
  seat,
  sides,
}: {
  seat: SeatView;
  sides: Sides | null;
}): React.ReactNode {
  const side = seat.side === null || sides === null ? null : sides[seat.side];
  const letter = side?.letter ?? seat.name.charAt(0);
  return (
    <div className={`seat-card seat-card-${seat.side ?? "n"}`}>
      <span className={`side-mark side-mark-${seat.side ?? "n"}`} aria-hidden>
        {letter}
      </span>
      <span>
        <strong className="seat-card-name">{seat.name}</strong>
        <span className="seat-card-role">{ROLE_WORDS[seat.role]}</span>
        {side !== null && <span className="seat-card-role">{side.name}</span>}
      </span>
    </div>
  );
}

const ROLE_WORDS: Record<SeatView["role"], string> = {
  chief: "Makes the moves for the side",
  second: "Makes the moves while the chief has handed over",
  negotiator: "Writes in the caucus and on the worksheet",
  staff: "Reads the table, writes in the caucus, watches the monitor",
  mediator: "Reads the table, belongs to neither side",
  observer: "Reads the gallery",
  host: "Sets up sides, seats and links; sees no caucus",
};
