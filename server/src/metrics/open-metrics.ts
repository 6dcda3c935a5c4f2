import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

import type { Meter } from "../meter.ts";
import type { DiskMeter } from "../storage/storage.ts";
import { Connections } from "./connections.ts";
import type { StorageMeter } from "./metered-storage.ts";

/** What is measured, and how it is read. */
export interface Metrics {
  readonly meter: Meter;
  readonly storage: StorageMeter;
  readonly disk: DiskMeter;
  readonly contentType: string;
  /** Everything in the text format of Prometheus. */
  text(): Promise<string>;
}

const SECONDS = [0.000_25, 0.000_5, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5];
const COUNTS = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024];
const MS = 1_000;

/**
 * Measures the house with prom-client. METRICS-1: every label's values are a closed list of the code's own words, and no figure is
 * kept apart by document, room, side, role or seat; docs/decisions/metrics-tell-nothing-of-a-caucus.md says why.
 */
export function openMetrics(house: { documentsInMemory: () => number }): Metrics {
  const registry = new Registry();
  const registers = [registry];
  // The process: memory, CPU, the delay of the event loop, garbage collection.
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: "crosstable_documents_in_memory",
    help: "Documents that are open in memory, of every kind together; one that nobody writes to may keep no working copy.",
    registers,
    collect() {
      this.set(house.documentsInMemory());
    },
  });
  const meter = { ...wireMeter(registers), ...editMeter(registers) };
  return {
    meter,
    storage: storageMeter(registers),
    disk: diskMeter(registers),
    contentType: registry.contentType,
    text: async () => registry.metrics(),
  };
}

type WireMeter = Pick<Meter, "connected" | "refused" | "fellBehind">;

function wireMeter(registers: Registry[]): WireMeter {
  const connections = new Connections();
  new Gauge({
    name: "crosstable_sockets",
    help: "Open connections of the document wire and of the event wire.",
    labelNames: ["wire"],
    registers,
    collect() {
      for (const { wire, open } of connections.totals()) this.set({ wire }, open);
    },
  });
  new Counter({
    name: "crosstable_wire_bytes_total",
    help: "Bytes that came in and went out over a wire, framing and handshakes included.",
    labelNames: ["wire", "direction"],
    registers,
    collect() {
      this.reset();
      for (const { wire, bytesIn, bytesOut } of connections.totals()) {
        this.inc({ wire, direction: "in" }, bytesIn);
        this.inc({ wire, direction: "out" }, bytesOut);
      }
    },
  });
  const refusals = new Counter({
    name: "crosstable_refusals_total",
    help: "What was refused or closed by the server, by whom and for which reason.",
    labelNames: ["by", "reason"],
    registers,
  });
  const slow = new Counter({
    name: "crosstable_slow_readers_total",
    help: "Presence that a slow reader went without, and sockets closed because they read too slowly.",
    labelNames: ["what"],
    registers,
  });
  return {
    connected: (wire, connection) => connections.add(wire, connection),
    refused: (by, reason) => refusals.inc({ by, reason }),
    fellBehind: (what) => slow.inc({ what }),
  };
}

type EditMeter = Pick<Meter, "committed" | "shown" | "resynced">;

function editMeter(registers: Registry[]): EditMeter {
  const visible = new Histogram({
    name: "crosstable_edit_visible_seconds",
    help: "From the receipt of an update until its commit was handed to the sockets, fsync included. Where many only read, those come a moment later.",
    buckets: SECONDS,
    registers,
  });
  const updates = new Histogram({
    name: "crosstable_commit_updates",
    help: "Updates of clients in one commit of the document wire.",
    buckets: COUNTS,
    registers,
  });
  const documents = new Histogram({
    name: "crosstable_commit_documents",
    help: "Documents in one commit of the document wire.",
    buckets: COUNTS,
    registers,
  });
  const resyncs = new Counter({
    name: "crosstable_resyncs_total",
    help: "How often a client was asked for everything that the server lacked.",
    registers,
  });
  return {
    committed: (updateCount, documentCount) => {
      updates.observe(updateCount);
      documents.observe(documentCount);
    },
    shown: (ms) => visible.observe(ms / MS),
    resynced: () => resyncs.inc(),
  };
}

function storageMeter(registers: Registry[]): StorageMeter {
  const commits = new Histogram({
    name: "crosstable_commit_seconds",
    help: "A transaction from its beginning until its fsync has returned.",
    buckets: SECONDS,
    registers,
  });
  const failures = new Counter({
    name: "crosstable_commit_failures_total",
    help: "Transactions of which nothing was stored.",
    registers,
  });
  const compactions = new Counter({
    name: "crosstable_compactions_total",
    help: "Logs of documents that a snapshot took the place of.",
    registers,
  });
  return {
    stored: (ms) => commits.observe(ms / MS),
    failed: () => failures.inc(),
    compacted: () => compactions.inc(),
  };
}

function diskMeter(registers: Registry[]): DiskMeter {
  const syncs = new Histogram({
    name: "crosstable_sync_seconds",
    help: "The COMMIT of a transaction alone: its pages are written to SQLite's log, and the log is synced.",
    buckets: SECONDS,
    registers,
  });
  const moves = new Histogram({
    name: "crosstable_log_move_seconds",
    help: "SQLite's log moved into the database, with the syncs of that; everything else waits meanwhile.",
    buckets: SECONDS,
    registers,
  });
  return {
    synced: (ms) => syncs.observe(ms / MS),
    moved: (ms) => moves.observe(ms / MS),
  };
}
