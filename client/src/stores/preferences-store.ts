import { create } from "zustand";

export type Theme = "system" | "light" | "dark";
export type Density = "compact" | "standard" | "comfortable";
/** How much of what others do is read out by a screen reader. */
export type Announcements = "everything" | "formal" | "off";

export interface Preferences {
  readonly theme: Theme;
  readonly density: Density;
  readonly announcements: Announcements;
  /** Whether single letters are shortcuts; some people's software types letters by itself. */
  readonly hasLetterKeys: boolean;
}

const KEY = "crosstable-preferences";

function defaults(): Preferences {
  const isCoarse = globalThis.matchMedia?.("(pointer: coarse)").matches === true;
  const density = isCoarse ? "comfortable" : "standard";
  return { theme: "system", density, announcements: "formal", hasLetterKeys: true };
}

function read(): Preferences {
  const preferences = defaults();
  try {
    const kept: unknown = JSON.parse(globalThis.localStorage?.getItem(KEY) ?? "{}");
    return typeof kept === "object" && kept !== null ? { ...preferences, ...kept } : preferences;
  } catch {
    // Storage that is off or spoilt costs the choice of a theme, nothing more.
    return preferences;
  }
}

/** What a person chose for this device. It says nothing about seats or talks. */
export const preferencesStore = create<Preferences>(() => read());

/** See `preferencesStore`. */
export function usePreferences(): Preferences {
  return preferencesStore();
}

/** Changes some of the choices, keeps them on this device, and draws by them. */
export function setPreferences(change: Partial<Preferences>): void {
  preferencesStore.setState(change);
  try {
    globalThis.localStorage?.setItem(KEY, JSON.stringify(preferencesStore.getState()));
  } catch {
    // A browser that keeps nothing still shows the choice until the page is left.
  }
  applyPreferences();
}

/** Puts theme and density where the styles look for them. */
export function applyPreferences(): void {
  const { theme, density } = preferencesStore.getState();
  const { dataset } = document.documentElement;
  dataset["theme"] = theme === "system" ? (systemIsDark().matches ? "dark" : "light") : theme;
  dataset["density"] = density;
}

/** Keeps the page in the device's theme while that is the choice. */
export function followSystemTheme(): void {
  systemIsDark().addEventListener("change", applyPreferences);
}

function systemIsDark(): MediaQueryList {
  return globalThis.matchMedia("(prefers-color-scheme: dark)");
}
