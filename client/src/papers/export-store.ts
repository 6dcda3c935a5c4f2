import { create } from "zustand";

/** Whether the dialog is open in which a person chooses what to take away. */
export const exportStore = create<{ readonly isOpen: boolean }>(() => ({ isOpen: false }));

/** Shows what can be taken away. */
export function openExports(): void {
  exportStore.setState({ isOpen: true });
}

/** Puts it away. */
export function closeExports(): void {
  exportStore.setState({ isOpen: false });
}
