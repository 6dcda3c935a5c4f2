import { Check, CircleAlert, Loader } from "lucide-react";

import "./save-mark.css";

export interface SaveMarkProps {
  readonly state:
    | { readonly kind: "saved"; readonly atMs: number | null }
    | { readonly kind: "saving" }
    | { readonly kind: "held"; readonly edits: number }
    /** A document takes nothing any more. */
    | { readonly kind: "closed" };
}

/** "Saved" means on the server's disk. Shown at every width. */
export function SaveMark({ state }: SaveMarkProps): React.ReactNode {
  switch (state.kind) {
    case "saved":
      return (
        <span className="save-mark">
          <Check size={15} aria-hidden />{" "}
          {state.atMs === null ? "Saved" : `Saved ${clock(state.atMs)}`}
        </span>
      );
    case "saving":
      return (
        <span className="save-mark">
          <Loader size={15} aria-hidden /> Saving
        </span>
      );
    case "closed":
      return (
        <span className="save-mark save-mark-held">
          <CircleAlert size={15} aria-hidden /> Not saved, a document is closed
        </span>
      );
    case "held":
      return (
        <span className="save-mark save-mark-held">
          <CircleAlert size={15} aria-hidden /> Not saved,{" "}
          {state.edits === 1 ? "1 edit" : `${state.edits} edits`} held on this device
        </span>
      );
  }
}

function clock(ms: number): string {
  return new Intl.DateTimeFormat("en-GB", { timeStyle: "medium" }).format(new Date(ms));
}
