import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { mustSeatId, parseNegotiationId, type NegotiationId } from "@crosstable/shared/ids";
import type { Role, Seat } from "@crosstable/shared/roles";
import { documentKey, type DocumentName } from "@crosstable/shared/rooms";
import type { SideMark } from "@crosstable/shared/sides";

import { openSqliteStorage } from "../storage/sqlite-storage.ts";
import type { Storage } from "../storage/storage.ts";
import { Line } from "./line.ts";
import { openPage, type Page } from "./page-on-trial.ts";
import type { SyncHouse } from "./ports.ts";
import { openSyncHouse, type SyncHouseOptions } from "./sync-house.ts";
import type { WireFrame } from "./wire-frame.ts";

const [parsed, other] = [parseNegotiationId("talks"), parseNegotiationId("other-talks")];
if (parsed === undefined || other === undefined) throw new Error("no ids");
export const TALKS: NegotiationId = parsed;
export const OTHER_TALKS: NegotiationId = other;

export const WORKSHEET: DocumentName = { kind: "worksheet" };
export const CAUCUS: DocumentName = { kind: "caucus", side: "a" };
export const GALLERY: DocumentName = { kind: "gallery" };

/** The document wire on a real HTTP server over a real storage, with a record of what it did in which order. */
export interface WireOnTrial extends AsyncDisposable {
  readonly sync: SyncHouse;
  readonly storage: Storage;
  readonly warnings: readonly string[];
  /** "stored" when a transaction with writing returned, else what was sent and to whom. */
  readonly trace: Traced[];
  /** While it is not null, a transaction throws this in place of its commit. */
  failWith: Error | null;
  /** The next transaction throws this in place of its commit, and no other. */
  failOnceWith: Error | null;
  seat(name: string, options?: { side?: SideMark | null; role?: Role }): Seat;
  lease(seat: Seat, name: DocumentName, client: number): void;
  visit(seat: Seat, name: DocumentName, options?: VisitOptions): Promise<Page>;
  /** What is on the disk. */
  stored(name: DocumentName): readonly Uint8Array[];
}

export type Traced =
  | { readonly did: "stored" }
  | { readonly did: "sent"; readonly frame: WireFrame };

export interface VisitOptions {
  readonly wantsAck?: boolean;
  readonly clientId?: number;
  /** Another negotiation's document. */
  readonly negotiation?: NegotiationId;
  /** A page that says nothing by itself. */
  readonly isRude?: boolean;
  readonly answersPings?: boolean;
}

export async function openWire(
  options: Pick<SyncHouseOptions, "budgets" | "monotonicMs"> = {},
): Promise<WireOnTrial> {
  const cleanup = new AsyncDisposableStack();
  const dataDir = mkdtempSync(join(tmpdir(), "crosstable-wire-"));
  cleanup.defer(() => rmSync(dataDir, { recursive: true }));
  const disk = openSqliteStorage({ dataDir, onDiskBroken: () => undefined });
  cleanup.defer(() => disk.close());
  const trace: Traced[] = [];
  const warnings: string[] = [];
  const failing: Failing = { with: null, onceWith: null };
  const storage = traced(disk, trace, failing);
  cleanup.use(traceSends(trace));
  const sync = openSyncHouse({
    ...options,
    storage,
    warn: (words) => warnings.push(words),
    sideShort: (_negotiation, side) => (side === "a" ? "Guild" : "Producers"),
  });
  cleanup.defer(async () => sync.close());
  const door = await openDoor(sync, disk);
  cleanup.use(door);
  return {
    sync,
    storage,
    warnings,
    trace,
    get failWith() {
      return failing.with;
    },
    set failWith(error) {
      failing.with = error;
    },
    get failOnceWith() {
      return failing.onceWith;
    },
    set failOnceWith(error) {
      failing.onceWith = error;
    },
    seat: (name, { side = "a", role = "negotiator" } = {}) => {
      const id = mustSeatId(name);
      disk.seats.add({ id, negotiation: TALKS, side, role, name, epoch: 1 });
      const seat = disk.seats.find(id);
      if (seat === undefined) throw new Error("the seat was not kept");
      return seat;
    },
    lease: (seat, document, client) =>
      disk.clientIds.lease({
        key: documentKey({ negotiation: TALKS, document }),
        seat: seat.id,
        clientIds: [client],
        atMs: 0,
      }),
    visit: async (seat, name, options = {}) => door.visit(seat, name, options),
    stored: (document) =>
      disk.documents.load(documentKey({ negotiation: TALKS, document })).updates,
    [Symbol.asyncDispose]: async () => cleanup.disposeAsync(),
  };
}

/** How many commits came after the frame in which these words were shown; none where they were not. */
export function commitsAfter({ trace }: WireOnTrial, words: string): number {
  const shown = trace.findIndex((each) => each.did === "sent" && each.frame.includes(words));
  return shown === -1 ? 0 : trace.slice(shown).filter(({ did }) => did === "stored").length;
}

interface Failing {
  with: Error | null;
  onceWith: Error | null;
}

function traced(disk: Storage, trace: Traced[], failing: Failing): Storage {
  return {
    ...disk,
    transaction: (work) => {
      const result = disk.transaction(() => {
        const done = work();
        const error = failing.with ?? failing.onceWith;
        failing.onceWith = null;
        if (error !== null) throw error;
        return done;
      });
      trace.push({ did: "stored" });
      return result;
    },
  };
}

/** Only what the server sends: a page on trial has no line. */
function traceSends(trace: Traced[]): Disposable {
  const send: (this: Line, frame: WireFrame) => void = Reflect.get<Line, "send">(
    Line.prototype,
    "send",
  );
  Line.prototype.send = function traceSend(this: Line, frame: WireFrame) {
    trace.push({ did: "sent", frame });
    send.call(this, frame);
  };
  return {
    [Symbol.dispose]: () => {
      Line.prototype.send = send;
    },
  };
}

async function openDoor(
  sync: SyncHouse,
  storage: Storage,
): Promise<
  AsyncDisposable & { visit(seat: Seat, name: DocumentName, options: VisitOptions): Promise<Page> }
> {
  const pages = new DisposableStack();
  const visits: { seat: Seat; name: DocumentName; options: VisitOptions }[] = [];
  const server = createServer();
  server.on("upgrade", (request, socket, head: Buffer) => {
    const visit = visits[Number(request.url?.slice(1))];
    if (visit === undefined) throw new Error("nobody is expected");
    const { seat, name, options } = visit;
    const { wantsAck = false, negotiation = TALKS } = options;
    const address = { negotiation, document: name };
    sync.accept(request, socket, head, { seat, address, wantsAck });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    visit: async (seat, name, options) => {
      const index = visits.push({ seat, name, options }) - 1;
      const key = documentKey({ negotiation: TALKS, document: name });
      const { clientId } = options;
      if (clientId !== undefined && storage.clientIds.holderOf(key, clientId) === undefined)
        storage.clientIds.lease({ key, seat: seat.id, clientIds: [clientId], atMs: 0 });
      const page = openPage({ url: `ws://127.0.0.1:${port}/${index}`, ...options });
      pages.use(page);
      await page.whenOpen;
      return page;
    },
    [Symbol.asyncDispose]: async () => {
      pages.dispose();
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
