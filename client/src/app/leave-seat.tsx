import { useState, type ReactNode } from "react";

import { forgetDevice } from "../commands/forget-device.ts";
import { Button } from "../components/button.tsx";
import { forgetSeen } from "../screens/table/seen-moves.ts";
import { useMe } from "../stores/me-store.ts";
import { unsavedEdits } from "../stores/save-store.ts";
import { leaveSeat } from "../sync/leave-for-new-rights.ts";

type Step = "offered" | "asked" | "leaving" | "failed";

/** The way out of a browser that somebody else will use. Nobody takes it by mistake: it costs a new link. */
export function LeaveSeat(): ReactNode {
  const me = useMe();
  const { seat, name } = me.seat;
  const [step, setStep] = useState<Step>("offered");
  const leave = async (): Promise<void> => {
    setStep("leaving");
    if (!(await leaveSeat())) {
      setStep("failed");
      return;
    }
    forgetSeen(seat);
    await forgetDevice(seat).catch(() => undefined);
    globalThis.location.replace("/");
  };
  const held = unsavedEdits();
  return (
    <section className="help-leave" aria-labelledby="leave-seat">
      <h3 id="leave-seat">This browser</h3>
      <p>
        Whoever uses this browser after you can open your seat. If you share it, leave the seat: you
        are signed out here, and everything of it that is kept here goes but the fingerprints of the
        record that this browser has seen: they are proof. Other seats stay.
      </p>
      {step === "offered" ? (
        <Button onPress={() => setStep("asked")}>Leave this seat here</Button>
      ) : (
        <>
          <p role="alert">
            {step === "failed"
              ? "The server did not answer, so nothing has changed. Try again when the page is connected."
              : `To come back you need a new link from your host.${held === 0 ? "" : ` What is not saved yet (${held === 1 ? "1 edit" : `${held} edits`}) is lost.`}`}
          </p>
          <div className="help-leave-choice">
            <Button autoFocus onPress={() => setStep("offered")}>
              Stay
            </Button>
            <Button variant="danger" isDisabled={step === "leaving"} onPress={() => void leave()}>
              Leave {name}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
