import { MAX_PAPERS_WAITING, PRINT_WITHIN_MS } from "@crosstable/shared/limits";

import type { Warn } from "../log.ts";
import { runChromium } from "./run-chromium.ts";

export interface Printer {
  /** True when a page was printed here, which is tried once. */
  prints(): Promise<boolean>;
  /** Prints one page after the other. Undefined when too many wait already. Throws NotPrinted. */
  print(makeHtml: () => Promise<string>): Promise<Uint8Array | undefined>;
  /** Ends the browser that runs. Nothing is printed afterwards. */
  close(): Promise<void>;
}

const TRIAL = "<!doctype html><title>Trial</title><p>Trial</p>";

/** Opens the one printer of the house over a browser; null prints nothing. */
export function openPrinter(
  chromium: string | null,
  warn: Warn,
  withinMs: number = PRINT_WITHIN_MS,
): Printer {
  const stop = new AbortController();
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let trial: Promise<boolean> | undefined;

  const inTurn = async (makeHtml: () => Promise<string>): Promise<Uint8Array> => {
    if (chromium === null) throw new Error("there is no browser to print with");
    const before = last;
    const work = (async () => {
      await before.catch(() => undefined);
      return runChromium(chromium, await makeHtml(), { stop: stop.signal, withinMs });
    })();
    last = work.catch(() => undefined);
    return work;
  };
  const tryOut = async (): Promise<boolean> => {
    try {
      await inTurn(async () => TRIAL);
      return true;
    } catch (error) {
      if (!stop.signal.aborted) warn("printer-useless", { error });
      return false;
    }
  };

  return {
    async prints() {
      if (chromium === null) return false;
      trial ??= tryOut();
      return trial;
    },
    async print(makeHtml) {
      if (waiting >= MAX_PAPERS_WAITING) return undefined;
      waiting += 1;
      try {
        return await inTurn(makeHtml);
      } finally {
        waiting -= 1;
      }
    },
    async close() {
      stop.abort();
      await last;
    },
  };
}
