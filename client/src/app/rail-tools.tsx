import { isUnvouched } from "@crosstable/shared/record/bound-key";
import { maySitAtTable } from "@crosstable/shared/roles";
import { Keyboard, KeyRound, Moon, Search, Sun, SunMoon, type LucideIcon } from "lucide-react";

import { recordCheckStore } from "../checking/check-record.ts";
import { IconButton } from "../components/button.tsx";
import { openKeysDialog } from "../stores/keys-dialog-store.ts";
import { useMe } from "../stores/me-store.ts";
import { setPreferences, usePreferences, type Theme } from "../stores/preferences-store.ts";
import { openSearch } from "../stores/search-store.ts";
import { openKeyboardHelp } from "./keyboard-help-store.ts";

const THEMES: Record<Theme, { next: Theme; words: string; icon: LucideIcon }> = {
  system: { next: "light", words: "Theme: as the device", icon: SunMoon },
  light: { next: "dark", words: "Theme: light", icon: Sun },
  dark: { next: "system", words: "Theme: dark", icon: Moon },
};

/** Search and theme at one press, and everything else that a person may want otherwise behind another. */
export function RailTools(): React.ReactNode {
  const { seat } = useMe();
  const { theme } = usePreferences();
  const { next, words, icon: Icon } = THEMES[theme];
  return (
    <>
      <IconButton name="Search everything" onPress={openSearch}>
        <Search size={20} aria-hidden />
      </IconButton>
      {maySitAtTable(seat) && <KeysTool />}
      <IconButton name={words} onPress={() => setPreferences({ theme: next })}>
        <Icon size={20} aria-hidden />
      </IconButton>
      <IconButton name="Keys and settings" onPress={openKeyboardHelp}>
        <Keyboard size={20} aria-hidden />
      </IconButton>
    </>
  );
}

/** Says, and shows by a mark of its own, that a key signs for a side and nobody of that side has said that it is theirs. */
function KeysTool(): React.ReactNode {
  const unvouched = recordCheckStore(
    ({ found }) => found?.keys.filter((key) => isUnvouched(key) && key.fellIn === null).length ?? 0,
  );
  const name =
    unvouched === 0
      ? "Who signs with which key"
      : `Who signs with which key: ${unvouched} not vouched for`;
  return (
    <IconButton name={name} onPress={openKeysDialog}>
      <KeyRound size={20} aria-hidden />
      {unvouched > 0 && (
        <span className="rail-mark" aria-hidden>
          {unvouched}
        </span>
      )}
    </IconButton>
  );
}
