import { ask } from "../commands/ask.ts";
import { Button } from "../components/button.tsx";
import { useCanMove } from "../stores/connection-store.ts";
import { useMe } from "../stores/me-store.ts";
import { notify } from "../stores/notice-store.ts";
import { useMatrix } from "../sync/use-matrix.ts";

/** Who of the own side makes the moves, and the handover between chief and second. One hand at a time. */
export function HandMark(): React.ReactNode {
  const { seat } = useMe();
  const { talks } = useMatrix();
  const canMove = useCanMove();
  if (talks === null || seat.side === null || (seat.role !== "chief" && seat.role !== "second"))
    return null;
  const holder = talks.hand[seat.side];
  const to = holder === "chief" ? "second" : "chief";
  const isMine = holder === seat.role;
  const mayChange = seat.role === "chief" || isMine;
  const hand = async (): Promise<void> => {
    const answer = await ask({
      request: "make-move",
      key: crypto.randomUUID(),
      moves: [{ kind: "hand-over", to }],
    });
    if ("refused" in answer) notify(answer.refused.words, { tone: "alarm" });
  };
  return (
    <span className="session-hand">
      {isMine ? "You make the moves" : `The ${holder} makes the moves`}
      {mayChange && (
        <Button
          size="small"
          variant="quiet"
          isDisabled={!canMove.allowed}
          onPress={() => void hand()}
        >
          {to === "second" ? "Hand over" : seat.role === "chief" ? "Take back" : "Give back"}
        </Button>
      )}
    </span>
  );
}
