import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { compilePreload } from "./preload.ts";

/** What is wrong with the disk under the server's database. */
export type DiskFault =
  | { readonly is: "well" }
  | { readonly is: "full" }
  /** Syncing this file says EIO, as a dying disk does. */
  | { readonly is: "broken"; readonly file: "database" | "log" }
  | { readonly is: "slow"; readonly syncTakesMs: number }
  /** No sync returns until it becomes something else. */
  | { readonly is: "held" };

/** A folder on a disk that the test can fill, break or slow down while the server runs on it. */
export interface BreakableDisk extends Disposable {
  readonly dataDir: string;
  /** For the environment of the server. */
  readonly settings: Readonly<Record<string, string>>;
  become(fault: DiskFault): void;
  /** How often the server has met the fault since it became what it is. */
  met(): number;
}

const NUMBER_BYTES = 4;
const MET_AT = 4 * NUMBER_BYTES;

export function openBreakableDisk(): BreakableDisk {
  const folder = mkdtempSync(join(tmpdir(), "crosstable-disk-"));
  const orders = join(folder, "orders");
  const file = openSync(orders, "w+");
  const become = (fault: DiskFault): void => {
    const isFull = fault.is === "full" ? 1 : 0;
    const broken = fault.is === "broken" ? { database: 1, log: 2 }[fault.file] : 0;
    const syncTakesMs = fault.is === "slow" ? fault.syncTakesMs : 0;
    const isHeld = fault.is === "held" ? 1 : 0;
    const numbers = Uint32Array.of(isFull, broken, syncTakesMs, isHeld, 0);
    writeSync(file, new Uint8Array(numbers.buffer), 0, numbers.byteLength, 0);
  };
  become({ is: "well" });
  return {
    dataDir: join(folder, "data"),
    settings: {
      DATA_DIR: join(folder, "data"),
      LD_PRELOAD: compilePreload("break-disk", folder),
      DISK_ORDERS: orders,
    },
    become,
    met: () => {
      const met = Buffer.alloc(NUMBER_BYTES);
      readSync(file, met, 0, NUMBER_BYTES, MET_AT);
      return met.readUInt32LE();
    },
    [Symbol.dispose]: () => {
      closeSync(file);
      rmSync(folder, { recursive: true });
    },
  };
}
