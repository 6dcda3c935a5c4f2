import { connectionStore } from "../stores/connection-store.ts";
import { unsavedEdits } from "../stores/save-store.ts";

const LAST_RELOAD_KEY = "crosstable-reloaded-at";
const NOT_AGAIN_WITHIN_MS = 30_000;

/**
 * After an update of the server, a page that is still open asks for parts of the former version that are gone. Loading it
 * again brings the new one; not while edits wait, and not twice in a row, which would never end if something else is wrong.
 */
export function reloadForNewVersion(): void {
  window.addEventListener("vite:preloadError", () => {
    const last = Number(sessionStorage.getItem(LAST_RELOAD_KEY) ?? 0);
    // Without a connection there is nothing to load: the page would be gone, and all that it still shows.
    if (!navigator.onLine || connectionStore.getState().events === "offline") return;
    if (unsavedEdits() > 0 || Date.now() - last < NOT_AGAIN_WITHIN_MS) return;
    sessionStorage.setItem(LAST_RELOAD_KEY, String(Date.now()));
    window.location.reload();
  });
}
