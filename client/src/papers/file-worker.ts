import { doFileJob, type FileJob } from "./file-job.ts";

// Makes one file beside the page: a record of thousands of rows, or forty pages of tracked changes, take seconds.

self.addEventListener("message", ({ data }: MessageEvent<FileJob>) => {
  void doFileJob(data).then(
    (made) => self.postMessage(made),
    // Thrown outside of the promise, it is an error of the worker, which the page hears of.
    (error: unknown) =>
      setTimeout(() => {
        throw error;
      }),
  );
});
