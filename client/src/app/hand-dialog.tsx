import { judgeMove } from "@crosstable/shared/moves/move";
import { useState } from "react";

import { makeMoves } from "../commands/make-moves.ts";
import { Button } from "../components/button.tsx";
import { Dialog } from "../components/dialog.tsx";
import { TheyWillSee } from "../moves/they-will-see.tsx";
import { useCanMove } from "../stores/connection-store.ts";
import { serverNowMs, useMe } from "../stores/me-store.ts";
import { useMatrix } from "../sync/use-matrix.ts";

export interface HandDialogProps {
  readonly holder: "chief" | "second";
  readonly act: string;
  readonly onClose: () => void;
}

/** Asks before the hand changes, because half-made signatures of the side fall with it. */
export function HandDialog(props: HandDialogProps): React.ReactNode {
  const { holder, act, onClose } = props;
  const verdict = useHandVerdict(holder);
  const { allowed, reason } = useCanMove();
  // One key for one opening: pressing again after a lost answer hands over once.
  const [key] = useState(() => crypto.randomUUID());
  const [isSending, setSending] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const why = refused ?? verdict ?? reason;
  const move = { kind: "hand-over", to: otherHand(holder) } as const;
  const send = async (): Promise<void> => {
    setSending(true);
    const answer = await makeMoves({ key, moves: [move] });
    setSending(false);
    if ("refused" in answer) setRefused(answer.refused.words);
    else onClose();
  };
  return (
    <Dialog
      title="The chief’s hand"
      size="small"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Leave it as it is</Button>
          <Button
            variant="primary"
            isDisabled={!allowed || verdict !== null || isSending}
            onPress={() => void send()}
          >
            {act}
          </Button>
        </>
      }
    >
      <p>
        Whoever holds the hand makes the binding moves of your side. After this it is the{" "}
        {otherHand(holder)}. A signature that the other side has not yet met with its own is void.
      </p>
      <TheyWillSee moves={[move]} />
      {why !== null && (
        <p className="session-why" role="alert">
          {why}
        </p>
      )}
    </Dialog>
  );
}

/** The rule's own words why the hand cannot change now, or null. */
function useHandVerdict(holder: "chief" | "second"): string | null {
  const { seat } = useMe();
  const { stateForJudging } = useMatrix();
  if (stateForJudging === null) return null;
  const actor = { id: seat.seat, side: seat.side, role: seat.role, name: seat.name };
  const move = { kind: "hand-over", to: otherHand(holder) } as const;
  return judgeMove(stateForJudging, move, { actor, nowMs: serverNowMs() })?.words ?? null;
}

function otherHand(holder: "chief" | "second"): "chief" | "second" {
  return holder === "chief" ? "second" : "chief";
}
