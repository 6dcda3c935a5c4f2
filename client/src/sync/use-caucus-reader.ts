import { caucusContent, type CaucusContent } from "./caucus-content.ts";
import { useCaucus, useIsCaucusOpen } from "./use-caucus.ts";

/** Reads my side's whole caucus as it is when called; null for seats without one and until it is open. */
export function useCaucusReader(): (() => CaucusContent) | null {
  const session = useCaucus();
  const isOpen = useIsCaucusOpen();
  return session !== null && isOpen ? () => caucusContent(session.doc) : null;
}
