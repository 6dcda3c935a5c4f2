import { hasSigned } from "../signing/check-signature.ts";
import { checkFile } from "./check-file.ts";
import { RecordDesk } from "./record-desk.ts";
import type {
  RecordAnswer,
  RecordAnswers,
  RecordQuestion,
  RecordTask,
} from "./record-worker-messages.ts";

// Runs beside the page: thousands of hashes and signatures take a moment, and typing goes on meanwhile.

// Fetched now, for a browser that knows no Ed25519, so that it is here when there is no network.
void import("../signing/open-key.ts");

let desk = new RecordDesk(hasSigned);

/** One after another: each takes the record on from where the one before left it. */
let running: Promise<void> = Promise.resolve();

self.addEventListener("message", ({ data }: MessageEvent<RecordQuestion>) => {
  running = running.then(async () => {
    const told = await answerTo(data).catch(() => null);
    const answer: RecordAnswer = { key: data.key, answer: told };
    self.postMessage(answer);
  });
});

async function answerTo(asked: RecordQuestion): Promise<RecordAnswers[RecordTask]> {
  switch (asked.task) {
    case "rows":
      if (asked.after === 0) desk = new RecordDesk(hasSigned);
      return desk.take(asked.entries);
    case "download":
      return desk.file(asked.nowMs);
    case "table":
      return desk.compare(asked.matrix, asked.seq);
    case "file":
      return checkFile(await asked.file.text(), asked.known);
  }
}
