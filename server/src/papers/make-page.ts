import { once } from "node:events";

import { startBeside } from "../helper-threads.ts";
import type { PaperOrder } from "./paper-thread.ts";

const THREAD = new URL("paper-thread.ts", import.meta.url);
const MAX_THREAD_MEGABYTES = 512;

/** The page of a paper, made in a thread of its own. Throws when the record is unfounded or the thread fails. */
export async function makePage(order: PaperOrder): Promise<string> {
  const thread = startBeside(THREAD, {
    workerData: order,
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: MAX_THREAD_MEGABYTES },
  });
  try {
    const [html] = (await once(thread, "message")) as [string];
    return html;
  } finally {
    await thread.terminate();
  }
}
