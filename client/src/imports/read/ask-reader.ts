import { MAX_IMPORT_FILE_BYTES, MAX_IMPORT_READ_MS } from "@crosstable/shared/limits";

import { tooLargeWords, type ReadOutcome, type Source } from "./found.ts";

const TAKES_TOO_LONG: ReadOutcome = {
  refused: "Reading this takes too long, so it was given up. Import it in parts.",
};
const BROKE_OFF: ReadOutcome = {
  refused: "Reading this broke off. Load the page again and retry.",
};

/** Reads a file that the person chose. It is looked at on this device alone. */
export async function readFile(file: File): Promise<ReadOutcome> {
  // A file of a gigabyte is not even loaded.
  if (file.size > MAX_IMPORT_FILE_BYTES) return { refused: tooLargeWords(file.size) };
  const bytes = new Uint8Array(await file.arrayBuffer());
  return readAside({ kind: "file", name: file.name, bytes });
}

/** Reads what was pasted. */
export function readPasted(text: string): Promise<ReadOutcome> {
  return readAside({ kind: "paste", text });
}

/** Reads in a worker of its own, which is ended when it has answered or has taken too long. */
function readAside(source: Source): Promise<ReadOutcome> {
  const worker = new Worker(new URL("./read-worker.ts", import.meta.url), { type: "module" });
  return new Promise<ReadOutcome>((resolve) => {
    const timer = setTimeout(() => done(TAKES_TOO_LONG), MAX_IMPORT_READ_MS);
    const done = (outcome: ReadOutcome): void => {
      clearTimeout(timer);
      worker.terminate();
      resolve(outcome);
    };
    worker.addEventListener("message", ({ data }: MessageEvent<ReadOutcome>) => done(data));
    worker.addEventListener("error", () => done(BROKE_OFF));
    worker.postMessage(source);
  });
}
