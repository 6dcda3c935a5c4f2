import type { Said } from "@crosstable/shared/moves/closings";
import { useState } from "react";

import { Button } from "../components/button.tsx";
import { Signs } from "../components/signs.tsx";
import type { SendMoves } from "./use-send-moves.ts";

interface Seen<Of> {
  /** What the dialog goes by and names when it is sent. */
  readonly seen: Of | null;
  /** Something else stands there by now: the other side has taken it back, or said it in other words. */
  readonly isOvertaken: boolean;
  readonly readNow: () => void;
}

/** What a dialog answers: it stays what was there when the dialog was opened, until the person has read what has come in its place. */
export function useSeen<Of extends Said>(now: Of | null): Seen<Of> {
  const [seen, setSeen] = useState(now);
  return {
    seen,
    isOvertaken: seen?.stamp.seq !== now?.stamp.seq,
    readNow: () => setSeen(now),
  };
}

interface SaidMeanwhileProps<Of> {
  readonly of: Seen<Of>;
  readonly now: Of | null;
  readonly sending: SendMoves;
  /** What has come, as a sentence; and what there is where it was taken back. */
  readonly newer: string;
  readonly gone: string;
}

/** What the other side has said while the dialog was open, and the way on with what is written. Nothing while nothing has come. */
export function SaidMeanwhile<Of extends Said>(props: SaidMeanwhileProps<Of>): React.ReactNode {
  const { of, now, sending, newer, gone } = props;
  // The own move is on its way, and may be what has changed it.
  if (!of.isOvertaken || sending.isSending) return null;
  const read = ({ target }: { target: Element }): void => {
    // The button goes with what was read. Left to itself the focus would fall on the one that closes the dialog, and Enter lose what is written.
    target.closest("[role='dialog']")?.querySelector("textarea")?.focus();
    of.readNow();
    sending.clear();
  };
  return (
    <div className="move-meanwhile" role="status">
      <p>{now === null ? gone : newer}</p>
      {now !== null && now.words !== "" && (
        <blockquote>
          <Signs>{now.words}</Signs>
        </blockquote>
      )}
      <Button onPress={read}>I have read it. Go on</Button>
    </div>
  );
}
