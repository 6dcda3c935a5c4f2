import { lazy, Suspense } from "react";

import { useMoveDialogStore } from "./move-dialog-store.ts";

/** The forms come with the first move: who only reads the table never fetches them. */
const OpenMoveDialog = lazy(async () => {
  const { OpenMoveDialog: component } = await import("./open-move-dialog.tsx");
  return { default: component };
});

/** Whichever move's dialog is open. Mounted once, by the rooms from which moves are made. */
export function MoveDialogs(): React.ReactNode {
  const isOpen = useMoveDialogStore(({ dialog }) => dialog !== null);
  if (!isOpen) return null;
  return (
    <Suspense fallback={null}>
      <OpenMoveDialog />
    </Suspense>
  );
}
