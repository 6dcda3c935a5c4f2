import { hasSigned, newSigningKey } from "@crosstable/server/access/ed25519";
import { tableW7 } from "@crosstable/shared/moves/talks-for-tests";
import type { RecordEntry } from "@crosstable/shared/record/entry";
import { fingerprintOf } from "@crosstable/shared/record/fingerprint";
import { THE_SERVER } from "@crosstable/shared/record/the-server";
import { proofFile } from "@crosstable/shared/verify/proof-file";
import { verifyFile } from "@crosstable/shared/verify/verify-file";
import { verifyRows } from "@crosstable/shared/verify/verify-rows";
import { expect, test } from "vitest";

import { sealedAnew, SignedTalks } from "./signed-talks.ts";

test("SIGNED-10 whoever checks a record reads with which key the server signs, and of one that came in the place of another that only it says so itself", async () => {
  const talks = new SignedTalks();
  talks.make("a", tableW7());
  const first = { hostKey: talks.hostKey.publicKey, row: 1 };
  talks.host({ kind: "host-key", hostKey: first.hostKey });
  expect(await verifyRows(talks.rows, hasSigned)).toMatchObject({
    bad: null,
    serverKeys: [first],
    notes: [],
  });
  // Whoever has a record can go on with it under a key of their own.
  const { length } = talks.rows;
  const own = newSigningKey();
  talks.host({ kind: "host-key", hostKey: own.publicKey });
  talks.add(THE_SERVER, {
    kind: "host-act",
    hostAct: { kind: "issue-links", seats: [] },
  });
  const later = sealedAnew(own, talks.rows).slice(length);
  const rows: RecordEntry[] = [...talks.rows.slice(0, length), ...later];
  const verified = await verifyRows(rows, hasSigned);
  expect(verified).toMatchObject({
    bad: null,
    serverKeys: [first, { hostKey: own.publicKey, row: length + 1 }],
  });
  expect(verified.notes).toEqual([
    expect.stringMatching(
      `^From row ${length + 1} on the server signs with another key\\. Only that key itself says`,
    ),
  ]);
});

test("SIGNED-10 HEADS-3 a key under which anything is signed proves nothing in a saved proof", async () => {
  const talks = new SignedTalks();
  const { negotiation, hostKey: key } = talks;
  const worthless = `01${"0".repeat(62)}`;
  // Under the key 1 the signature with the point 1 and the number 0 is good for anything.
  const anything = `01${"0".repeat(126)}`;
  const told = (hostKey: string, receipt: string) =>
    ["a", "b"].map((sign) => {
      const at = "2026-01-05T09:00:00.000Z";
      return { seq: 1, head: sign.repeat(64), at, receipt, hostKey };
    });
  const alarm = { row: 1, words: "Another." };
  const seen = told(worthless, anything);
  const text = proofFile({ negotiation, alarm, seen, told: [] }, []);
  const { bad } = await verifyFile(text, { hasSigned: () => true });
  expect(bad?.words).toContain("show nothing");
  const twin = proofFile({ negotiation, alarm, seen: told(key.publicKey, anything), told: [] }, []);
  const found = await verifyFile(twin, { hasSigned: () => true });
  expect(found.bad?.words).toContain(
    `The key ${fingerprintOf(key.publicKey)}, which the device took`,
  );
});
