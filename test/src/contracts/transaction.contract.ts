import { expect, test } from "vitest";

import { bytes, chief, KEY, observer, TALKS, type OpenOnTrial } from "./storage-on-trial.ts";

export function transactionContract(open: OpenOnTrial): void {
  test("DISK-1 what a transaction wrote is there after a restart", () => {
    using on = open();
    const { storage } = on;

    storage.transaction(() => {
      storage.seats.add(chief);
      storage.documents.append([{ key: KEY, update: bytes(1) }]);
    });
    const after = on.reopen();
    expect(after.seats.find(chief.id)).toEqual(chief);
    expect(after.documents.load(KEY).updates).toEqual([bytes(1)]);
  });

  test("a transaction that throws leaves nothing", () => {
    using on = open();
    const { storage } = on;

    const cause = new Error("no");
    const fail = () =>
      storage.transaction(() => {
        storage.seats.add(chief);
        storage.documents.append([{ key: KEY, update: bytes(1) }]);
        throw cause;
      });
    expect(fail).toThrow(cause);
    expect(storage.seats.find(chief.id)).toBeUndefined();
    const after = on.reopen();
    expect(after.seats.find(chief.id)).toBeUndefined();
    expect(after.documents.load(KEY).updates).toEqual([]);
  });

  test("a nested transaction joins: it falls with the outer one", () => {
    using on = open();
    const { storage } = on;

    const fail = () =>
      storage.transaction(() => {
        storage.transaction(() => storage.seats.add(chief));
        throw new Error("no");
      });
    expect(fail).toThrow("no");
    expect(storage.seats.find(chief.id)).toBeUndefined();
  });

  test("a nested transaction joins: it stands with the outer one", () => {
    using on = open();
    const { storage } = on;

    const inner = storage.transaction(() =>
      storage.transaction(() => (storage.seats.add(chief), 7)),
    );
    expect(inner).toBe(7);
    expect(storage.seats.find(chief.id)).toEqual(chief);
  });

  test("an inner failure that is caught still lets nothing half-done stand", () => {
    using on = open();
    const { storage } = on;

    const swallow = () =>
      storage.transaction(() => {
        try {
          storage.transaction(() => {
            storage.seats.add(chief);
            throw new Error("half done");
          });
        } catch {
          storage.seats.add(observer);
        }
      });
    expect(swallow).toThrow("half done");
    expect(storage.seats.list(TALKS)).toEqual([]);
    storage.transaction(() => storage.seats.add(chief));
    expect(storage.seats.list(TALKS)).toEqual([chief]);
  });
}
