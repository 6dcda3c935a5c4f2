import { create } from "zustand";

/** Whether the search is open, and what was typed when it was closed. */
export const searchStore = create<{ readonly isOpen: boolean; readonly words: string }>(() => ({
  isOpen: false,
  words: "",
}));

/** Shows the search. */
export function openSearch(): void {
  searchStore.setState({ isOpen: true });
}

/** Puts it away; the words stay for the next time. */
export function closeSearch(): void {
  searchStore.setState({ isOpen: false });
}
