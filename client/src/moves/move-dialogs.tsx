import { fetched } from "../components/fetched.tsx";
import { MissingDialog } from "../components/missing-dialog.tsx";
import { closeMoveDialog, useMoveDialogStore } from "./move-dialog-store.ts";

/** The forms and the rules of the moves are no part of the first load: they come with the first touch, or with the first move. */
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

/** Fetches the forms before one is wanted. */
export const fetchMoveDialogs = OpenMoveDialog.fetchAhead;

/** Whichever move's dialog is open. Mounted once, by the rooms from which moves are made. */
export function MoveDialogs(): React.ReactNode {
  const isOpen = useMoveDialogStore(({ dialog }) => dialog !== null);
  return isOpen ? <OpenMoveDialog /> : null;
}
