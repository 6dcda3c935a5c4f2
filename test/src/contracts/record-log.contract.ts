import { canonicalText } from "@crosstable/shared/record/canonical";
import { sealEntry } from "@crosstable/shared/record/entry";
import { expect, test } from "vitest";

import {
  bodyAfter,
  chief,
  entryAfter,
  observer,
  TALKS,
  UNSIGNED,
  type OpenOnTrial,
} from "./storage-on-trial.ts";

export function recordContract(open: OpenOnTrial): void {
  test("a row comes back word for word", () => {
    using on = open();
    const { storage } = on;

    const first = entryAfter(undefined);
    const second = entryAfter(first);
    storage.transaction(() => storage.record.append(first, null));
    storage.transaction(() => storage.record.append(second, null));
    const { record } = on.reopen();
    const all = { negotiation: TALKS, after: 0, limit: 10 };
    expect(record.read(all)).toEqual([first, second]);
    expect(record.read({ ...all, after: 1 })).toEqual([second]);
    expect(record.read({ ...all, limit: 1 })).toEqual([first]);
    expect(record.negotiations()).toEqual([TALKS]);
  });

  test("rows come as far as they fit, and one that is too long by itself comes alone", () => {
    using on = open();
    const { record } = on.storage;

    const first = entryAfter(undefined);
    const second = entryAfter(first);
    const third = entryAfter(second);
    for (const row of [first, second, third]) record.append(row, null);
    const two = canonicalText(first).length + canonicalText(second).length;
    const read = (maxChars: number) =>
      record.read({ negotiation: TALKS, after: 0, limit: 9, maxChars });
    expect(read(two)).toEqual([first, second]);
    expect(read(two - 1)).toEqual([first]);
    expect(read(0)).toEqual([first]);
    expect(record.read({ negotiation: TALKS, after: 0, limit: 9 })).toHaveLength(3);
  });

  test("a request is found by its seat and its key, and by nothing else", () => {
    using on = open();
    const { storage } = on;

    const first = entryAfter(undefined);
    const request = { seat: chief.id, key: "key" };
    storage.transaction(() => storage.record.append(first, request));
    expect(storage.record.findRequest(request)).toEqual(first);
    expect(storage.record.findRequest({ ...request, key: "other" })).toBeUndefined();
    expect(storage.record.findRequest({ ...request, seat: observer.id })).toBeUndefined();
  });

  test("a request that was stored once is not stored again", () => {
    using on = open();
    const { storage } = on;

    const first = entryAfter(undefined);
    const request = { seat: chief.id, key: "key" };
    storage.record.append(first, request);
    expect(() => storage.record.append(entryAfter(first), request)).toThrow("UNIQUE");
    expect(storage.record.read({ negotiation: TALKS, after: 0, limit: 9 })).toEqual([first]);
  });

  test("RECORD-1 a row that does not follow from the last one is not stored", () => {
    using on = open();
    const { storage } = on;

    const first = entryAfter(undefined);
    storage.record.append(first, null);
    const forked = sealEntry({ ...bodyAfter(first), prev: "1".repeat(64) }, () => UNSIGNED);
    expect(() => storage.record.append(first, null)).toThrow("does not follow");
    expect(() => storage.record.append(forked, null)).toThrow("does not follow");
    expect(storage.record.read({ negotiation: TALKS, after: 0, limit: 9 })).toEqual([first]);
    storage.record.append(entryAfter(first), null);
    expect(storage.record.read({ negotiation: TALKS, after: 0, limit: 9 })).toHaveLength(2);
  });
}
