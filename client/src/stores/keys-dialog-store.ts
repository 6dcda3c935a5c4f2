import { create } from "zustand";

/** Whether the dialog is open that shows who signs with which key. */
export const keysDialogStore = create<{ readonly isOpen: boolean }>(() => ({ isOpen: false }));

/** Shows the keys. */
export function openKeysDialog(): void {
  keysDialogStore.setState({ isOpen: true });
}

/** Puts them away. */
export function closeKeysDialog(): void {
  keysDialogStore.setState({ isOpen: false });
}
