import { hasSigned } from "@crosstable/server/access/ed25519";
import { agreeTo, offerOf, until } from "@crosstable/shared/moves/extensions-for-tests";
import { tableW7 } from "@crosstable/shared/moves/talks-for-tests";
import type { HostAct } from "@crosstable/shared/record/host-act";
import { recordFile } from "@crosstable/shared/verify/record-file";
import { verifyFile } from "@crosstable/shared/verify/verify-file";
import { expect, test } from "vitest";

import { sealedAnew, SignedTalks } from "./signed-talks.ts";

function setTo(local: string): HostAct {
  const { how: _how, ...moment } = until(local);
  return { kind: "set-expiration", expiration: { ...moment, assumed: [] } };
}

test("EXTEND-4 VERIFY-1 a record in which the host set the expiration later is right and says in which row; over both chiefs' agreement such a row is bad", async () => {
  const talks = new SignedTalks();
  const verified = async (rows = talks.rows) =>
    verifyFile(recordFile(rows, talks.state), { hasSigned });
  talks.host(setTo("2026-01-31T23:59"));
  talks.make("a", tableW7("Two cents more."));
  expect(await verified()).toMatchObject({ bad: null, notes: [] });
  talks.host(setTo("2026-01-30T23:59"));
  const byHost = talks.rows.at(-1);
  if (byHost === undefined) throw new Error("no row");
  const notes = [
    `In row ${byHost.seq} the host alone set the expiration, when the sides had begun to make their moves.`,
  ];
  expect(await verified()).toMatchObject({ bad: null, notes });
  const later = until("2026-02-05T23:59");
  talks.make("b", offerOf(later, "So that we finish."));
  talks.make("a", agreeTo(later, "So that we finish."));
  expect(await verified()).toMatchObject({ bad: null, notes });
  const last = talks.rows.at(-1);
  const over = sealedAnew(talks.hostKey, [...talks.rows, { ...byHost, at: last?.at ?? "" }]);
  const { bad } = await verified(over);
  expect(bad?.row).toBe(over.length);
  expect(bad?.words).toContain("over what both chiefs have agreed to");
});
