import { expect, test } from "vitest";

import { isAllowedOrigin } from "./origin.ts";

const HOST = "talks.example.org:4170";

test("ORIGIN-1 a page of this very host may speak for a person, over http and over TLS", () => {
  expect(isAllowedOrigin({ host: HOST, origin: `http://${HOST}` }, [])).toBe(true);
  expect(isAllowedOrigin({ host: HOST, origin: `https://${HOST}` }, [])).toBe(true);
});

test("ORIGIN-1 a page of another host may not, unless the host has listed it", () => {
  const elsewhere = "https://elsewhere.example.org";
  expect(isAllowedOrigin({ host: HOST, origin: elsewhere }, [])).toBe(false);
  expect(isAllowedOrigin({ host: HOST, origin: elsewhere }, [elsewhere])).toBe(true);
});

test.each([
  ["no Origin", { host: HOST }],
  ["an opaque Origin", { host: HOST, origin: "null" }],
  ["another port", { host: HOST, origin: "http://talks.example.org:4171" }],
  ["a longer name", { host: HOST, origin: `http://${HOST}.example.com` }],
  ["no Host", { origin: `http://${HOST}` }],
])("ORIGIN-1 %s is refused", (_what, headers) => {
  expect(isAllowedOrigin(headers, [])).toBe(false);
});
