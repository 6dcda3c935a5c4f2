import { DatabaseSync } from "node:sqlite";

// A server that goes on before its commit has been made: the transaction stays open for a while, and only then is it committed.
const LATE_MS = 20;
// oxlint-disable-next-line typescript/unbound-method -- because it is called with its own this below
const { exec } = DatabaseSync.prototype;
let isLate = false;

DatabaseSync.prototype.exec = function execLate(this: DatabaseSync, sql: string) {
  const settle = (): void => {
    if (isLate) exec.call(this, "COMMIT");
    isLate = false;
  };
  // The storage sees an open transaction and believes that it has failed.
  if (sql === "ROLLBACK" && isLate) return;
  if (sql === "COMMIT") {
    isLate = true;
    setTimeout(settle, LATE_MS);
    return;
  }
  settle();
  exec.call(this, sql);
};
