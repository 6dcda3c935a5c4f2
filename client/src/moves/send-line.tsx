import type { Move } from "@crosstable/shared/moves/move";

import { Button } from "../components/button.tsx";
import { NotDone } from "../components/not-done.tsx";
import { TheyWillSee } from "./they-will-see.tsx";
import { useJudge } from "./use-judge.ts";
import { useSendMoves } from "./use-send-moves.ts";

/** The binding button of a form that stays open, with the rule's own words while it cannot be pressed. */
export function SendLine(props: {
  readonly act: string;
  /** What would be sent, or what is missing for it. */
  readonly move: Move | { readonly missing: string };
  readonly onMade: () => void;
  /** Closes the form and sends nothing; left out where the form is always open. */
  readonly onNotNow?: () => void;
  /** True where it comes in the place of a button that had the focus, and nothing is to be written first. */
  readonly takesFocus?: boolean;
}): React.ReactNode {
  const { act, move, onMade, onNotNow, takesFocus = false } = props;
  const judge = useJudge();
  const sending = useSendMoves();
  const why = "missing" in move ? move.missing : judge(move);
  const send = async (): Promise<void> => {
    if (!("missing" in move) && (await sending.send([move]))) onMade();
  };
  return (
    <>
      {why === null && !("missing" in move) && <TheyWillSee moves={[move]} />}
      <div className="ground-answers">
        <Button
          variant="primary"
          isDisabled={why !== null || sending.isSending}
          onPress={() => void send()}
        >
          {sending.isSending ? "Sending" : act}
        </Button>
        {onNotNow !== undefined && (
          <Button autoFocus={takesFocus} onPress={onNotNow}>
            Not now
          </Button>
        )}
        {why !== null && <span className="move-why">{why}</span>}
      </div>
      <NotDone why={sending.refusal?.words ?? null} />
    </>
  );
}
