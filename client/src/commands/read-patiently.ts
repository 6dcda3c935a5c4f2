import { MAX_READS_AGAIN, READ_AGAIN_AFTER_MS } from "@crosstable/shared/limits";
import type { Refusal } from "@crosstable/shared/refusals";

/**
 * Asks for something to read. While this seat has been answered more than one person is, in whichever tab, it waits by itself and asks
 * again: whoever reads a long record sees it come more slowly and is not told to try again.
 */
export async function readPatiently<Outcome extends object | "unanswered">(
  askOnce: () => Promise<Outcome>,
  wait: (ms: number) => Promise<void> = forSoLong,
): Promise<Outcome> {
  for (let again = 0; ; again += 1) {
    const outcome = await askOnce();
    if (!isToWait(outcome) || again === MAX_READS_AGAIN) return outcome;
    await wait(READ_AGAIN_AFTER_MS);
  }
}

function isToWait(outcome: object | "unanswered"): boolean {
  if (outcome === "unanswered" || !("refused" in outcome)) return false;
  return (outcome.refused as Refusal).reason === "too-many-requests";
}

async function forSoLong(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
