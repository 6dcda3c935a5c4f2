import type { PastInvitation } from "@crosstable/shared/authority/invitation-log";
import { useEffect, useState } from "react";

import { useFact } from "../socket/use-facts.ts";
import { connectionStore } from "../stores/connection-store.ts";
import { useInvitations } from "../stores/invitation-store.ts";
import { ask } from "./ask.ts";

/** When a mediator could read my side's caucus, the latest first; or why that cannot be read. Only for seats of a side. */
export async function readInvitationLog(): Promise<
  readonly PastInvitation[] | { readonly failure: string }
> {
  const answer = await ask({ request: "read-invitation-log" });
  return "refused" in answer ? { failure: answer.refused.words } : answer.done.invitations;
}

/** The same for a screen, read again when an invitation begins or ends. Empty until it is read. */
export function useInvitationLog(): readonly PastInvitation[] {
  const isLive = connectionStore((state) => state.events === "live");
  const open = useInvitations();
  const [log, setLog] = useState<readonly PastInvitation[]>([]);
  const [changes, setChanges] = useState(0);
  useFact("invitations-changed", () => setChanges((before) => before + 1));
  useEffect(() => {
    if (!isLive) return undefined;
    let isLatest = true;
    void readInvitationLog().then((read) => {
      if (isLatest && !("failure" in read)) setLog(read);
    });
    return () => {
      isLatest = false;
    };
  }, [isLive, open, changes]);
  return log;
}
