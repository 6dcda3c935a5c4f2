import { DatabaseSync } from "node:sqlite";

// A server whose commits wait for no disk: with NORMAL, SQLite syncs the log only when it moves it into the database.
// oxlint-disable-next-line typescript/unbound-method -- because it is called with its own this below
const { exec } = DatabaseSync.prototype;
DatabaseSync.prototype.exec = function execUnsynced(this: DatabaseSync, sql: string) {
  exec.call(this, sql.replace("synchronous = FULL", "synchronous = NORMAL"));
};
