import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync, constants } from "node:zlib";

import type { Plugin } from "vite";

const IS_TEXT = /\.(?:js|css|html|svg)$/;
/** Below this a compressed file saves nothing that a person could notice. */
const MIN_BYTES = 1_024;

/** Lays a `.gz` beside every built text file, so that the server sends it small without compressing anything itself. */
export function compressBuild(): Plugin {
  return {
    name: "compress-build",
    apply: "build",
    async writeBundle({ dir = "" }, bundle) {
      const names = Object.keys(bundle).filter((name) => IS_TEXT.test(name));
      await Promise.all(names.map((name) => compress(join(dir, name))));
    },
  };
}

async function compress(path: string): Promise<void> {
  const bytes = await readFile(path);
  if (bytes.length < MIN_BYTES) return;
  await writeFile(`${path}.gz`, gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }));
}
