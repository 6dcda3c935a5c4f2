import type { ReactNode } from "react";
import { Menu as AriaMenu, MenuItem, MenuTrigger } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";

import "./menu.css";

export interface MenuEntry {
  readonly id: string;
  readonly words: string;
  readonly run: () => void;
  readonly isDisabled?: boolean;
}

/** A button that opens a list of acts. `trigger` is the button. */
export function Menu({
  trigger,
  name,
  entries,
}: {
  trigger: ReactNode;
  name: string;
  entries: readonly MenuEntry[];
}): ReactNode {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className="menu-popover">
        <AriaMenu className="menu" aria-label={name}>
          {entries.map((entry) => (
            <MenuItem
              key={entry.id}
              className="menu-item"
              isDisabled={entry.isDisabled ?? false}
              onAction={entry.run}
            >
              {entry.words}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
