import { join } from "node:path";

import { expect, test } from "vitest";

import { closedDoor } from "./door.ts";

const ROOT = join(import.meta.dirname, "..");

function look(from: string, specifier: string): string | undefined {
  return closedDoor(join(ROOT, from), specifier);
}

test.each([
  ["server/src/sync/open-documents.ts", "../access/identify.ts"],
  ["server/src/sync/open-documents.ts", "./frames.ts"],
  ["server/src/sync/guard/parse.ts", "../frames.ts"],
  ["server/src/sync/guard/parse.ts", "../../access/identify.ts"],
  ["server/src/main.ts", "./sync/open-documents.ts"],
  ["server/src/sync/guard.test.ts", "../socket/socket-server.ts"],
  ["server/src/commands/pass.ts", "@crosstable/shared/moves/pass"],
  ["shared/src/moves/pass.ts", "../ids.ts"],
  ["shared/src/moves/pass.ts", "./rooms.ts"],
  ["client/src/screens/table/table-screen.tsx", "../../components/button.tsx"],
  ["client/src/components/button.tsx", "../styles/button.css"],
  ["client/src/components/button.tsx", "react"],
  ["test/src/scenarios/pass.test.ts", "@crosstable/server/storage/storage"],
])("the door from %s to %s is open", (from, specifier) => {
  expect(look(from, specifier)).toBeUndefined();
});

test.each([
  ["server/src/sync/open-documents.ts", "../socket/socket-server.ts", "server/sync may not look"],
  ["server/src/socket/socket-server.ts", "../sync/open-documents.ts", "server/socket may not look"],
  ["server/src/sync/guard/parse.ts", "../../socket/socket-server.ts", "into server/socket"],
  ["server/src/access/identify.ts", "../commands/desk.ts", "server/access may not look"],
  ["server/src/socket/socket-server.ts", "../main.ts", "Only server/main"],
  ["server/src/sync/main.test.ts", "../main.ts", "Only server/main"],
  ["test/src/scenarios/pass.test.ts", "@crosstable/server/main", "Only server/main"],
  ["server/src/attic/box.ts", "../access/identify.ts", "server/attic is new"],
  ["shared/src/moves/pass.ts", "@crosstable/server/access/identify", "shared may not look"],
  ["client/src/app.tsx", "../../server/src/access/identify.ts", "client may not look"],
  ["shared/src/ids.ts", "./roles.ts", "shared/ids may not look into shared/roles"],
  ["client/src/components/button.tsx", "../screens/home/home.tsx", "client/components may not"],
])("the door from %s to %s is closed", (from, specifier, words) => {
  expect(look(from, specifier)).toContain(words);
});
