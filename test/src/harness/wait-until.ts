const LOOK_EVERY_MS = 5;
const GIVE_UP_AFTER_MS = 15_000;

/** Waits for a fact, however long it takes within reason. Throws with the words of what never came about. */
export async function waitUntil(
  words: string,
  isSo: () => boolean,
  { giveUpAfterMs = GIVE_UP_AFTER_MS } = {},
): Promise<void> {
  const giveUpMs = performance.now() + giveUpAfterMs;
  while (!isSo()) {
    if (performance.now() > giveUpMs) throw new Error(`waited in vain until ${words}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
