import type { AddressInfo } from "node:net";
import { join } from "node:path";

import fastify from "fastify";

import { isAllowedOrigin } from "./access/origin.ts";
import { openSessions } from "./access/sessions.ts";
import { openCommands, type Commands } from "./commands/open-commands.ts";
import type { CommandPorts } from "./commands/ports.ts";
import {
  loadDemonstration,
  reissueUnusedLinks,
  type DemonstrationLink,
} from "./demo/load-demonstration.ts";
import { serveApi } from "./http/api.ts";
import { servePages } from "./http/serve-pages.ts";
import { routeUpgrades } from "./http/upgrade-router.ts";
import { openEvents } from "./socket/event-house.ts";
import type { EventHouse } from "./socket/event-house.ts";
import { openSqliteStorage } from "./storage/sqlite-storage.ts";
import type { Storage } from "./storage/storage.ts";
import { openSyncHouse } from "./sync/sync-house.ts";

export interface HouseOptions {
  readonly dataDir: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  readonly origins: readonly string[];
  readonly demo: boolean;
  /** Server time in milliseconds since 1970. */
  readonly now?: () => number;
  readonly warn: (words: string) => void;
  /** Told when the disk fails; the process has to end there. */
  readonly onDiskBroken: (error: unknown) => void;
  /** Where the client's build lies; without one only the wires are served. */
  readonly clientDir?: string;
  /** For tests that watch or break the storage. */
  readonly wrapStorage?: (storage: Storage) => Storage;
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

/** Opens the whole house: storage, both wires, the pages. Throws DataFolderTaken, and what listening throws. */
export async function startHouse(options: HouseOptions): Promise<House> {
  const { warn } = options;
  const now = options.now ?? Date.now;
  const opened = openSqliteStorage({
    dataDir: options.dataDir,
    onDiskBroken: options.onDiskBroken,
  });
  const storage = options.wrapStorage?.(opened) ?? opened;
  const sessions = openSessions({ storage, now });

  // The wires tell what commands have done, and commands are asked over the wires: each is given the other by name.
  const later: { commands?: Commands; events?: EventHouse } = {};
  const commands = (): Commands => must(later.commands);
  const events = (): EventHouse => must(later.events);
  const sync = openSyncHouse({
    storage,
    now,
    warn,
    sideShort: (negotiation, side) => commands().stateOf(negotiation)?.sides[side].short ?? null,
  });
  later.events = openEvents({
    isAllowedOrigin: (request) => isAllowedOrigin(request.headers, options.origins),
    identify: (request, seat) => sessions.find(request.headers, seat),
    isStillSignedIn: (visitor) => sessions.isOpen(visitor),
    run: (asker, request) => commands().run(asker, request),
    stateOf: (negotiation) => commands().stateOf(negotiation),
    feedOf: (negotiation) => commands().feedOf(negotiation),
    seatsOf: (negotiation) => storage.seats.list(negotiation),
    now,
    warn,
  });
  const seatChanged: CommandPorts["seatChanged"] = (seat, why) => {
    // A seat that keeps other sessions comes back by itself; the one whose session ended finds it gone.
    sync.closeSeat(
      seat,
      why === "session-ended" ? "tryAgain" : why === "changed" ? "rightsChanged" : "signedOut",
    );
    events().closeSeat(seat, why);
  };
  const { announcer, connected, whereabouts } = later.events;
  later.commands = openCommands(storage, {
    announcer,
    connected,
    whereabouts,
    documents: sync.serverDocuments,
    seatChanged,
    now,
    warn,
  });
  const { desk } = later.commands;
  if (options.demo) loadDemonstration(desk);
  const demoLinks = options.demo ? reissueUnusedLinks(desk) : [];

  const app = fastify({ logger: false, trustProxy: false });
  serveApi(app, {
    storage,
    sessions,
    origins: options.origins,
    now,
    stateOf: (negotiation) => commands().stateOf(negotiation),
    writers: (address) => sync.writers(address),
    onJoined: (negotiation) =>
      announcer.tell({ to: "hosts", negotiation }, { fact: "host-changed" }),
  });
  await servePages(app, options.clientDir ?? DEFAULT_CLIENT_DIR);
  routeUpgrades(app.server, {
    origins: options.origins,
    sessions,
    onDocument: ({ request, socket, head }, visitor) => sync.accept(request, socket, head, visitor),
    onEvents: ({ request, socket, head }) => events().handleUpgrade(request, socket, head),
  });
  await app.listen({ port: options.port, host: options.host });
  const { port } = app.server.address() as AddressInfo;
  return {
    url: `http://${options.host === "0.0.0.0" ? "localhost" : options.host}:${port}`,
    port,
    storage,
    commands: later.commands,
    demoLinks,
    async close() {
      await events().close();
      await sync.close();
      app.server.closeAllConnections();
      await app.close();
      storage.close();
    },
  };
}

function must<Part>(part: Part | undefined): Part {
  if (part === undefined) throw new Error("a part of the house was asked before it was there");
  return part;
}
