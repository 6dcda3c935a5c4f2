import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { compilePreload } from "./preload.ts";

type FileOfDisk = "database" | "log";

/** What is wrong with the disk under the server's database. */
export type DiskFault =
  | { readonly is: "well" }
  /** There is no room for this file to be written; left out, for none. */
  | { readonly is: "full"; readonly file?: FileOfDisk }
  /** Syncing this file says EIO, as a dying disk does. */
  | { readonly is: "broken"; readonly file: FileOfDisk }
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

/** As break-disk.c counts them. */
const NUMBER_OF: Readonly<Record<FileOfDisk, number>> = { database: 1, log: 2 };
const BOTH_FILES = 3;
const NUMBER_BYTES = 4;
const MET_AT = 4 * NUMBER_BYTES;

export function openBreakableDisk(): BreakableDisk {
  const folder = mkdtempSync(join(tmpdir(), "crosstable-disk-"));
  const orders = join(folder, "orders");
  const file = openSync(orders, "w+");
  const become = (fault: DiskFault): void => {
    const full = fault.is === "full" ? numberOf(fault.file) : 0;
    const broken = fault.is === "broken" ? numberOf(fault.file) : 0;
    const syncTakesMs = fault.is === "slow" ? fault.syncTakesMs : 0;
    const isHeld = fault.is === "held" ? 1 : 0;
    const numbers = Uint32Array.of(full, broken, syncTakesMs, isHeld, 0);
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

function numberOf(file: FileOfDisk | undefined): number {
  return file === undefined ? BOTH_FILES : NUMBER_OF[file];
}
