import { makeMove } from "@crosstable/shared/events/make-move";
import { expect, test } from "vitest";

import { provideRandomUuid } from "./plain-http.ts";

function plainCrypto(): Crypto {
  const getRandomValues = (bytes: Uint8Array<ArrayBuffer>) =>
    globalThis.crypto.getRandomValues(bytes);
  return { getRandomValues } as Crypto;
}

test("MOVE-6 a page over plain http has keys for its moves, each another one", () => {
  const crypto = plainCrypto();
  provideRandomUuid(crypto);
  const keys = Array.from({ length: 200 }, () => crypto.randomUUID());
  expect(keys.filter((key) => !makeMove.shape.key.safeParse(key).success)).toEqual([]);
  expect(new Set(keys).size).toBe(keys.length);
});

test("what the browser gives by itself is left as it is", () => {
  const crypto = Object.assign(plainCrypto(), { randomUUID: () => "1-2-3-4-5" as const });
  provideRandomUuid(crypto);
  expect(crypto.randomUUID()).toBe("1-2-3-4-5");
});
