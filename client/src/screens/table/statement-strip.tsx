import { Button } from "../../components/button.tsx";
import { timeHere } from "../../components/time-in-zone.ts";
import { openMoveDialog } from "../../moves/move-dialog-store.ts";
import { notBeforeMs, useStatementDraft } from "../../moves/statements/statement-draft.ts";
import { useNowMs } from "../../stores/clock-store.ts";

import "./package-strip.css";

/** A statement that this chief keeps until a moment; under the grid, so that the moment is not missed. */
export function StatementStrip(): React.ReactNode {
  const draft = useStatementDraft();
  const nowMs = useNowMs(1_000);
  const fromMs = draft.isJoint ? null : notBeforeMs(draft);
  if (fromMs === null || draft.words.trim() === "") return null;
  const isTime = fromMs <= nowMs;
  return (
    <section className="package-strip" aria-label="Your statement">
      <span role="status">
        <strong>Your statement:</strong>{" "}
        {isTime
          ? "its time has come, and nothing is out yet"
          : `kept until ${timeHere(new Date(fromMs).toISOString())}`}
      </span>
      <Button
        size="small"
        variant={isTime ? "primary" : "plain"}
        onPress={() => openMoveDialog({ kind: "minutes", part: "statements" })}
      >
        {isTime ? "Look once more and publish" : "Look at it"}
      </Button>
    </section>
  );
}
