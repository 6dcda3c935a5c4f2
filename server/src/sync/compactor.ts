import { setImmediate } from "node:timers/promises";
import type { Worker } from "node:worker_threads";

import { ownBuffers, startBeside } from "../helper-threads.ts";
import type { Warn } from "../log.ts";
import { compactAtOnce, type ReadThrough, type Storage } from "../storage/storage.ts";
import type { SnapshotAnswer, SnapshotOrder } from "./compaction-worker.ts";
import type { LiveDocument } from "./live-document.ts";
import { makeSnapshot } from "./make-snapshot.ts";

const WORKER = new URL("compaction-worker.ts", import.meta.url);
/** Between two documents while people write, so that hundreds that come to rest together take a small share of their time. */
const LEAST_REST_MS = 40;
const REST_SHARE = 4;
/** From this share of its time on the event loop counts as busy with people; below it nobody is kept waiting. */
const BUSY_SHARE = 0.5;
/** A thread with nothing to do keeps its memory for this long. */
const IDLE_MS = 5_000;

/**
 * Puts snapshots in place of long logs, one document at a time. The snapshot is made of what is on the disk, in a thread of its own,
 * while people go on writing; what they add meanwhile stays in the log behind it. They go on between two steps of the reading and of
 * the writing, too. The log is trimmed only after the snapshot is on the disk. Documents are called by their keys: one may be let go
 * and loaded again meanwhile, and it is the one in memory at the end whose books change.
 */
export class Compactor {
  readonly #storage: Storage;
  readonly #warn: Warn;
  readonly #liveUnder: (key: string) => LiveDocument | undefined;
  readonly #waiting = new Set<string>();
  /** Of this one a snapshot is being made. */
  #current: string | null = null;
  #worker: Worker | null = null;
  #idle: NodeJS.Timeout | null = null;
  #isBusy = false;
  #isStopped = false;

  constructor(storage: Storage, warn: Warn, liveUnder: (key: string) => LiveDocument | undefined) {
    this.#storage = storage;
    this.#warn = warn;
    this.#liveUnder = liveUnder;
  }

  /** Whoever writes while the snapshot is made finds the log still long, and would have another made at once. */
  add(key: string): void {
    if (key === this.#current) return;
    this.#waiting.add(key);
    void this.#workOff();
  }

  stop(): void {
    this.#isStopped = true;
    this.#waiting.clear();
    this.#endWorker();
  }

  async #workOff(): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    if (this.#idle !== null) clearTimeout(this.#idle);
    for (const key of this.#waiting) {
      this.#waiting.delete(key);
      // Let go while it waited.
      if (this.#liveUnder(key) === undefined) continue;
      this.#current = key;
      const beganMs = performance.now();
      const before = performance.eventLoopUtilization();
      try {
        await this.#compact(key);
      } catch (error) {
        this.#failed(error);
      }
      this.#current = null;
      const { utilization } = performance.eventLoopUtilization(before);
      const tookMs = performance.now() - beganMs;
      if (this.#waiting.size > 0 && utilization > BUSY_SHARE)
        await rest(Math.max(LEAST_REST_MS, tookMs * REST_SHARE));
    }
    this.#isBusy = false;
    this.#idle = setTimeout(() => this.#endWorker(), IDLE_MS).unref();
  }

  /** Here and now: for a house that serves nobody yet, to which booting a thread would only be dear. No start fails for it. */
  compactHere(key: string): void {
    const { documents } = this.#storage;
    try {
      const { updates, logRows, lastRow: throughRow } = documents.load(key);
      if (logRows === 0) return;
      const snapshot = makeSnapshot(updates);
      const beyond = compactAtOnce(documents, { key, snapshot, throughRow });
      this.#liveUnder(key)?.compacted(snapshot.byteLength, beyond);
    } catch (error) {
      this.#failed(error);
    }
  }

  /** The log is whole; the next commit tries again. */
  #failed(error: unknown): void {
    if (!this.#isStopped) this.#warn("document-not-compacted", { error });
  }

  async #compact(key: string): Promise<void> {
    const worker = (this.#worker ??= this.#newWorker());
    const read = await this.#handOver(key, worker);
    if (read === null || read.logRows === 0) return;
    const answer = await this.#ask(worker);
    if (this.#isStopped) return;
    if ("error" in answer) throw new Error(answer.error);
    const { snapshot } = answer;
    const how = { key, snapshot, throughRow: read.lastRow };
    const steps = this.#storage.documents.compactInSteps(how);
    let step = steps.next();
    while (step.done !== true) {
      // Whatever has come in meanwhile goes first.
      await setImmediate();
      if (this.#isStopped) return;
      step = steps.next();
    }
    // In the turn of the last step, so that nothing is written between it and the books.
    this.#liveUnder(key)?.compacted(snapshot.byteLength, step.value);
  }

  /** Null when the house has closed meanwhile. */
  async #handOver(key: string, worker: Worker): Promise<ReadThrough | null> {
    tell(worker, "begin");
    const steps = this.#storage.documents.readInSteps(key);
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) {
      tell(worker, step.value);
      await setImmediate();
      if (this.#isStopped) return null;
    }
    return step.value;
  }

  async #ask(worker: Worker): Promise<SnapshotAnswer> {
    return new Promise((resolve, reject) => {
      const end = (): void => {
        worker.off("message", answered);
        worker.off("exit", ended);
      };
      const answered = (answer: SnapshotAnswer): void => {
        end();
        resolve(answer);
      };
      const ended = (): void => {
        end();
        reject(new Error("its thread has ended"));
      };
      worker.on("message", answered);
      worker.on("exit", ended);
      tell(worker, "make");
      // One that has ended while the document was read says so no more.
      if (this.#worker !== worker) ended();
    });
  }

  #newWorker(): Worker {
    const worker = startBeside(WORKER);
    // A thread that fails ends, and whoever waits for it hears of that.
    worker.on("error", (error) => this.#warn("compaction-bug", { error }));
    worker.on("exit", () => {
      if (this.#worker === worker) this.#worker = null;
    });
    worker.unref();
    return worker;
  }

  #endWorker(): void {
    if (this.#idle !== null) clearTimeout(this.#idle);
    void this.#worker?.terminate();
    this.#worker = null;
  }
}

function tell(worker: Worker, order: SnapshotOrder): void {
  worker.postMessage(order, typeof order === "string" ? [] : ownBuffers(order.flat()));
}

async function rest(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
