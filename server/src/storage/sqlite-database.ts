import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";

import { isDiskError } from "./sqlite-errors.ts";
import { logMoves, type LogMoves } from "./sqlite-log-moves.ts";
import type { DiskMeter } from "./storage.ts";

const BUSY_TIMEOUT_MS = 5_000;

/** A prepared statement whose rows have a known shape. */
export interface Statement<Row> {
  get(...values: SQLInputValue[]): Row | undefined;
  all(...values: SQLInputValue[]): Row[];
  /** Rows in their order, until one is not wanted: none behind it is read from the disk. */
  takeWhile(isWanted: (row: Row) => boolean, ...values: SQLInputValue[]): Row[];
  /** The same up to the first with which there is enough, and with that one. */
  takeUntil(isEnough: (row: Row) => boolean, ...values: SQLInputValue[]): Row[];
  run(...values: SQLInputValue[]): { readonly changes: number };
}

/** One SQLite file, with every call watched for a failing disk. */
export interface Database {
  /** `Row` is what the SQL selects: the columns are declared strict, so their types hold. */
  prepare<Row = never>(sql: string): Statement<Row>;
  exec(sql: string): void;
  transaction<Result>(work: () => Result): Result;
  isInTransaction(): boolean;
  /** Called after a transaction was taken back: what was remembered of its writes is not true. */
  onRollback(forget: () => void): void;
  close(): void;
}

interface DatabaseOptions {
  readonly file: string;
  readonly onDiskBroken: (error: unknown) => void;
  readonly meter?: DiskMeter | undefined;
}

/** Opens the file so that a commit that has returned is on the disk, not only in its cache. */
export function openDatabase(options: DatabaseOptions): Database {
  const sqlite = new DatabaseSync(options.file, { timeout: BUSY_TIMEOUT_MS });
  const watched: Watched = (work) => {
    try {
      return work();
    } catch (error) {
      if (isDiskError(error)) options.onDiskBroken(error);
      throw error;
    }
  };
  const exec = (sql: string) => watched(() => sqlite.exec(sql));
  /** Every edit waits for these three, so they are compiled once. */
  const prepared = (sql: string) => {
    const statement = sqlite.prepare(sql);
    return () => void watched(() => statement.run());
  };
  const onRollback: (() => void)[] = [];
  exec("PRAGMA journal_mode = WAL");
  exec("PRAGMA synchronous = FULL");
  exec("PRAGMA foreign_keys = ON");
  const moves = logMoves(sqlite, options);
  return {
    prepare: <Row>(sql: string) => statementOn<Row>(sqlite.prepare(sql), { watched, moves }),
    exec,
    transaction: nestedTransactions({
      begin: prepared("BEGIN IMMEDIATE"),
      commit: timed(prepared("COMMIT"), options.meter),
      committed: () => moves.committed(),
      rollBack: prepared("ROLLBACK"),
      isOpen: () => sqlite.isTransaction,
      rolledBack: () => {
        for (const forget of onRollback) forget();
      },
    }),
    onRollback: (forget) => onRollback.push(forget),
    isInTransaction: () => sqlite.isTransaction,
    close: () => {
      moves.last();
      sqlite.close();
    },
  };
}

type Watched = <Result>(work: () => Result) => Result;

function statementOn<Row>(
  statement: StatementSync,
  { watched, moves }: { watched: Watched; moves: LogMoves },
): Statement<Row> {
  return {
    get: (...values) => watched(() => statement.get(...values)) as Row | undefined,
    all: (...values) => watched(() => statement.all(...values)) as Row[],
    takeWhile: (isWanted, ...values) =>
      watched(() => {
        const taken: Row[] = [];
        for (const row of statement.iterate(...values)) {
          if (!isWanted(row as Row)) break;
          taken.push(row as Row);
        }
        return taken;
      }),
    takeUntil: (isEnough, ...values) =>
      watched(() => {
        const taken: Row[] = [];
        for (const row of statement.iterate(...values)) {
          taken.push(row as Row);
          if (isEnough(row as Row)) break;
        }
        return taken;
      }),
    run: (...values) => {
      const changes = watched(() => Number(statement.run(...values).changes));
      moves.committed();
      return { changes };
    },
  };
}

function timed(commit: () => void, meter: DiskMeter | undefined): () => void {
  if (meter === undefined) return commit;
  return () => {
    const sinceMs = performance.now();
    commit();
    meter.synced(performance.now() - sinceMs);
  };
}

/**
 * A call inside another joins it. When an inner one throws and somebody catches that, the outer one cannot commit
 * any more: half of the inner work would be in it.
 */
function nestedTransactions(database: {
  begin: () => void;
  commit: () => void;
  committed: () => void;
  rollBack: () => void;
  isOpen: () => boolean;
  rolledBack: () => void;
}) {
  let depth = 0;
  let failure: { readonly error: unknown } | undefined;

  const join = <Result>(work: () => Result): Result => {
    try {
      const result = work();
      if (result instanceof Promise) throw new Error("a transaction cannot wait for a promise");
      return result;
    } catch (error) {
      failure ??= { error };
      throw error;
    }
  };

  return <Result>(work: () => Result): Result => {
    if (depth === 0) {
      database.begin();
      failure = undefined;
    }
    depth += 1;
    try {
      const result = join(work);
      if (depth > 1) return result;
      if (failure !== undefined) throw failure.error;
      database.commit();
      database.committed();
      return result;
    } catch (error) {
      if (depth === 1) database.rolledBack();
      // A full disk has already rolled back by itself.
      if (depth === 1 && database.isOpen()) database.rollBack();
      throw error;
    } finally {
      depth -= 1;
    }
  };
}
