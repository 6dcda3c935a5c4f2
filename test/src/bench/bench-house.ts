import { rmSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import { join } from "node:path";

import { letHelpersGiveWay } from "@crosstable/server/helper-threads";
import { startHouse } from "@crosstable/server/house";
import { rootShape, type RootShapes } from "@crosstable/server/sync/guard/document-shape";
import { BUDGETS, type Budgets } from "@crosstable/server/sync/person";
import { stampPresence } from "@crosstable/server/sync/stamp-presence";
import { seatId } from "@crosstable/shared/ids";
import * as z from "zod/mini";

// The real server for a load driver that is not ours. It differs from `npm start` in what stands here and in nothing else: the
// worksheet may also hold the roots that the driver writes, people may sign in faster, and the driver's clientIDs, which it
// chooses by itself, are leased to the seats that write under them. Guard, leases, rights, fsync and acknowledgements are on.
//
// With BENCH_LIMITS=product, as `npm run bench` starts it, budgets and shapes are those of `npm start` too: what is left is that
// links are tried faster, since all the people of a benchmark take their seats in its first seconds.

/** Where the benchmark asks for leases: a socket in the data folder, so that nobody but this user comes to it. */
export const LEASE_SOCKET = "bench.sock";

const DRIVER_TEXTS = /^(section-\d+|body|w\d+)$/;
const DRIVER_MAP = "positions";
const PLENTY_A_MINUTE = 1_000_000;

/** One of the driver's clients replays the typing of thirty people, and forty-five seats hold its thousands of observers. */
const PLENTY: Budgets = {
  framesPerSecond: 1_000_000,
  framesAtOnce: 1_000_000,
  bytesPerSecond: 2 ** 30,
  bytesAtOnce: 2 ** 30,
  stepsPerSecond: 2 ** 40,
  stepsAtOnce: 2 ** 40,
  stepsPerTurn: 2 ** 40,
  connectsPerMinute: PLENTY_A_MINUTE,
  sockets: PLENTY_A_MINUTE,
};

const withDriverRoots: RootShapes = (document, root) => {
  if (document.kind !== "worksheet") return rootShape(document, root);
  if (DRIVER_TEXTS.test(root)) return { kind: "text" };
  if (root === DRIVER_MAP) {
    return {
      kind: "map",
      hasKey: (key) => /^e\d+-k\d$/.test(key),
      mayHold: (_key, value) => typeof value === "number",
    };
  }
  return rootShape(document, root);
};

/** The driver's people show a cursor of its own kind. Here they are at a cell, as people are, or nobody would be shown. */
const withDriverPresence: typeof stampPresence = (_state, by) =>
  stampPresence({ cell: { proposal: "W-12a", column: "remarks" } }, by);

const leases = z.object({ key: z.string(), seat: seatId, clientIds: z.array(z.int()) });

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString("utf8"));
}

if (import.meta.main) {
  letHelpersGiveWay();
  const { PORT = "0", DATA_DIR = ".", BENCH_LIMITS } = process.env;
  const limits =
    BENCH_LIMITS === "product"
      ? { shapes: rootShape, budgets: BUDGETS, stamp: stampPresence }
      : { shapes: withDriverRoots, budgets: PLENTY, stamp: withDriverPresence };
  const house = await startHouse({
    dataDir: DATA_DIR,
    port: Number(PORT),
    host: "127.0.0.1",
    origins: [],
    demo: true,
    warn: (words) => process.stderr.write(`${words}\n`),
    onDiskBroken: () => process.exit(1),
    loosened: { joinTriesPerMinute: PLENTY_A_MINUTE, ...limits },
  });
  const host = house.demoLinks.find(({ seat }) => seat.role === "host");
  const desk = createServer((request, response) => {
    if (request.url === "/host") {
      response.end(JSON.stringify({ seat: host?.seat.id, secret: host?.secret }));
      return;
    }
    void bodyOf(request).then((body) => {
      const { key, seat, clientIds } = leases.parse(body);
      const { clientIds: store } = house.storage;
      const free = clientIds.filter((client) => store.holderOf(key, client) === undefined);
      const lease = { key, seat, clientIds: free, atMs: Date.now() };
      house.storage.clientIds.lease(lease);
      response.end("{}");
    });
  });
  const socket = join(DATA_DIR, LEASE_SOCKET);
  // What a killed server has left there would keep this one from listening.
  rmSync(socket, { force: true });
  desk.listen(socket);
  process.on("SIGTERM", () => {
    desk.close();
    void house.close().then(() => process.exit(0));
  });
}
