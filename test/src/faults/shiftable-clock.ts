import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { compilePreload } from "./preload.ts";

/** The clocks of a server, which the test can set while the server runs. */
export interface ShiftableClock extends Disposable {
  /** For the environment of the server. */
  readonly settings: Readonly<Record<string, string>>;
  /** Sets it off from the true time by so much. */
  shift(hours: number): void;
  /** Puts the clock that only grows ahead as well, while the server is stopped: it then finds that it was stopped for so long. */
  sleep(seconds: number): void;
}

const HOUR_S = 3600;
/** As shift-clock.c reads them. */
const WALL = 0;
const SLEPT = 1;

export function openShiftableClock(): ShiftableClock {
  const folder = mkdtempSync(join(tmpdir(), "crosstable-clock-"));
  const path = join(folder, "shift");
  const file = openSync(path, "w+");
  const shifts = BigInt64Array.of(0n, 0n);
  const set = (which: 0 | 1, seconds: number): void => {
    shifts[which] = BigInt(seconds);
    writeSync(file, new Uint8Array(shifts.buffer), 0, shifts.byteLength, 0);
  };
  set(WALL, 0);
  return {
    settings: { LD_PRELOAD: compilePreload("shift-clock", folder), CLOCK_SHIFT: path },
    shift: (hours) => set(WALL, hours * HOUR_S),
    sleep: (seconds) => set(SLEPT, Number(shifts[SLEPT]) + seconds),
    [Symbol.dispose]: () => {
      closeSync(file);
      rmSync(folder, { recursive: true });
    },
  };
}
