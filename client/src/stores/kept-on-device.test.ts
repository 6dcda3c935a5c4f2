import { seatId } from "@crosstable/shared/ids";
import { afterEach, expect, test, vi } from "vitest";

import { keep, readKept, watchKept } from "./kept-on-device.ts";

const OF = { seat: seatId.parse("chief"), epoch: 1 };

function broken(): never {
  throw new Error("this browser keeps nothing");
}

afterEach(() => vi.unstubAllGlobals());

test("a browser that keeps nothing has what was prepared until the page is left, and lets it go", () => {
  vi.stubGlobal("localStorage", { getItem: broken, setItem: broken, removeItem: broken });
  vi.stubGlobal("addEventListener", () => undefined);
  vi.stubGlobal("removeEventListener", () => undefined);
  let changes = 0;
  const stop = watchKept(() => (changes += 1));
  expect(readKept(OF, "transmittal")).toBeUndefined();
  keep(OF, "transmittal", ["a move"]);
  expect(readKept(OF, "transmittal")).toEqual(["a move"]);
  expect(readKept({ ...OF, epoch: 2 }, "transmittal")).toBeUndefined();
  keep(OF, "transmittal", null);
  expect(readKept(OF, "transmittal")).toBeUndefined();
  expect(changes).toBe(2);
  stop();
});
