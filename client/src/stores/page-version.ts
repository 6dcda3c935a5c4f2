const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 4_000;
/** On a line that is half open an answer never comes, and the page would ask no more. */
const LONGEST_ANSWER_MS = 10_000;
/** The script with which a page begins. Its name is another one in each version. */
const ENTRY = /<script type="module"[^>]*? src="([^"]+)"/u;

/** Which version of the pages the server gives now, or null when it gives none. */
export async function versionOfServer(): Promise<string | null> {
  try {
    const reply = await fetch("/", {
      cache: "no-store",
      signal: AbortSignal.timeout(LONGEST_ANSWER_MS),
    });
    return reply.ok ? (ENTRY.exec(await reply.text())?.[1] ?? null) : null;
  } catch {
    return null;
  }
}

/** Which version this page is of. */
export function versionOfPage(): string | null {
  return document.querySelector('script[type="module"][src]')?.getAttribute("src") ?? null;
}

/** Waits until the server gives pages. */
export async function whenServerAnswers(): Promise<void> {
  for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)) {
    if ((await versionOfServer()) !== null) return;
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
}

/** Loads the page again when the server gives one: without a line the browser would put its own page of an error there, for good. */
export async function loadPageAgain(): Promise<void> {
  await whenServerAnswers();
  globalThis.location.reload();
}
