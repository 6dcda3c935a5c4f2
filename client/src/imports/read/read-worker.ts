import type { Source } from "./found.ts";
import { readSource } from "./read-file.ts";

/** Reads one source off the page's own thread, so that a file that takes long can be given up. */
addEventListener("message", (event: MessageEvent<Source>) => {
  void readSource(event.data).then((outcome) => postMessage(outcome));
});
