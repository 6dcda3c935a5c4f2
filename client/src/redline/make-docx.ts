import type { RedlinePaper } from "./redline-docx.ts";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** Makes a paper off the main thread. Rejects when what makes it could not be fetched. */
export async function makeDocx(paper: RedlinePaper): Promise<Blob> {
  const worker = new Worker(new URL("docx-worker.ts", import.meta.url), { type: "module" });
  try {
    const bytes = await new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
      worker.addEventListener("message", ({ data }: MessageEvent<Uint8Array<ArrayBuffer>>) =>
        resolve(data),
      );
      worker.addEventListener("error", () => reject(new Error("no paper could be made")));
      worker.postMessage(paper);
    });
    return new Blob([bytes], { type: DOCX });
  } finally {
    worker.terminate();
  }
}
