import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { compilePreload } from "./preload.ts";

/** The wall clock of a server, which the test can set while the server runs. */
export interface ShiftableClock extends Disposable {
  /** For the environment of the server. */
  readonly settings: Readonly<Record<string, string>>;
  /** Sets it off from the true time by so much. */
  shift(hours: number): void;
}

const HOUR_S = 3600;

export function openShiftableClock(): ShiftableClock {
  const folder = mkdtempSync(join(tmpdir(), "crosstable-clock-"));
  const path = join(folder, "shift");
  const file = openSync(path, "w+");
  const shift = (hours: number): void => {
    const seconds = BigInt64Array.of(BigInt(hours * HOUR_S));
    writeSync(file, new Uint8Array(seconds.buffer), 0, seconds.byteLength, 0);
  };
  shift(0);
  return {
    settings: { LD_PRELOAD: compilePreload("shift-clock", folder), CLOCK_SHIFT: path },
    shift,
    [Symbol.dispose]: () => {
      closeSync(file);
      rmSync(folder, { recursive: true });
    },
  };
}
