import type { SuggestionOptions, SuggestionProps } from "@tiptap/suggestion";
import { create } from "zustand";

/** Somebody or something that can be mentioned. */
export interface MentionItem {
  readonly id: string;
  readonly label: string;
}

interface SuggestionState {
  readonly items: readonly MentionItem[];
  readonly chosen: number;
  readonly place: DOMRect | null;
  readonly take: (item: MentionItem) => void;
}

const CLOSED: SuggestionState = { items: [], chosen: 0, place: null, take: () => undefined };

/** What is offered while somebody types after `@` or `#`. */
export const suggestionStore = create<SuggestionState>(() => CLOSED);

const MOST_ITEMS = 8;

/** The suggestion after one sign. The list itself is drawn by `SuggestionList`. */
export function suggest(
  char: string,
  items: () => readonly MentionItem[],
): Omit<SuggestionOptions<MentionItem>, "editor"> {
  return {
    char,
    items: ({ query }) => {
      const wanted = query.toLowerCase();
      return items()
        .filter((item) => item.label.toLowerCase().includes(wanted))
        .slice(0, MOST_ITEMS);
    },
    render: () => ({
      onStart: show,
      onUpdate: show,
      onKeyDown: ({ event }) => onKey(event.key),
      onExit: () => suggestionStore.setState(CLOSED),
    }),
  };
}

function show(props: SuggestionProps<MentionItem>): void {
  const { items, clientRect, command } = props;
  suggestionStore.setState((before) => ({
    items,
    chosen: Math.min(before.chosen, Math.max(0, items.length - 1)),
    place: clientRect?.() ?? null,
    take: (item) => command(item),
  }));
}

function onKey(key: string): boolean {
  const { items, chosen, take } = suggestionStore.getState();
  if (items.length === 0) return false;
  if (key === "ArrowDown" || key === "ArrowUp") {
    const step = key === "ArrowDown" ? 1 : items.length - 1;
    suggestionStore.setState({ chosen: (chosen + step) % items.length });
    return true;
  }
  const item = items[chosen];
  if ((key === "Enter" || key === "Tab") && item !== undefined) {
    take(item);
    return true;
  }
  return false;
}
