import type { Database } from "./sqlite-database.ts";
import type { HostKeyStore } from "./storage.ts";

export function sqliteHostKeyStore(database: Database): HostKeyStore {
  const select = database.prepare<{ pkcs8: Uint8Array }>("SELECT pkcs8 FROM host_key");
  const insert = database.prepare("INSERT INTO host_key (only, pkcs8) VALUES (1, ?)");
  return {
    find: () => select.get()?.pkcs8,
    keep: (pkcs8) => {
      insert.run(pkcs8);
    },
  };
}
