import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, statfsSync } from "node:fs";
import { cpus, release, tmpdir, totalmem } from "node:os";
import { join } from "node:path";

/** What of the machine bears on the figures. */
export interface Machine {
  readonly cpus: number;
  readonly model: string;
  readonly memoryMb: number;
  readonly system: string;
  readonly node: string;
}

const MB = 2 ** 20;
const TICKS_A_SECOND = 100;
const TMPFS = 0x0102_1994;
const OUR_CACHE = join(import.meta.dirname, "..", "..", "..", ".cache", "bench");

export function machineFacts(): Machine {
  return {
    cpus: cpus().length,
    model: cpus()[0]?.model ?? "unknown",
    memoryMb: Math.round(totalmem() / MB),
    system: `${process.platform} ${release()}`,
    node: process.version,
  };
}

/** The core for the server, the load being on another one; null where that cannot be had. */
export function pinLoad(): number | null {
  if (cpus().length < 2) return null;
  try {
    execFileSync("taskset", ["-a", "-c", "-p", "1", String(process.pid)], { stdio: "ignore" });
    return 0;
  } catch {
    return null;
  }
}

/** A folder on a disk. The system's temporary folder may be memory, where an fsync costs nothing. */
export function workFolder(name: string): string {
  const { BENCH_WORK = tmpdir() } = process.env;
  const parent = statfsSync(BENCH_WORK).type === TMPFS ? OUR_CACHE : BENCH_WORK;
  mkdirSync(parent, { recursive: true });
  return mkdtempSync(join(parent, `crosstable-bench-${name}-`));
}

/** The processor time of a process so far, all its threads, in milliseconds. The kernel counts in steps of 10. */
export function cpuMsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // The name before the last bracket may hold anything, spaces too.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_A_SECOND;
}

export function rssKbOf(pid: number): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
}

/** The processor time that the whole machine has used so far, all cores, in milliseconds. */
export function machineCpuMs(): number {
  const [, user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = readFileSync(
    "/proc/stat",
    "utf8",
  )
    .slice(0, 200)
    .split("\n", 1)
    .flatMap((line) => line.split(/ +/).map(Number));
  return ((user + nice + system + irq + softirq) * 1000) / TICKS_A_SECOND;
}
