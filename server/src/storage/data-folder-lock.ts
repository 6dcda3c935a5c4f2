import { DatabaseSync } from "node:sqlite";

import { isHeldElsewhere } from "./sqlite-errors.ts";

/** Another process already keeps its house in this data folder. */
export class DataFolderTaken extends Error {
  constructor(file: string) {
    super(`another Crosstable is already running on this data folder (it holds ${file})`);
  }
}

/**
 * Takes the folder for this process: two houses on one folder would each believe that they order the moves. It is a lock of the
 * operating system on a file of its own, so it ends with the process however that ends, and whoever
 * only reads the database, a backup for instance, is not kept out.
 */
export function lockDataFolder(file: string): { release(): void } {
  const holder = new DatabaseSync(file, { timeout: 0 });
  try {
    holder.exec("PRAGMA journal_mode = MEMORY; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
  } catch (error) {
    holder.close();
    throw isHeldElsewhere(error) ? new DataFolderTaken(file) : error;
  }
  return { release: () => holder.close() };
}
