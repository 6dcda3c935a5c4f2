import { performance } from "node:perf_hooks";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Below this share of the time the house counts as quiet: a collection then holds up nobody who types. */
const QUIET_UTILIZATION = 0.05;
/** Memory that has been added since the last collection, or since the start. */
const WORTH_WHILE_BYTES = 24 * 1024 * 1024;

function inUse(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/**
 * V8 collects while it allocates, and a house in which people just sit allocates nothing, so it would keep the memory of a busy hour,
 * and of its own start, until the next one. Call the function that this returns now and then; it collects at most when all is quiet.
 */
export function memoryKeeper(): () => void {
  let keptBytes = 0;
  let since = performance.eventLoopUtilization();
  return () => {
    const { utilization } = performance.eventLoopUtilization(since);
    since = performance.eventLoopUtilization();
    if (utilization > QUIET_UTILIZATION || inUse() - keptBytes < WORTH_WHILE_BYTES) return;
    collect();
    keptBytes = inUse();
  };
}

function collect(): void {
  setFlagsFromString("--expose-gc");
  // The flag gives `gc` to contexts that are made after it.
  const gc = runInNewContext("gc") as () => void;
  gc();
}
