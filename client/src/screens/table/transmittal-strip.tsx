import { Button } from "../../components/button.tsx";
import { useBasket } from "../../moves/basket/basket-store.ts";
import { openMoveDialog } from "../../moves/move-dialog-store.ts";

import "./package-strip.css";

/** What this chief has collected and not handed over; under the grid, as long as there is anything. */
export function TransmittalStrip(): React.ReactNode {
  const moves = useBasket();
  if (moves.length === 0) return null;
  const count = moves.length === 1 ? "1 move" : `${moves.length} moves`;
  return (
    <section className="package-strip" aria-label="Your transmittal">
      <span>
        <strong>Your transmittal:</strong> {count}, nothing has gone over
      </span>
      <Button
        size="small"
        variant="primary"
        onPress={() => openMoveDialog({ kind: "transmittal" })}
      >
        Review and hand over
      </Button>
    </section>
  );
}
