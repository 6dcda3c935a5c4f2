import { suggestionStore } from "./notes-suggestions.ts";

/** The list under the caret. The keyboard stays in the text; arrows and Enter choose. */
export function SuggestionList(): React.ReactNode {
  const { items, chosen, place, take } = suggestionStore();
  if (place === null || items.length === 0) return null;
  return (
    <ul
      className="notes-suggestions"
      role="listbox"
      aria-label="Mention"
      style={{ left: place.left, top: place.bottom + 4 }}
    >
      {items.map((item, index) => (
        <li
          key={item.id}
          role="option"
          aria-selected={index === chosen}
          className={
            index === chosen ? "notes-suggestion notes-suggestion-chosen" : "notes-suggestion"
          }
          onMouseDown={(event) => {
            event.preventDefault();
            take(item);
          }}
        >
          {item.label}
        </li>
      ))}
    </ul>
  );
}
