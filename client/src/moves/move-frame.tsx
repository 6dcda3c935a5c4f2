import type { CaseState } from "@crosstable/shared/moves/case-state";
import type { Move } from "@crosstable/shared/moves/move";
import type { Refusal } from "@crosstable/shared/refusals";
import type { SeatView } from "@crosstable/shared/session/sign-in";
import { useId, useState, type ReactNode } from "react";
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
import { tooLongWords } from "./too-long.ts";
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
  /** What the dialog is still finding out, in words. Until it has, its buttons wait: a press that came too early would be lost. */
  readonly waitsFor?: string | null;
  readonly size?: "medium" | "large";
  /** What has come since the dialog was opened and is read first, with the way on: shown before anybody tries, and under a refusal. */
  readonly meanwhile?: (sending: SendMoves) => ReactNode;
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
    waitsFor = null,
    size = "medium",
    meanwhile,
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
  const { stateForJudging: state } = useMatrix();
  const refusal = useRefusal(moves);
  const isLater = useIsLater(moves, refusal);
  const told = refusal !== null && isToldBefore(refusal, showsItself) ? refusal.words : null;
  const tooLong = tooLongWords(moves);
  const unjudged = state === null ? "The table is not loaded yet." : null;
  // Neither waiting nor a transmittal makes these words the ones on the record.
  const isFinal = refusal?.reason === "wrong-text";
  const whyId = useId();
  const [path] = useLocation();
  const isNarrow = useIsNarrow();
  const why = !canMove.allowed
    ? canMove.reason
    : isLater
      ? "This can go over only with what is in your transmittal."
      : (unjudged ??
        waitsFor ??
        tooLong ??
        told ??
        (wasTried && moves.length === 0 ? missing : null));
  const describedBy = why === null ? {} : { "aria-describedby": whyId };
  const send = async (on: Element): Promise<void> => {
    setTried(true);
    if (moves.length === 0) showWhatToRead(on);
    if (moves.length === 0 || !(await sending.send(moves))) return;
    onMade?.();
    closeMoveDialog();
  };
  const collect = (on: Element): void => {
    setTried(true);
    if (moves.length === 0) {
      showWhatToRead(on);
      return;
    }
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
          {why !== null && (
            <span className="move-why" id={whyId}>
              {why}
            </span>
          )}
          <Button onPress={closeMoveDialog}>Not now</Button>
          {extraActions}
          <Button
            isDisabled={
              handGone !== null ||
              unjudged !== null ||
              waitsFor !== null ||
              tooLong !== null ||
              isFinal
            }
            {...describedBy}
            onPress={({ target }) => collect(target)}
          >
            Put into a transmittal
          </Button>
          <Button
            variant="primary"
            {...describedBy}
            isDisabled={
              !canMove.allowed ||
              handGone !== null ||
              sending.isSending ||
              isLater ||
              unjudged !== null ||
              waitsFor !== null ||
              tooLong !== null ||
              told !== null
            }
            onPress={({ target }) => void send(target)}
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
      {sending.refusal === null && meanwhile?.(sending)}
      <NotDone why={sending.refusal?.words ?? null}>
        {meanwhile?.(sending)}
        {afterRefusal?.(sending)}
      </NotDone>
    </Dialog>
  );
}

/** Under a long text the other side's newer words may be out of sight, and the button would seem to do nothing. */
function showWhatToRead(on: Element): void {
  on.closest("[role='dialog']")
    ?.querySelector(".move-meanwhile")
    ?.scrollIntoView({ block: "nearest" });
}

/** What the rules say against the first of these moves that they refuse, before anybody tries. */
function useRefusal(moves: readonly Move[]): Refusal | null {
  const { seat } = useMe();
  const { stateForJudging: state } = useMatrix();
  return state === null ? null : refusalOf(state, moves, seat);
}

/**
 * Whether the button says so before anybody tries: under a text that goes over at the table alone while no session goes on, and where the
 * text on the screen is another one than the binding act would name.
 */
function isToldBefore({ reason }: Refusal, showsItself: boolean): boolean {
  return reason === "wrong-text" || (showsItself && reason === "no-session");
}

/** True when these moves would be refused by themselves and not after what is in the basket. */
function useIsLater(moves: readonly Move[], refusal: Refusal | null): boolean {
  const { seat } = useMe();
  const later = useAfterBasket();
  return refusal !== null && later !== null && refusalOf(later, moves, seat) === null;
}

function refusalOf(state: CaseState, moves: readonly Move[], seat: SeatView): Refusal | null {
  const tried = tryMoves(state, moves, { seat, nowMs: serverNowMs(), isCompared: true });
  return tried.find(({ refusal }) => refusal !== null)?.refusal ?? null;
}
