import { create } from "zustand";

/** Whether the list of keys is open. */
export const keyboardHelpStore = create<{ readonly isOpen: boolean }>(() => ({ isOpen: false }));

/** Shows the list of keys. */
export function openKeyboardHelp(): void {
  keyboardHelpStore.setState({ isOpen: true });
}

/** Puts it away. */
export function closeKeyboardHelp(): void {
  keyboardHelpStore.setState({ isOpen: false });
}
