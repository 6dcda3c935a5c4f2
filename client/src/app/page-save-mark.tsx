import { documentRight } from "@crosstable/shared/documents/document-kinds";
import { HELD_AFTER_MS } from "@crosstable/shared/limits";
import { parseDocumentName } from "@crosstable/shared/rooms";
import { Wifi, WifiOff } from "lucide-react";

import { SaveMark, type SaveMarkProps } from "../components/save-mark.tsx";
import { useNowMs } from "../stores/clock-store.ts";
import { meStore, useMe } from "../stores/me-store.ts";
import { saveStore, type SaveState } from "../stores/save-store.ts";

/** One mark for all that this page writes. A seat that writes nowhere is told whether what it reads is live. */
export function PageSaveMark(): React.ReactNode {
  const { seat } = useMe();
  const documents = saveStore((state) => state.documents);
  const clockOffMs = meStore((state) => state.clockOffMs);
  const nowMs = useNowMs(1_000) - clockOffMs;
  const written = [...documents].flatMap(([path, state]) => {
    const name = parseDocumentName(path);
    return name !== undefined && documentRight(seat, name) === "write" ? [state] : [];
  });
  if (written.length === 0) return <LiveMark states={[...documents.values()]} />;
  if (written.every(({ status }) => status === "loading")) return null;
  return (
    <span className="session-save">
      <SaveMark state={markOf(written, nowMs)} />
    </span>
  );
}

/** Held wins over saving, saving over saved: the mark never promises more than the worst document keeps. */
function markOf(states: readonly SaveState[], nowMs: number): SaveMarkProps["state"] {
  const edits = states.reduce((sum, { unsaved }) => sum + unsaved, 0);
  // What is written into a closed document goes nowhere and is not counted.
  if (edits === 0 && states.some(({ status }) => status === "closed")) return { kind: "closed" };
  if (edits === 0) {
    const saved = states.flatMap(({ savedAtMs }) => (savedAtMs === null ? [] : [savedAtMs]));
    return { kind: "saved", atMs: saved.length === 0 ? null : Math.max(...saved) };
  }
  const isHeld = states.some(
    ({ unsaved, status, heldSinceMs }) =>
      unsaved > 0 &&
      (status === "offline" ||
        status === "closed" ||
        (heldSinceMs !== null && nowMs - heldSinceMs > HELD_AFTER_MS)),
  );
  return isHeld ? { kind: "held", edits } : { kind: "saving" };
}

function LiveMark({ states }: { states: readonly SaveState[] }): React.ReactNode {
  const isLive = states.length > 0 && states.every(({ status }) => status === "live");
  if (states.every(({ status }) => status === "loading")) return null;
  return (
    <span className="session-save save-mark">
      {isLive ? <Wifi size={15} aria-hidden /> : <WifiOff size={15} aria-hidden />}
      {isLive ? "Live" : "Not live"}
    </span>
  );
}
