import type { Redline, RedlineAnswer } from "./redline-answer.ts";

interface Asked {
  readonly resolve: (answer: Redline) => void;
  readonly reject: (error: Error) => void;
}

let worker: Worker | null = null;
let questions = 0;
const asked = new Map<number, Asked>();

/** Compares two texts off the main thread. Rejects when the worker's script could not be fetched; the next call tries again. */
export function compareTexts(before: string, after: string): Promise<Redline> {
  const running = (worker ??= openWorker());
  questions += 1;
  const key = questions;
  return new Promise((resolve, reject) => {
    asked.set(key, { resolve, reject });
    running.postMessage({ key, before, after });
  });
}

/** Has the worker begin before there is anything to compare: its script is fetched and read meanwhile. */
export function openWorkerAhead(): void {
  worker ??= openWorker();
}

function openWorker(): Worker {
  const opened = new Worker(new URL("redline-worker.ts", import.meta.url), { type: "module" });
  opened.addEventListener("message", ({ data }: MessageEvent<RedlineAnswer>) => {
    asked.get(data.key)?.resolve(data);
    asked.delete(data.key);
  });
  opened.addEventListener("error", () => {
    opened.terminate();
    worker = null;
    for (const { reject } of asked.values()) reject(new Error("the redline's worker is gone"));
    asked.clear();
  });
  return opened;
}
