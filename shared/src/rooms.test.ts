import { expect, test } from "vitest";

import { parseNegotiationId } from "./ids.ts";
import { documentKey, documentPath, parseDocumentName, parseSyncPath, syncPath } from "./rooms.ts";

const negotiation = parseNegotiationId("wga-2007");

test.each(["matrix", "worksheet", "gallery", "gallery.delayed", "caucus.a", "caucus.b"])(
  "%s is a document, and its address reads back",
  (text) => {
    const document = parseDocumentName(text);
    if (document === undefined || negotiation === undefined) throw new Error("not read");
    expect(documentPath(document)).toBe(text);
    expect(documentKey({ negotiation, document })).toBe(`wga-2007/${text}`);
    expect(parseSyncPath(syncPath({ negotiation, document }))).toEqual({ negotiation, document });
  },
);

test.each([
  "caucus",
  "caucus.c",
  "caucus.A",
  "Caucus.a",
  "caucus.a ",
  "caucus%2Ea",
  "../caucus.a",
  "caucus.a\u0000",
  "cаucus.a",
  "__proto__",
  "",
])("%j is no document", (text) => {
  expect(parseDocumentName(text)).toBeUndefined();
  expect(parseSyncPath(`/sync/wga-2007/${text}`)).toBeUndefined();
});

test.each([
  "/sync/wga-2007",
  "/sync//matrix",
  "/sync/wga-2007/matrix/",
  "/sync/wga-2007/x/../caucus.a",
  "/sync/wga%2F2007/matrix",
  "sync/wga-2007/matrix",
  "/events",
])("%s addresses no document", (path) => {
  expect(parseSyncPath(path)).toBeUndefined();
});
