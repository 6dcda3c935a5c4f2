import { proposalLabel } from "@crosstable/shared/moves/case-state";
import { type HandOver, voidWithHand } from "@crosstable/shared/moves/hand-over";
import { judgeMove } from "@crosstable/shared/moves/move";
import { openOffers } from "@crosstable/shared/moves/open-offers";
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

/** Asks before the hand changes, because half-made signatures and unanswered offers of the side fall with it. */
export function HandDialog(props: HandDialogProps): React.ReactNode {
  const { holder, act, onClose } = props;
  const move = useHandOver(holder);
  const verdict = useVerdict(move);
  const voided = useVoided();
  const { allowed, reason } = useCanMove();
  // One key for one opening: pressing again after a lost answer hands over once.
  const [key] = useState(() => crypto.randomUUID());
  const [isSending, setSending] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const why = refused ?? verdict ?? reason;
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
      {voided.length > 0 && <p>Void with it: what your side has begun on {voided.join(", ")}.</p>}
      {move.drops !== undefined && (
        <p>
          What your side has offered and the other has not answered falls too. The{" "}
          {otherHand(holder)} may offer it again.
        </p>
      )}
      <TheyWillSee moves={[move]} />
      {why !== null && (
        <p className="session-why" role="alert">
          {why}
        </p>
      )}
    </Dialog>
  );
}

/** The move, with what falls with the hand as things stand now. */
function useHandOver(holder: "chief" | "second"): HandOver {
  const { seat } = useMe();
  const { stateForJudging } = useMatrix();
  const to = otherHand(holder);
  const drops =
    stateForJudging === null
      ? undefined
      : openOffers(stateForJudging, (made) => made.side === seat.side);
  return { kind: "hand-over", to, ...(drops === undefined ? {} : { drops }) };
}

/** The proposals on which something of the own side waits for the other chief and falls. */
function useVoided(): string[] {
  const { seat } = useMe();
  const { stateForJudging } = useMatrix();
  if (stateForJudging === null || seat.side === null) return [];
  return voidWithHand(stateForJudging, seat.side).map((each) => proposalLabel(each));
}

/** The rule's own words why the hand cannot change now, or null. */
function useVerdict(move: HandOver): string | null {
  const { seat } = useMe();
  const { stateForJudging } = useMatrix();
  if (stateForJudging === null) return null;
  const actor = { id: seat.seat, side: seat.side, role: seat.role, name: seat.name };
  return judgeMove(stateForJudging, move, { actor, nowMs: serverNowMs() })?.words ?? null;
}

function otherHand(holder: "chief" | "second"): "chief" | "second" {
  return holder === "chief" ? "second" : "chief";
}
