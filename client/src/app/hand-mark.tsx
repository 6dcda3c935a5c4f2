import { Hand } from "lucide-react";
import { useState } from "react";

import { Button } from "../components/button.tsx";
import { useMe } from "../stores/me-store.ts";
import { useMatrix } from "../sync/use-matrix.ts";
import { HandDialog } from "./hand-dialog-part.tsx";

/** Who of the own side makes the moves, and the handover between chief and second. One hand at a time. */
export function HandMark(): React.ReactNode {
  const { seat } = useMe();
  const { talks } = useMatrix();
  const [isOpen, setOpen] = useState(false);
  if (talks === null || seat.side === null || (seat.role !== "chief" && seat.role !== "second"))
    return null;
  const holder = talks.hand[seat.side];
  const isMine = holder === seat.role;
  return (
    <span className="session-hand">
      <Hand size={15} aria-hidden />
      {isMine ? "You hold the hand" : `The ${holder} holds the hand`}
      {(seat.role === "chief" || isMine) && (
        <Button size="small" variant="quiet" onPress={() => setOpen(true)}>
          {handWords(holder, seat.role)}
        </Button>
      )}
      {isOpen && (
        <HandDialog
          holder={holder}
          act={handWords(holder, seat.role)}
          onClose={() => setOpen(false)}
        />
      )}
    </span>
  );
}

function handWords(holder: "chief" | "second", role: string): string {
  if (holder === "chief") return "Hand over";
  return role === "chief" ? "Take back" : "Give back";
}
