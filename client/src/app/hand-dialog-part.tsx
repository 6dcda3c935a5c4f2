import { fetched } from "../components/fetched.tsx";
import { MissingDialog } from "../components/missing-dialog.tsx";
import type { HandDialogProps } from "./hand-dialog.tsx";

/** Comes when somebody first hands over. */
export const HandDialog = fetched<HandDialogProps>(
  async () => {
    const { HandDialog: component } = await import("./hand-dialog.tsx");
    return { default: component };
  },
  { waiting: null, Missing: MissingDialog },
);
