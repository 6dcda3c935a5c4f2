import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

import { clientIdsOf, comeBack, type Connection } from "./driver-clients.ts";
import { nodeFlags } from "./node-flags.ts";
import { RoomsOfSeats } from "./rooms-of-seats.ts";

// Crosstable for a load driver that compares servers of the y-websocket protocol. The driver loads this file by its path:
// `node load.mjs --adapter …/test/src/bench/adapter.ts`.

interface StartOptions {
  readonly port: number;
  readonly dataDir: string;
  readonly cpu?: number | string;
  readonly env?: Readonly<Record<string, string>>;
  readonly nodeArgs?: readonly string[];
  readonly log?: string;
}

interface Running {
  readonly port: number;
  readonly dataDir: string;
}

const HOUSE = join(import.meta.dirname, "bench-house.ts");

/** Rooms outlive a kill of the server: its data folder keeps their seats and sessions. */
const ROOMS = new Map<string, RoomsOfSeats>();

async function start(options: StartOptions): Promise<unknown> {
  const { port, dataDir, env = {}, nodeArgs = [], cpu, log } = options;
  // The driver starts every server by a function of its own, beside the script that runs.
  const driver = pathToFileURL(join(dirname(process.argv[1] ?? ""), "lib", "server-process.mjs"));
  const { startProcess } = (await import(driver.href)) as {
    startProcess: (how: object) => Promise<unknown>;
  };
  return startProcess({
    cmd: process.execPath,
    args: [...nodeFlags(), ...nodeArgs, HOUSE],
    env: { ...env, PORT: String(port), DATA_DIR: dataDir },
    port,
    cpu,
    log,
  });
}

async function client(server: Running, connection: Connection): Promise<unknown> {
  const rooms = ROOMS.get(server.dataDir) ?? new RoomsOfSeats(server);
  ROOMS.set(server.dataDir, rooms);
  if (comeBack(process.argv)) await rooms.signInReaders(connection.room);
  return rooms.seatFor(connection, clientIdsOf(process.argv, connection));
}

export default {
  name: "crosstable",
  describe: "Crosstable: SQLite with fsync before visible, guard on, a real seat for every editor",
  dialect: "yws",
  stateful: true,
  persistent: true,
  start,
  client,
};
