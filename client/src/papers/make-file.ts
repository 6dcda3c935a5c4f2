import type { FileJob, FileMade } from "./file-job.ts";
import { NoFile, type NamedFile } from "./named-file.ts";

/**
 * Makes a file beside the page, which meanwhile stays as quick as it is. Throws NoFile with the reason; rejects with another error
 * when what makes it could not be fetched.
 */
export async function makeFile(job: FileJob): Promise<NamedFile> {
  const worker = new Worker(new URL("file-worker.ts", import.meta.url), { type: "module" });
  try {
    const made = await new Promise<FileMade>((resolve, reject) => {
      worker.addEventListener("message", ({ data }: MessageEvent<FileMade>) => resolve(data));
      worker.addEventListener("error", () => reject(new Error("no file could be made")));
      worker.postMessage(job);
    });
    if ("failure" in made) throw new NoFile(made.failure);
    return made;
  } finally {
    worker.terminate();
  }
}
