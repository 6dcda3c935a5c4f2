import { readdirSync, readFileSync } from "node:fs";
import { constants, platform, setPriority } from "node:os";
import { Worker, type WorkerOptions } from "node:worker_threads";

const TASKS = "/proc/self/task";
/** As V8 and Node name the threads that compile and collect beside the program. */
const HELPERS = /^(V8Worker|DelayedTaskSche)/;

/**
 * Lets the threads that compile code and collect memory give way to the one that serves people. Where the server has one core, a
 * collection would otherwise take half of it for a fifth of a second, and everybody would wait. On Linux alone: nowhere else
 * has a thread a priority of its own that may be lowered from outside. Returns how many give way.
 */
export function letHelpersGiveWay(): number {
  const helpers = tasks().filter((task) => HELPERS.test(nameOf(task)));
  for (const helper of helpers) giveWay(Number(helper));
  return helpers.length;
}

/**
 * Starts a thread that gives way from its first instruction. Booting one takes a fifth of a second of processor time before the thread
 * itself can say anything, and with one core everybody who writes meanwhile would wait for half of that.
 */
export function startBeside(file: URL, options?: WorkerOptions): Worker {
  const before = new Set(tasks());
  const thread = new Worker(file, options);
  for (const task of tasks())
    if (!before.has(task)) giveWay(Number(task), constants.priority.PRIORITY_LOW);
  return thread;
}

/** Buffers that hold these bytes and nothing else. What is sent to a thread together with a list of them is moved there and not copied. */
export function ownBuffers(all: readonly Uint8Array[]): ArrayBuffer[] {
  return all.flatMap(({ buffer, byteLength }) =>
    buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [],
  );
}

function tasks(): readonly string[] {
  return platform() === "linux" ? readdirSync(TASKS) : [];
}

function giveWay(thread: number, priority = constants.priority.PRIORITY_BELOW_NORMAL): void {
  try {
    setPriority(thread, priority);
  } catch {
    // It has ended since it was listed, or the system lets nobody do that: everything works as it would without.
  }
}

function nameOf(task: string): string {
  return readFileSync(`${TASKS}/${task}/comm`, "utf8");
}
