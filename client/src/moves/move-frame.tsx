import type { CaseState } from "@crosstable/shared/moves/case-state";
import type { Move } from "@crosstable/shared/moves/move";
import { useState, type ReactNode } from "react";
import { useLocation } from "wouter";

import { Button } from "../components/button.tsx";
import { Dialog } from "../components/dialog.tsx";
import { NotDone } from "../components/not-done.tsx";
import { useIsNarrow } from "../components/use-width.ts";
import { isKeyOpen, OPEN_KEY_WORDS } from "../signing/open-key-words.ts";
import { announce } from "../stores/announcer.ts";
import { useCanMove } from "../stores/connection-store.ts";
import { serverNowMs, useMe } from "../stores/me-store.ts";
import { notify } from "../stores/notice-store.ts";
import { useMatrix } from "../sync/use-matrix.ts";
import { addToBasket } from "./basket/basket-store.ts";
import { useAfterBasket } from "./basket/use-after-basket.ts";
import { useHandReason } from "./hand-reason.ts";
import { closeMoveDialog } from "./move-dialog-store.ts";
import { OffRecordWarning } from "./off-record-warning.tsx";
import { PackagesEnded } from "./packages/packages-ended.tsx";
import { TheyWillSee } from "./they-will-see.tsx";
import { tryMoves } from "./try-moves.ts";
import { UnseenSignsWarning } from "./unseen-signs-warning.tsx";
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
  /** Called when it is on the record or in the basket, before the dialog closes. */
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
  const isLater = useIsLater(moves);
  const offTheTable = useOffTheTable(showsItself ? moves : []);
  const [path] = useLocation();
  const isNarrow = useIsNarrow();
  const why = !canMove.allowed
    ? canMove.reason
    : isLater
      ? "This can go over only with what is in your transmittal."
      : (offTheTable ?? (wasTried && moves.length === 0 ? missing : null));
  const send = async (): Promise<void> => {
    setTried(true);
    if (moves.length === 0 || !(await sending.send(moves))) return;
    onMade?.();
    closeMoveDialog();
  };
  const collect = (): void => {
    setTried(true);
    if (moves.length === 0) return;
    if (!addToBasket(moves)) {
      notify("The transmittal is full. Hand it over first.", { tone: "alarm" });
      return;
    }
    const words = "Put into your transmittal. Nothing has gone over yet.";
    announce(words);
    // At the table the strip under the grid shows it, where no proposal stands before both.
    if (!path.endsWith("/table") || isNarrow) notify(`${words} Hand it over at the table.`);
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
          <Button isDisabled={handGone !== null} onPress={collect}>
            Put into a transmittal
          </Button>
          <Button
            variant="primary"
            isDisabled={
              !canMove.allowed ||
              handGone !== null ||
              sending.isSending ||
              isLater ||
              offTheTable !== null
            }
            onPress={() => void send()}
          >
            {sending.isSending ? "Sending" : act}
          </Button>
        </>
      }
    >
      {showsItself && <UnseenSignsWarning moves={moves} />}
      {children}
      {showsItself ? <OffRecordWarning moves={moves} /> : <TheyWillSee moves={moves} />}
      <NotDone what="This cannot be sent from here any more." why={handGone} />
      {isKeyOpen() && <p className="move-note">{OPEN_KEY_WORDS}</p>}
      <PackagesEnded moves={moves} />
      <NotDone why={sending.refusal?.words ?? null}>{afterRefusal?.(sending)}</NotDone>
    </Dialog>
  );
}

/** The rule's words where what is written goes over at the table alone and no session goes on, before anybody tries; else null. */
function useOffTheTable(moves: readonly Move[]): string | null {
  const { seat } = useMe();
  const { stateForJudging: state } = useMatrix();
  if (state === null || moves.length === 0) return null;
  const tried = tryMoves(state, moves, { seat, nowMs: serverNowMs() });
  const refused = tried.find(({ refusal }) => refusal?.reason === "no-session");
  return refused?.refusal?.words ?? null;
}

/** True when these moves would be refused by themselves and not after what is in the basket. */
function useIsLater(moves: readonly Move[]): boolean {
  const { seat } = useMe();
  const { stateForJudging: now } = useMatrix();
  const later = useAfterBasket();
  if (now === null || later === null || moves.length === 0) return false;
  const by = { seat, nowMs: serverNowMs() };
  const isRefused = (state: CaseState) =>
    tryMoves(state, moves, by).some(({ refusal }) => refusal !== null);
  return isRefused(now) && !isRefused(later);
}
