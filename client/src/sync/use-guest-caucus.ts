import type { SideMark } from "@crosstable/shared/sides";
import { useCallback, useRef, useSyncExternalStore } from "react";

import { caucusContent, type CaucusContent } from "./caucus-content.ts";
import type { DocumentSession } from "./document-session.ts";
import { useDocument } from "./use-document.ts";

/** What stands in the caucus of a side that has invited this page's mediator; null until it is in, and when it is over. */
export function useGuestCaucus(side: SideMark): CaucusContent | null {
  const session = useDocument({ kind: "caucus", side });
  const read = useRef<{ session: DocumentSession; content: CaucusContent } | null>(null);
  const subscribe = useCallback(
    (onChange: () => void) => {
      if (session === null) return () => undefined;
      const changed = (): void => {
        read.current = null;
        onChange();
      };
      session.doc.on("update", changed);
      const unsubscribe = session.state.subscribe(changed);
      return () => {
        session.doc.off("update", changed);
        unsubscribe();
      };
    },
    [session],
  );
  return useSyncExternalStore(subscribe, () => {
    const isThere = session !== null && isOpen(session);
    if (!isThere) return null;
    if (read.current?.session !== session)
      read.current = { session, content: caucusContent(session.doc) };
    return read.current.content;
  });
}

function isOpen({ state }: DocumentSession): boolean {
  const { status } = state.getState();
  return status === "live" || status === "offline";
}
