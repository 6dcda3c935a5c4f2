import { answerTo, type RedlineQuestion } from "./redline-answer.ts";

// Runs beside the page: two long texts take a moment, and typing goes on meanwhile.

self.addEventListener("message", ({ data }: MessageEvent<RedlineQuestion>) => {
  self.postMessage(answerTo(data));
});
