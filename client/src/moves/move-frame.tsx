import type { Move } from "@crosstable/shared/moves/move";
import { useState, type ReactNode } from "react";

import { Button } from "../components/button.tsx";
import { Dialog } from "../components/dialog.tsx";
import { useCanMove } from "../stores/connection-store.ts";
import { useHandReason } from "./hand-reason.ts";
import { closeMoveDialog } from "./move-dialog-store.ts";
import { PackagesEnded } from "./packages/packages-ended.tsx";
import { TheyWillSee } from "./they-will-see.tsx";
import { useSendMoves, type SendMoves } from "./use-send-moves.ts";

interface MoveFrameProps {
  readonly title: string;
  /** What the binding button says: "Reject pass 3". */
  readonly act: string;
  /** What would be sent as one transmittal, or null while something is missing. */
  readonly move: Move | readonly Move[] | null;
  /** What is missing, in words; shown beside the button while `move` is null. */
  readonly missing: string | null;
  readonly size?: "medium" | "large";
  /** Shown under a refusal: what the person can do now. */
  readonly afterRefusal?: (sending: SendMoves) => ReactNode;
  /** Called when it is on the record, before the dialog closes. */
  readonly onMade?: () => void;
  readonly extraActions?: ReactNode;
  /** True where the dialog shows the whole text as the other side will get it. */
  readonly showsItself?: boolean;
  readonly children: ReactNode;
}

/** The frame of every binding act: nothing is sent before its one button, and a refusal keeps what was written. */
export function MoveFrame(props: MoveFrameProps): ReactNode {
  const {
    title,
    act,
    move,
    missing,
    size = "medium",
    afterRefusal,
    onMade,
    extraActions,
    showsItself = false,
    children,
  } = props;
  const sending = useSendMoves();
  const canMove = useCanMove();
  const [wasTried, setTried] = useState(false);
  const moves = move === null ? [] : [move].flat();
  const handGone = useHandReason(moves);
  const why = canMove.allowed ? (wasTried ? missing : null) : canMove.reason;
  const send = async (): Promise<void> => {
    setTried(true);
    if (moves.length === 0 || !(await sending.send(moves))) return;
    onMade?.();
    closeMoveDialog();
  };
  return (
    <Dialog
      title={title}
      size={size}
      isOpen
      onClose={closeMoveDialog}
      footer={
        <>
          {why !== null && <span className="move-why">{why}</span>}
          <Button onPress={closeMoveDialog}>Not now</Button>
          {extraActions}
          <Button
            variant="primary"
            isDisabled={!canMove.allowed || handGone !== null || sending.isSending}
            onPress={() => void send()}
          >
            {sending.isSending ? "Sending" : act}
          </Button>
        </>
      }
    >
      {children}
      {!showsItself && <TheyWillSee moves={moves} />}
      {handGone !== null && (
        <div className="move-refusal" role="alert">
          <strong>This cannot be sent from here any more.</strong> {handGone}
        </div>
      )}
      <PackagesEnded moves={moves} />
      {sending.refusal !== null && (
        <div className="move-refusal" role="alert">
          <strong>Not made.</strong> {sending.refusal.words}
          {afterRefusal?.(sending)}
        </div>
      )}
    </Dialog>
  );
}
