import { DatabaseSync } from "node:sqlite";

// A server that leaves it to the kernel when anything is written: with OFF, SQLite syncs nothing at all.
// oxlint-disable-next-line typescript/unbound-method -- because it is called with its own this below
const { exec } = DatabaseSync.prototype;
DatabaseSync.prototype.exec = function execNeverSynced(this: DatabaseSync, sql: string) {
  exec.call(this, sql.replace("synchronous = FULL", "synchronous = OFF"));
};
