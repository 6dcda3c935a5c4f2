import type { DocumentName } from "@crosstable/shared/rooms";
import { useCallback, useSyncExternalStore } from "react";

import type { DocumentSession } from "./document-session.ts";
import { currentDocument, holdDocument } from "./open-documents.ts";

/**
 * The session of one document of this seat: opened when the first component asks, shared by all, left a little
 * after the last one is gone. Null while it opens, and for a seat that may not see the document.
 */
export function useDocument(name: DocumentName | null): DocumentSession | null {
  const kind = name?.kind ?? null;
  const side = name?.kind === "caucus" ? name.side : null;
  const subscribe = useCallback(
    (onChange: () => void) => {
      if (kind === null) return () => undefined;
      if (kind !== "caucus") return holdDocument({ kind }, onChange);
      return side === null ? () => undefined : holdDocument({ kind, side }, onChange);
    },
    [kind, side],
  );
  return useSyncExternalStore(subscribe, () => (name === null ? null : currentDocument(name)));
}
