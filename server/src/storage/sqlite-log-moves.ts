import type { DatabaseSync } from "node:sqlite";

import { isDiskError } from "./sqlite-errors.ts";
import type { DiskMeter } from "./storage.ts";

/** As long as SQLite itself lets its log become: moving so many pages takes a few milliseconds, and a start reads no more. */
export const MOVE_LOG_FROM_PAGES = 1_000;
/** Work that never lets the event loop turn, such as writing a whole demonstration, does not get beyond this. */
export const MOVE_LOG_AT_ONCE_FROM_PAGES = 4_000;
/** After a move that did not come to its end: a full disk or a backup that is being read would stop the next one as well. */
const TRY_AGAIN_AFTER_PAGES = 250;

interface LogState {
  /** Pages in the log; -1 for a database in memory, which has none. */
  readonly log: number;
  readonly checkpointed: number;
}

/** When the write-ahead log is moved into the database. */
export interface LogMoves {
  /** Called after whatever may have been a commit; within a transaction it does nothing. */
  committed(): void;
  /** Moves what is left, before the database is closed. */
  last(): void;
}

/**
 * SQLite moves its log into the database at the end of a commit that has made it long, and says nothing when the disk fails under that.
 * So that is switched off and done here: its errors are seen (DISK-3), and whoever waits for the commit does not wait for the moving. What was
 * committed is in the log whatever becomes of a move; a full disk, or somebody who still reads what the log would write over, only puts it off.
 */
export function logMoves(
  sqlite: DatabaseSync,
  options: { onDiskBroken: (error: unknown) => void; meter?: DiskMeter | undefined },
): LogMoves {
  const { onDiskBroken, meter } = options;
  sqlite.exec("PRAGMA wal_autocheckpoint = 0");
  const look = sqlite.prepare("PRAGMA wal_checkpoint(NOOP)");
  const moveAll = sqlite.prepare("PRAGMA wal_checkpoint(PASSIVE)");
  let nextAt = MOVE_LOG_FROM_PAGES;
  let scheduled: NodeJS.Immediate | null = null;

  /** Nothing that was committed may be called failed because of what comes after. */
  const watched = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      if (isDiskError(error)) onDiskBroken(error);
    }
  };
  const pages = (): number => (look.get() as unknown as LogState).log;
  const move = (): void => {
    if (scheduled !== null) clearImmediate(scheduled);
    scheduled = null;
    watched(() => {
      nextAt = pages() + TRY_AGAIN_AFTER_PAGES;
      const sinceMs = performance.now();
      const { log, checkpointed } = moveAll.get() as unknown as LogState;
      if (checkpointed === log) nextAt = MOVE_LOG_FROM_PAGES;
      meter?.moved(performance.now() - sinceMs);
    });
  };
  return {
    committed: () => {
      if (sqlite.isTransaction) return;
      watched(() => {
        const length = pages();
        if (length < nextAt) return;
        const isFarBeyond = length >= nextAt - MOVE_LOG_FROM_PAGES + MOVE_LOG_AT_ONCE_FROM_PAGES;
        if (isFarBeyond) move();
        else scheduled ??= setImmediate(move);
      });
    },
    last: move,
  };
}
