import type { Move } from "@crosstable/shared/moves/move";
import { refuse, type Refusal } from "@crosstable/shared/refusals";
import { useRef, useState } from "react";

import { makeMoves } from "../commands/make-moves.ts";
import { tooLongWords } from "./too-long.ts";

export interface SendMoves {
  readonly isSending: boolean;
  /** Why the server refused, in words. The draft is untouched. */
  readonly refusal: Refusal | null;
  /** Sends one transmittal. True when it is on the record. */
  readonly send: (moves: readonly Move[]) => Promise<boolean>;
  readonly clear: () => void;
}

/**
 * Sends a transmittal once. The key belongs to the words that are sent: trying the same again after a lost answer is answered
 * with the same outcome, and changed words get a new key.
 */
export function useSendMoves(): SendMoves {
  const [isSending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const sent = useRef<{ text: string; key: string } | null>(null);
  const send = async (moves: readonly Move[]): Promise<boolean> => {
    const tooLong = tooLongWords(moves);
    if (tooLong !== null) {
      setRefusal(refuse("too-many-requests", tooLong));
      return false;
    }
    const text = JSON.stringify(moves);
    if (sent.current?.text !== text) sent.current = { text, key: crypto.randomUUID() };
    setSending(true);
    setRefusal(null);
    const answer = await makeMoves({ key: sent.current.key, moves: [...moves] });
    setSending(false);
    if ("refused" in answer) {
      setRefusal(answer.refused);
      return false;
    }
    return true;
  };
  return { isSending, refusal, send, clear: () => setRefusal(null) };
}
