import { useEffect } from "react";

import { unsavedEdits } from "../stores/save-store.ts";
import { isLeavingForNewRights } from "../sync/leave-for-new-rights.ts";

/** Asks before the page is left while something on it is not stored. */
export function useLeaveGuard(): void {
  useEffect(() => {
    const guard = (event: BeforeUnloadEvent): void => {
      if (unsavedEdits() > 0 && !isLeavingForNewRights()) event.preventDefault();
    };
    addEventListener("beforeunload", guard);
    return () => removeEventListener("beforeunload", guard);
  }, []);
}
