import { notify } from "../stores/notice-store.ts";
import { versionOfPage, versionOfServer, whenServerAnswers } from "../stores/page-version.ts";
import { unsavedEdits } from "../stores/save-store.ts";

const LAST_RELOAD_KEY = "crosstable-reloaded-for";
const FIELDS = "input, textarea, select, [contenteditable='true']";
const WAITS =
  "The server was updated, and a part of this page comes only when the page is loaded again. Finish what you are writing, then load it again.";

let isAsking = false;

/**
 * After an update of the server, a page that is still open asks for parts of the former version that are gone. Loading it
 * again brings the new one. A part that does not come says nothing of that by itself, most often it is the line: so the
 * server is asked which version it gives, and a page of the same version stays, see `fetched`. Nor is a page loaded
 * again while somebody writes on it, and not twice for one version, which would never end if something else is wrong.
 */
export function reloadForNewVersion(): void {
  window.addEventListener("vite:preloadError", (event) => {
    bringStyles(event.payload);
    void reloadIfNew();
  });
}

async function reloadIfNew(): Promise<void> {
  if (isAsking) return;
  isAsking = true;
  const version = await versionOfServer();
  isAsking = false;
  if (version === null || version === versionOfPage()) return;
  if (sessionStorage.getItem(LAST_RELOAD_KEY) === version) return;
  if (isWriting()) {
    notify(WAITS, { tone: "alarm" });
    return;
  }
  sessionStorage.setItem(LAST_RELOAD_KEY, version);
  window.location.reload();
}

/** What is in a dialog stands nowhere else; what is in a field that has the focus may not. */
function isWriting(): boolean {
  if (unsavedEdits() > 0 || document.activeElement?.matches(FIELDS) === true) return true;
  const dialogs = document.querySelectorAll("[role='dialog'], [role='alertdialog'], dialog[open]");
  return [...dialogs].some((dialog) => dialog.querySelector(FIELDS) !== null);
}

/** A style sheet that failed is not asked for again by Vite's loader, and its part would come without it at the next try. */
function bringStyles(cause: Error): void {
  const failed = /^Unable to preload CSS for (?<href>\S+)$/u.exec(cause.message)?.groups?.["href"];
  if (failed === undefined) return;
  for (const link of document.querySelectorAll<HTMLLinkElement>("link[rel='stylesheet']")) {
    if (link.href === failed) link.remove();
  }
  void whenServerAnswers().then(() => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = failed;
    link.addEventListener("error", () => bringStyles(cause));
    document.head.append(link);
  });
}
