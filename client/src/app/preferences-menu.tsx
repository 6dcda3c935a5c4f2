import { SunMoon } from "lucide-react";

import { IconButton } from "../components/button.tsx";
import { Menu } from "../components/menu.tsx";
import { setPreferences, usePreferences } from "../stores/preferences-store.ts";

const THEMES = [
  ["system", "As the device"],
  ["light", "Light"],
  ["dark", "Dark"],
] as const;

/** Theme, reading out, single-letter shortcuts: kept on this device. */
export function PreferencesMenu(): React.ReactNode {
  const { theme, hasLetterKeys, announcements } = usePreferences();
  const entries = [
    ...THEMES.map(([id, words]) => ({
      id,
      words: `${words}${theme === id ? " (chosen)" : ""}`,
      run: () => setPreferences({ theme: id }),
    })),
    {
      id: "letters",
      words: hasLetterKeys ? "Switch off single-letter keys" : "Switch on single-letter keys",
      run: () => setPreferences({ hasLetterKeys: !hasLetterKeys }),
    },
    {
      id: "reading",
      words:
        announcements === "everything"
          ? "Read out formal moves only"
          : "Read out everything others do",
      run: () =>
        setPreferences({ announcements: announcements === "everything" ? "formal" : "everything" }),
    },
  ];
  const trigger = (
    <IconButton name="Look and reading out">
      <SunMoon size={20} aria-hidden />
    </IconButton>
  );
  return <Menu name="Look and reading out" trigger={trigger} entries={entries} />;
}
