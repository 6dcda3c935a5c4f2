import type { RecordBody } from "./entry.ts";

/** How the record names the server where it acts by itself. */
export const THE_SERVER: RecordBody["by"] = { seat: null, name: "Server", side: null, role: null };

/** True where a row is the server's own and nobody else's too. */
export function isTheServer({ seat, name, side, role }: RecordBody["by"]): boolean {
  return seat === null && name === THE_SERVER.name && side === null && role === null;
}
