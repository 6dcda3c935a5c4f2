import { DatabaseSync, type StatementSync } from "node:sqlite";

// A server that goes on before its commit has been made: the transaction stays open for a while, and only then is it committed.
const LATE_MS = 20;
const NOTHING = { changes: 0, lastInsertRowid: 0 };
// oxlint-disable-next-line typescript/unbound-method -- because it is called with its own this below
const { prepare } = DatabaseSync.prototype;
let late: (() => void) | null = null;

function settle(): void {
  late?.();
  late = null;
}

/** The commit is made before the next transaction begins, or a while later. */
function commitLater(statement: StatementSync): StatementSync["run"] {
  const run = statement.run.bind(statement);
  return () => {
    late = run;
    setTimeout(settle, LATE_MS);
    return NOTHING;
  };
}

function beginAfter(statement: StatementSync): StatementSync["run"] {
  const run = statement.run.bind(statement);
  return () => {
    settle();
    return run();
  };
}

DatabaseSync.prototype.prepare = function prepareLate(this: DatabaseSync, sql: string) {
  const statement = prepare.call(this, sql);
  if (sql === "COMMIT") statement.run = commitLater(statement);
  if (sql === "BEGIN IMMEDIATE") statement.run = beginAfter(statement);
  return statement;
};
