import { readdirSync, readFileSync } from "node:fs";
import { constants, platform, setPriority } from "node:os";

const TASKS = "/proc/self/task";
/** As V8 and Node name the threads that compile and collect beside the program. */
const HELPERS = /^(V8Worker|DelayedTaskSche)/;

/**
 * Lets the threads that compile code and collect memory give way to the one that serves people. Where the server has one core, a
 * collection would otherwise take half of it for a fifth of a second, and everybody would wait. On Linux alone: nowhere else
 * has a thread a priority of its own that may be lowered from outside. Returns how many give way.
 */
export function letHelpersGiveWay(): number {
  if (platform() !== "linux") return 0;
  const helpers = readdirSync(TASKS).filter((task) => HELPERS.test(nameOf(task)));
  for (const helper of helpers) giveWay(Number(helper));
  return helpers.length;
}

/** Lets the calling thread, one beside the main thread, give way too. */
export function giveWayHere(): void {
  if (platform() === "linux") giveWay(0);
}

function giveWay(thread: number): void {
  setPriority(thread, constants.priority.PRIORITY_BELOW_NORMAL);
}

function nameOf(task: string): string {
  return readFileSync(`${TASKS}/${task}/comm`, "utf8");
}
