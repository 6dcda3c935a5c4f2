import { Keyboard, Moon, Search, Sun, SunMoon, type LucideIcon } from "lucide-react";

import { IconButton } from "../components/button.tsx";
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
  const { theme } = usePreferences();
  const { next, words, icon: Icon } = THEMES[theme];
  return (
    <>
      <IconButton name="Search everything" onPress={openSearch}>
        <Search size={20} aria-hidden />
      </IconButton>
      <IconButton name={words} onPress={() => setPreferences({ theme: next })}>
        <Icon size={20} aria-hidden />
      </IconButton>
      <IconButton name="Keys and settings" onPress={openKeyboardHelp}>
        <Keyboard size={20} aria-hidden />
      </IconButton>
    </>
  );
}
