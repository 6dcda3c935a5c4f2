import { existsSync } from "node:fs";

const USUAL_PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
];

/** The browser that prints: the one of the settings, or the first in a usual place; null where printing is off or there is none. */
export function findChromium(setting: string | null): string | null {
  if (setting === "off") return null;
  const places = setting === null ? USUAL_PLACES : [setting];
  return places.find((place) => existsSync(place)) ?? null;
}
