import { useEffect, useRef, useState } from "react";

import { useIsNarrow } from "../../../components/use-width.ts";

/** The mark of the entry in the browser's history that stands for the open panel. */
const OPEN = { panel: true };
/** React may take a panel out and put it back in the same moment. */
let panels = 0;

/** Where the panel takes the whole screen, going back closes it, as people's devices have taught them, and leaves no room. */
export function useBackCloses(onClose: () => void): void {
  // As it was opened: a device that is turned meanwhile goes nowhere for that.
  const [isNarrow] = useState(useIsNarrow());
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => {
    if (!isNarrow) return undefined;
    panels += 1;
    if (!isPanelOnTop()) history.pushState(OPEN, "");
    const back = (): void => close.current();
    addEventListener("popstate", back);
    return () => {
      removeEventListener("popstate", back);
      panels -= 1;
      // Closed otherwise: the entry goes with it. Where another room was entered, another entry is on top.
      queueMicrotask(() => {
        if (panels === 0 && isPanelOnTop()) history.back();
      });
    };
  }, [isNarrow]);
}

function isPanelOnTop(): boolean {
  return (history.state as Partial<typeof OPEN> | null)?.panel === true;
}
