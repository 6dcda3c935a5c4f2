import { join } from "node:path";

import { defineConfig } from "vite";

const ROOT = join(import.meta.dirname, "..");

/** The command that checks a record, with all that it is made of in one file: for a machine that has Node and no network. */
export default defineConfig({
  root: ROOT,
  ssr: { noExternal: true },
  build: {
    ssr: join(ROOT, "server/src/verify.ts"),
    outDir: join(ROOT, ".cache/verifier"),
    emptyOutDir: true,
    target: "node22",
    rolldownOptions: { output: { entryFileNames: "crosstable-verify.mjs", codeSplitting: false } },
  },
});
