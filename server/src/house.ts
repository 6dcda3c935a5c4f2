import type { AddressInfo } from "node:net";
import { join } from "node:path";

import { HTTP_REQUEST_WITHIN_MS, MAX_HTTP_BODY_BYTES } from "@crosstable/shared/limits";
import fastify, { type FastifyInstance } from "fastify";

import { openSessions, type Sessions } from "./access/sessions.ts";
import type { Commands } from "./commands/open-commands.ts";
import { replaceHolders } from "./commands/replace-holders.ts";
import {
  loadDemonstration,
  reissueUnusedLinks,
  type DemonstrationLink,
} from "./demo/load-demonstration.ts";
import { serveApi } from "./http/api.ts";
import { serveHealth } from "./http/health-api.ts";
import { servePages } from "./http/serve-pages.ts";
import { routeUpgrades } from "./http/upgrade-router.ts";
import type { Warn } from "./log.ts";
import { NO_METER, type Meter } from "./meter.ts";
import { meteredStorage } from "./metrics/metered-storage.ts";
import { openMetrics, type Metrics } from "./metrics/open-metrics.ts";
import { openWires, type Wires, type WiresOptions } from "./open-wires.ts";
import { openPrinter, type Printer } from "./papers/printer.ts";
import { openReadiness, type Readiness } from "./readiness.ts";
import { openSqliteStorage } from "./storage/sqlite-storage.ts";
import type { Storage } from "./storage/storage.ts";

export interface HouseOptions {
  readonly dataDir: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  readonly origins: readonly string[];
  readonly demo: boolean;
  /**
   * The data folder was restored from a backup: writing is taken from a page whoever wrote it, as long as the page's seat may write that
   * document. Otherwise nobody could bring back what several people wrote after the backup.
   */
  readonly restored?: boolean;
  /** Server time in milliseconds since 1970. */
  readonly now?: () => number;
  /** A clock in milliseconds that only grows, by which what waits has waited. */
  readonly steadyMs?: () => number;
  /** How often is looked for sessions at the end of their lifetime. */
  readonly lookForOldSessionsEveryMs?: number;
  readonly warn: Warn;
  /** Who shows it may read the metrics; without one nothing is measured. */
  readonly metricsToken?: string | null;
  /** Told when the disk fails; the process has to end there. */
  readonly onDiskBroken: (error: unknown) => void;
  /** The browser that prints papers; left out, or null, people print in their own. */
  readonly chromium?: string | null;
  /** How long it may take over one; the test of a page that never ends does not wait as long as people do. */
  readonly printWithinMs?: number;
  /** Where the client's build lies; without one only the wires are served. */
  readonly clientDir?: string;
  /** How often a document socket is pinged; tests of dead connections do not wait as long as the house does. */
  readonly pingEveryMs?: number;
  /** For tests that watch or break the storage. */
  readonly wrapStorage?: (storage: Storage) => Storage;
  readonly loosened?: Loosened;
}

/** What the benchmark loosens, and nobody else: its driver signs in thousands of people at once and writes roots of its own. */
export interface Loosened {
  readonly joinTriesPerMinute: number;
  readonly shapes: NonNullable<WiresOptions["shapes"]>;
  readonly stamp: NonNullable<WiresOptions["stamp"]>;
  readonly budgets: NonNullable<WiresOptions["budgets"]>;
}

export interface House {
  readonly url: string;
  readonly port: number;
  readonly storage: Storage;
  readonly commands: Commands;
  /** The demonstration's seats, with the secret of this start for those that nobody has taken. */
  readonly demoLinks: readonly DemonstrationLink[];
  /** Tells everybody, flushes, closes in order. */
  close(): Promise<void>;
}

const DEFAULT_CLIENT_DIR = join(import.meta.dirname, "..", "..", "client", "dist");
const LOOK_FOR_OLD_SESSIONS_EVERY_MS = 60_000;

function openHttp(): FastifyInstance {
  return fastify({
    logger: false,
    trustProxy: false,
    bodyLimit: MAX_HTTP_BODY_BYTES,
    requestTimeout: HTTP_REQUEST_WITHIN_MS,
  });
}

/** Opens the whole house: storage, both wires, the pages. Throws DataFolderTaken, and what listening throws. */
export async function startHouse(options: HouseOptions): Promise<House> {
  await using unfinished = new AsyncDisposableStack();
  const { storage, readiness, metrics } = openKept(options, unfinished, () => wires);
  const meter = metrics?.meter ?? NO_METER;
  const now = options.now ?? Date.now;
  const { origins, warn } = options;
  const sessions = openSessions({ storage, now, warn });
  const app = openHttp();
  unfinished.defer(async () => {
    app.server.closeAllConnections();
    await app.close();
  });
  const wires: Wires = openWires({
    storage,
    sessions,
    origins,
    now,
    steadyMs: options.steadyMs ?? (() => performance.now()),
    warn,
    restored: options.restored === true,
    pingEveryMs: options.pingEveryMs,
    meter,
    shapes: options.loosened?.shapes,
    stamp: options.loosened?.stamp,
    budgets: options.loosened?.budgets,
  });
  unfinished.defer(async () => wires.close());

  const { commands } = wires;
  const looking = setInterval(
    () => endOldSessions(sessions, { wires, warn }),
    options.lookForOldSessionsEveryMs ?? LOOK_FOR_OLD_SESSIONS_EVERY_MS,
  ).unref();
  unfinished.defer(() => clearInterval(looking));
  if (options.demo) {
    loadDemonstration(commands.desk);
    wires.sync.packAll();
  }
  const printer = openPrinter(options.chromium ?? null, warn, options.printWithinMs);
  unfinished.defer(async () => printer.close());
  await serve(app, options, { printer, storage, sessions, now, wires, readiness, metrics });
  const router = routeUpgrades(app.server, {
    origins,
    sessions,
    warn,
    meter,
    onDocument: ({ request, socket, head }, visitor) =>
      wires.sync.accept(request, socket, head, visitor),
    onEvents: ({ request, socket, head }) => wires.events.handleUpgrade(request, socket, head),
  });
  await app.listen({ port: options.port, host: options.host });
  // Only now: a start on a port that is taken leaves the links as they were handed out.
  const demoLinks = options.demo ? reissueUnusedLinks(commands.desk) : [];
  // In the reverse of opening: the wires, then the server under them, then the storage under both.
  const open = unfinished.move();
  const close = async () => {
    // First, since the server still listens while the wires close, and clients come back at once.
    readiness.closing();
    router.close();
    await open.disposeAsync();
  };
  const { port } = app.server.address() as AddressInfo;
  return { url: urlOf(options.host, port), port, storage, commands, demoLinks, close: once(close) };
}

/** SESSION-4: whoever keeps a socket open all the time is asked at no door, so the end of their session is looked for. */
function endOldSessions(
  sessions: Sessions,
  { wires, warn }: { wires: Wires; warn: HouseOptions["warn"] },
): void {
  try {
    for (const seat of sessions.endOld()) wires.seatChanged(seat, "session-ended");
  } catch (error) {
    // Tried again at the next look. Nobody asked for this, so there is no connection that a full disk could end.
    warn("sessions-not-ended", { error });
  }
}

/** What is kept, with what watches over it. */
interface Kept {
  readonly storage: Storage;
  readonly readiness: Readiness;
  readonly metrics: Metrics | null;
}

function openKept(
  options: HouseOptions,
  house: AsyncDisposableStack,
  wires: () => Wires | undefined,
): Kept {
  // Asked only about a disk that is open, which is after both are there.
  const later: { readiness?: Readiness } = {};
  const { metricsToken = null } = options;
  const metrics =
    metricsToken === null
      ? null
      : openMetrics({ documentsInMemory: () => wires()?.sync.documentsInMemory ?? 0 });
  const opened = openSqliteStorage({
    dataDir: options.dataDir,
    onDiskBroken: (error) => {
      later.readiness?.diskBroken();
      options.onDiskBroken(error);
    },
    onMended: () => options.warn("index-made-anew"),
    meter: metrics?.disk,
  });
  if (opened.wasLogDamaged) options.warn("log-damaged");
  house.defer(() => opened.close());
  const storage = options.wrapStorage?.(opened) ?? opened;
  const readiness = openReadiness(storage);
  later.readiness = readiness;
  if (metrics === null) return { storage, readiness, metrics };
  return { storage: meteredStorage(storage, metrics.storage), readiness, metrics };
}

async function serve(
  app: FastifyInstance,
  options: HouseOptions,
  parts: Kept & { sessions: Sessions; now: () => number; wires: Wires; printer: Printer },
): Promise<void> {
  const { storage, sessions, now, wires, readiness, metrics, printer } = parts;
  const { metricsToken } = options;
  const meter: Meter = metrics?.meter ?? NO_METER;
  serveApi(app, {
    printer,
    storage,
    sessions,
    now,
    origins: options.origins,
    warn: options.warn,
    joinTriesPerMinute: options.loosened?.joinTriesPerMinute,
    meter,
    stateOf: (negotiation) => wires.commands.stateOf(negotiation),
    stateShownTo: (seat) => wires.commands.stateShownTo(seat),
    authors: (address) => wires.sync.authors(address),
    replaceHolders: (seat, alongside) => replaceHolders(wires.commands.desk, seat, alongside),
    onJoined: (negotiation) =>
      wires.events.announcer.tell({ to: "hosts", negotiation }, { fact: "host-changed" }),
    onLeft: ({ id, negotiation }) => {
      wires.seatChanged(id, "session-ended");
      wires.events.announcer.tell({ to: "hosts", negotiation }, { fact: "host-changed" });
    },
  });
  serveHealth(app, {
    now,
    ready: () => readiness.check(),
    metrics: metrics === null || !metricsToken ? null : { token: metricsToken, ...metrics },
  });
  await servePages(app, options.clientDir ?? DEFAULT_CLIENT_DIR);
}

/** An address that listens everywhere is not one that a browser can open. */
function urlOf(host: string, port: number): string {
  if (host === "0.0.0.0" || host === "::") return `http://localhost:${port}`;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** Whoever closes twice waits for the one closing. */
function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return async () => {
    running ??= work();
    await running;
  };
}
