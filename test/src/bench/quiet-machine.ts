import { machineCpuMs } from "./machine.ts";

const LOOK_EVERY_MS = 500;
/** Of one core, used by whatever else runs here. */
const QUIET_PERCENT = 15;
const QUIET_LOOKS = 2;

/**
 * Waits until nothing else runs on the machine, for as long as there is patience. Nothing of ours may run meanwhile but what
 * is idle. What is measured without quiet is told with how much else ran.
 */
export async function whenQuiet(patienceMs: number): Promise<void> {
  const giveUpMs = performance.now() + patienceMs;
  let before = { atMs: performance.now(), cpuMs: machineCpuMs() };
  for (let looks = 0; looks < QUIET_LOOKS && performance.now() < giveUpMs;) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    const now = { atMs: performance.now(), cpuMs: machineCpuMs() };
    const percent = ((now.cpuMs - before.cpuMs) / (now.atMs - before.atMs)) * 100;
    looks = percent < QUIET_PERCENT ? looks + 1 : 0;
    before = now;
  }
}
