import type {
  RecordAnswer,
  RecordAnswers,
  RecordQuestions,
  RecordTask,
} from "./record-worker-messages.ts";

type Answered = (answer: RecordAnswer["answer"]) => void;

let worker: Worker | null = null;
let questions = 0;
const asked = new Map<number, Answered>();

/** Fetches the worker's script now, so that it is here when there is no network. */
export function openRecordWorker(): void {
  worker ??= open();
}

/** Has the worker do something with the record. Null when its script could not be fetched; then what it knew is gone as well. */
export async function askRecordWorker<Task extends RecordTask>(
  task: Task,
  question: RecordQuestions[Task],
): Promise<RecordAnswers[Task] | null> {
  const running = (worker ??= open());
  questions += 1;
  const key = questions;
  return new Promise((resolve) => {
    // The worker answers each task with what belongs to it.
    asked.set(key, (answer) => resolve(answer as RecordAnswers[Task] | null));
    running.postMessage({ key, task, ...question });
  });
}

function open(): Worker {
  const opened = new Worker(new URL("record-worker.ts", import.meta.url), { type: "module" });
  opened.addEventListener("message", ({ data }: MessageEvent<RecordAnswer>) => {
    asked.get(data.key)?.(data.answer);
    asked.delete(data.key);
  });
  opened.addEventListener("error", () => {
    opened.terminate();
    worker = null;
    const left = [...asked.values()];
    asked.clear();
    for (const answered of left) answered(null);
  });
  return opened;
}
