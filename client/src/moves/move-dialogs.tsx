import { fetched } from "../components/fetched.tsx";
import { MissingDialog } from "../components/missing-dialog.tsx";
import { closeMoveDialog, useMoveDialogStore } from "./move-dialog-store.ts";

/** The forms come with the first move: who only reads the table never fetches them. */
const OpenMoveDialog = fetched(
  async () => {
    const { OpenMoveDialog: component } = await import("./open-move-dialog.tsx");
    return { default: component };
  },
  {
    waiting: null,
    Missing: ({ onAgain }) => <MissingDialog onAgain={onAgain} onClose={closeMoveDialog} />,
  },
);

/** Whichever move's dialog is open. Mounted once, by the rooms from which moves are made. */
export function MoveDialogs(): React.ReactNode {
  const isOpen = useMoveDialogStore(({ dialog }) => dialog !== null);
  return isOpen ? <OpenMoveDialog /> : null;
}
