import { setImmediate } from "node:timers/promises";
import type { Worker } from "node:worker_threads";

import { startBeside } from "../helper-threads.ts";
import type { Warn } from "../log.ts";
import { compactAtOnce, type Storage, type StoredDocument } from "../storage/storage.ts";
import type { SnapshotAnswer } from "./compaction-worker.ts";
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
 * while people go on writing; what they add meanwhile stays in the log behind it. The log is trimmed only after the snapshot is on
 * the disk.
 */
export class Compactor {
  readonly #storage: Storage;
  readonly #warn: Warn;
  readonly #waiting = new Set<LiveDocument>();
  #worker: Worker | null = null;
  #idle: NodeJS.Timeout | null = null;
  #isBusy = false;
  #isStopped = false;

  constructor(storage: Storage, warn: Warn) {
    this.#storage = storage;
    this.#warn = warn;
  }

  add(document: LiveDocument): void {
    this.#waiting.add(document);
    void this.#workOff();
  }

  forget(document: LiveDocument): void {
    this.#waiting.delete(document);
  }

  stop(): void {
    this.#isStopped = true;
    this.#waiting.clear();
    this.#endWorker();
  }

  async #workOff(): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    for (const document of this.#waiting) {
      this.#waiting.delete(document);
      const beganMs = performance.now();
      const before = performance.eventLoopUtilization();
      try {
        await this.#compact(document);
      } catch (error) {
        this.#failed(error);
      }
      const { utilization } = performance.eventLoopUtilization(before);
      const tookMs = performance.now() - beganMs;
      if (this.#waiting.size > 0 && utilization > BUSY_SHARE)
        await rest(Math.max(LEAST_REST_MS, tookMs * REST_SHARE));
    }
    this.#isBusy = false;
    this.#idle = setTimeout(() => this.#endWorker(), IDLE_MS).unref();
  }

  /** Here and now: for a house that serves nobody yet, to which booting a thread would only be dear. No start fails for it. */
  compactHere(document: LiveDocument): void {
    try {
      const stored = this.#storage.documents.load(document.key);
      if (stored.logRows === 0) return;
      const snapshot = makeSnapshot(stored.updates);
      const { lastRow: throughRow } = stored;
      compactAtOnce(this.#storage.documents, { key: document.key, snapshot, throughRow });
      tellCompacted(document, stored, snapshot);
    } catch (error) {
      this.#failed(error);
    }
  }

  /** The log is whole; the next commit tries again. */
  #failed(error: unknown): void {
    if (!this.#isStopped) this.#warn("document-not-compacted", { error });
  }

  async #compact(document: LiveDocument): Promise<void> {
    const stored = this.#storage.documents.load(document.key);
    if (stored.logRows === 0) return;
    const answer = await this.#ask(stored.updates);
    if (this.#isStopped) return;
    if ("error" in answer) throw new Error(answer.error);
    const { snapshot } = answer;
    const { lastRow: throughRow } = stored;
    const how = { key: document.key, snapshot, throughRow };
    const steps = this.#storage.documents.compactInSteps(how);
    while (steps.next().done !== true) {
      // Whatever has come in meanwhile goes first.
      await setImmediate();
      if (this.#isStopped) return;
    }
    tellCompacted(document, stored, snapshot);
  }

  async #ask(updates: readonly Uint8Array[]): Promise<SnapshotAnswer> {
    if (this.#idle !== null) clearTimeout(this.#idle);
    const worker = (this.#worker ??= this.#newWorker());
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
      worker.postMessage(updates);
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

function tellCompacted(
  document: LiveDocument,
  { updates, logRows: rows }: StoredDocument,
  snapshot: Uint8Array,
): void {
  const bytes = updates.reduce((sum, update) => sum + update.byteLength, 0);
  document.compacted({ snapshotBytes: snapshot.byteLength, rows, bytes });
}

async function rest(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
