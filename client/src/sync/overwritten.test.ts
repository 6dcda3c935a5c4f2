import type { WorksheetCell } from "@crosstable/shared/documents/worksheet";
import { OVERWRITE_NOTICE_MS } from "@crosstable/shared/limits";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";

import { OverwriteWatch, type Overwrite } from "./overwritten.ts";

const KEY = "w-1/remarks";

/** One person at a worksheet, whose clientID decides who wins a simultaneous write. */
class Writer {
  readonly doc = new Y.Doc();
  readonly map = this.doc.getMap<WorksheetCell>("cells");
  readonly told: Overwrite[] = [];
  readonly settled: string[] = [];
  nowMs = 0;
  isOffline = false;
  readonly watch: OverwriteWatch;

  constructor(clientId: number) {
    this.doc.clientID = clientId;
    this.watch = new OverwriteWatch({
      map: this.map,
      nowMs: () => this.nowMs,
      isHeld: () => this.isOffline,
      onOverwrite: (overwrite) => this.told.push(overwrite),
      onSettled: (key) => this.settled.push(key),
    });
  }

  write(value: string): void {
    this.map.set(KEY, { value, at: "2026-01-01T00:00:00Z" });
    this.watch.iWrote(KEY, value);
  }

  takeIn(other: Writer): void {
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(other.doc), "server");
  }

  get value(): string | undefined {
    return this.map.get(KEY)?.value;
  }
}

describe("a write that is replaced", () => {
  test("tells the earlier of two writers, and not the later", () => {
    const [first, second] = [new Writer(1), new Writer(2)];
    first.write("mine");
    second.takeIn(first);
    second.write("theirs");
    first.takeIn(second);
    expect(first.told).toMatchObject([{ key: KEY, mine: "mine", theirs: "theirs", client: 2 }]);
    expect(second.told).toEqual([]);
  });

  test.each([
    ["the loser's arrives first", true],
    ["the winner's arrives first", false],
  ])("tells exactly the loser of two simultaneous writers when %s", (_when, isLoserFirst) => {
    const [low, high] = [new Writer(1), new Writer(9)];
    low.write("from low");
    high.write("from high");
    if (isLoserFirst) {
      high.takeIn(low);
      low.takeIn(high);
    } else {
      low.takeIn(high);
      high.takeIn(low);
    }
    expect(low.value).toBe("from high");
    expect(high.value).toBe("from high");
    expect(low.told).toMatchObject([{ mine: "from low", theirs: "from high" }]);
    expect(high.told).toEqual([]);
  });

  test("is no news after the time in which people look at their own words", () => {
    const [first, second] = [new Writer(1), new Writer(2)];
    first.write("mine");
    second.takeIn(first);
    second.write("theirs");
    first.nowMs = OVERWRITE_NOTICE_MS + 1;
    first.takeIn(second);
    expect(first.value).toBe("theirs");
    expect(first.told).toEqual([]);
  });

  test("is told of however late when it was made offline", () => {
    const [first, second] = [new Writer(1), new Writer(2)];
    first.isOffline = true;
    first.write("mine, offline");
    second.write("theirs");
    first.nowMs = OVERWRITE_NOTICE_MS * 20;
    first.isOffline = false;
    first.takeIn(second);
    expect(first.told).toMatchObject([{ mine: "mine, offline", theirs: "theirs" }]);
  });

  test("needs no notice when the other wrote the same", () => {
    const [first, second] = [new Writer(1), new Writer(2)];
    first.write("close");
    second.takeIn(first);
    second.write("close");
    first.takeIn(second);
    expect(first.told).toEqual([]);
    expect(first.settled.at(-1)).toBe(KEY);
  });

  test("takes its notice away when mine is put back", () => {
    const [first, second] = [new Writer(1), new Writer(2)];
    first.write("mine");
    second.takeIn(first);
    second.write("theirs");
    first.takeIn(second);
    const settledBefore = first.settled.length;
    first.write("mine");
    expect(first.settled.slice(settledBefore)).toEqual([KEY]);
    second.takeIn(first);
    expect(second.told).toMatchObject([{ mine: "theirs", theirs: "mine" }]);
  });
});
