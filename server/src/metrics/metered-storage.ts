import type { Storage } from "../storage/storage.ts";

export interface StorageMeter {
  /** A transaction has returned from its fsync after so long. */
  stored(ms: number): void;
  failed(): void;
  compacted(): void;
}

/** The same storage, with its transactions timed. One inside another is part of it. */
export function meteredStorage(storage: Storage, meter: StorageMeter): Storage {
  let isInside = false;
  const timed = <Result>(work: () => Result): Result => {
    const sinceMs = performance.now();
    isInside = true;
    try {
      const result = storage.transaction(work);
      meter.stored(performance.now() - sinceMs);
      return result;
    } catch (error) {
      meter.failed();
      throw error;
    } finally {
      isInside = false;
    }
  };
  return {
    ...storage,
    transaction: (work) => (isInside ? storage.transaction(work) : timed(work)),
    documents: {
      ...storage.documents,
      *compactInSteps(how) {
        const beyond = yield* storage.documents.compactInSteps(how);
        meter.compacted();
        return beyond;
      },
    },
  };
}
