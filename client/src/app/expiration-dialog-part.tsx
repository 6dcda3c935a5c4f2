import { fetched } from "../components/fetched.tsx";
import { MissingDialog } from "../components/missing-dialog.tsx";
import type { ExpirationDialogProps } from "./expiration-dialog.tsx";

/** Comes when somebody first asks for the instant. */
export const ExpirationDialog = fetched<ExpirationDialogProps>(
  async () => {
    const { ExpirationDialog: component } = await import("./expiration-dialog.tsx");
    return { default: component };
  },
  { waiting: null, Missing: MissingDialog },
);
