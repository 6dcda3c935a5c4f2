import { Ellipsis } from "lucide-react";
import { useId, useRef, useState } from "react";

import "./more-menu.css";

export interface MenuItem {
  readonly words: string;
  readonly onChoose: () => void;
  /** Shown behind the words where there is something to count. */
  readonly count?: number;
  /** What is counted, for those who hear it. */
  readonly of?: string;
  /** A class that hides the item where what it does has a button of its own. */
  readonly place?: string;
}

export interface MoreMenuProps {
  readonly name: string;
  /** The button shows its three dots alone. */
  readonly isBare?: boolean;
  readonly items: readonly MenuItem[];
  readonly place?: string;
}

/** What has no room, or is seldom wanted: behind one button, with the keys of a menu. */
export function MoreMenu({
  name,
  items,
  isBare = false,
  place = "",
}: MoreMenuProps): React.ReactNode {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const self = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const counted = items.reduce((sum, { count = 0 }) => sum + count, 0);
  const focusOn = (at: (of: readonly HTMLElement[]) => HTMLElement | undefined): void => {
    const shown = [...(self.current?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];
    at(shown.filter((item) => item.checkVisibility()))?.focus();
  };
  const open = (): void => {
    setOpen(true);
    // After this turn the menu is there.
    queueMicrotask(() => focusOn((of) => of[0]));
  };
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const step = (by: 1 | -1): void =>
      focusOn((of) => {
        const at = of.indexOf(document.activeElement as HTMLElement);
        return of.at((at + by + of.length) % of.length);
      });
    const keys: Record<string, () => void> = isOpen
      ? {
          ArrowDown: () => step(1),
          ArrowUp: () => step(-1),
          Home: () => focusOn((of) => of[0]),
          End: () => focusOn((of) => of.at(-1)),
          Escape: close,
        }
      : { ArrowDown: open };
    const act = keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  return (
    <div
      ref={self}
      className={`more ${place}`}
      onKeyDown={onKeyDown}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setOpen(false);
      }}
    >
      <button
        ref={button}
        type="button"
        className="button button-plain button-small more-button"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={isOpen ? close : open}
      >
        <Ellipsis size={16} aria-hidden />
        <span className={isBare ? "visually-hidden" : "more-name"}>{name}</span>
        {counted > 0 && <span className="more-count">{counted}</span>}
      </button>
      <div id={id} role="menu" aria-label={name} className="more-menu" hidden={!isOpen}>
        {items.map(({ words, onChoose, count = 0, of, place: itemPlace = "" }) => (
          <button
            key={words}
            type="button"
            role="menuitem"
            tabIndex={-1}
            className={`more-item ${itemPlace}`}
            // Some browsers give a pressed button no focus: the menu would be gone before it was chosen from.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => {
              close();
              onChoose();
            }}
          >
            {words}
            {count > 0 && (
              <span className="more-count">
                {count}
                {of !== undefined && <span className="visually-hidden"> {of}</span>}
              </span>
            )}
          </button>
        ))}
      </div>
    </div>
  );
}
