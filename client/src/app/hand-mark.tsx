import { Hand } from "lucide-react";

import { Button } from "../components/button.tsx";
import { useMe } from "../stores/me-store.ts";
import { useMatrix } from "../sync/use-matrix.ts";

export interface HandHeld {
  readonly holder: "chief" | "second";
  readonly isMine: boolean;
  readonly mayAct: boolean;
  readonly act: string;
}

/** Who of the own side makes the moves, for the chief and the second alone. One hand at a time. */
export function useHand(): HandHeld | null {
  const { seat } = useMe();
  const { talks } = useMatrix();
  if (talks === null || seat.side === null || (seat.role !== "chief" && seat.role !== "second"))
    return null;
  const holder = talks.hand[seat.side];
  const isMine = holder === seat.role;
  const mayAct = seat.role === "chief" || isMine;
  return { holder, isMine, mayAct, act: handWords(holder, seat.role) };
}

/** That the hand is not where it mostly is; a chief with the own hand reads nothing, and hands over from the menu. */
export function HandMark({ hand, onAsk }: { hand: HandHeld; onAsk: () => void }): React.ReactNode {
  if (isOrdinary(hand)) return null;
  return (
    <span className="session-hand">
      <Hand size={15} aria-hidden />
      {hand.isMine ? "You hold the hand" : `The ${hand.holder} holds the hand`}
      {hand.mayAct && (
        <Button size="small" onPress={onAsk}>
          {hand.act}
        </Button>
      )}
    </span>
  );
}

/** The chief has it and may give it away. */
export function isOrdinary({ holder, isMine }: HandHeld): boolean {
  return holder === "chief" && isMine;
}

function handWords(holder: "chief" | "second", role: string): string {
  if (holder === "chief") return "Hand over";
  return role === "chief" ? "Take back" : "Give back";
}
