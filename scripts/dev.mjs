// The server and the page server side by side. Both restart by themselves on a change;
// when one of them ends, the other ends too.

import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const PARENT = process.ppid;
const PARENT_CHECK_MS = 500;

const children = [
  spawn(process.execPath, ["--watch", "server/src/main.ts"], { cwd: ROOT, stdio: "inherit" }),
  spawn(process.execPath, ["node_modules/vite/bin/vite.js"], {
    cwd: `${ROOT}/client`,
    stdio: "inherit",
  }),
];

function stop() {
  for (const child of children) child.kill("SIGTERM");
}

for (const child of children) {
  child.on("exit", (code) => {
    process.exitCode ??= code ?? 0;
    clearInterval(parentCheck);
    stop();
  });
}

// npm hands a signal to its shell, and the shell dies without a word to its children.
const parentCheck = setInterval(() => {
  if (process.ppid !== PARENT) stop();
}, PARENT_CHECK_MS);

process.on("SIGINT", stop);
process.on("SIGTERM", stop);
