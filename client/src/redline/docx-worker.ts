import { redlineDocx, type RedlinePaper } from "./redline-docx.ts";

// Makes one paper beside the page: forty pages of tracked changes take a moment.

self.addEventListener("message", ({ data }: MessageEvent<RedlinePaper>) => {
  void redlineDocx(data).then((bytes) => self.postMessage(bytes));
});
