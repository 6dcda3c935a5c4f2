import { judgeKept } from "@crosstable/client/checking/judge-kept";
import { RecordDesk } from "@crosstable/client/checking/record-desk";
import { compareHeads } from "@crosstable/client/heads/compare-heads";
import type { KeptHeads } from "@crosstable/client/heads/kept-heads";
import { memoryKeptHeads } from "@crosstable/client/heads/memory-kept-heads";
import { hasSignedSoon, newSigningKey, type SigningKey } from "@crosstable/server/access/ed25519";
import type { Answer, Request } from "@crosstable/shared/events/requests";
import { tableW7 } from "@crosstable/shared/moves/talks-for-tests";
import type { RecordEntry } from "@crosstable/shared/record/entry";
import { fingerprintOf } from "@crosstable/shared/record/fingerprint";
import { proofFile } from "@crosstable/shared/verify/proof-file";
import { verifyFile } from "@crosstable/shared/verify/verify-file";
import { expect, test } from "vitest";

import { sealedAnew, SignedTalks } from "./signed-talks.ts";

function someTalks(): SignedTalks {
  const talks = new SignedTalks();
  talks.make("a", tableW7());
  return talks;
}

/** A device that comes to a server which names this key as its own and signs the last row with it. */
async function deviceOf(talks: SignedTalks, told: SigningKey): Promise<KeptHeads> {
  const kept = memoryKeptHeads();
  const last = sealedAnew(told, talks.rows).at(-1);
  if (last === undefined || last.v === 1) throw new Error("no row that is countersigned");
  const { seq, head, at, receipt } = last;
  const ask = async (asked: Request): Promise<Answer> => {
    if (asked.request !== "read-head") throw new Error(`not asked here: ${asked.request}`);
    return { done: { seq, head, at, receipt, hostKey: told.publicKey } };
  };
  const { negotiation } = talks;
  const by = { negotiation, kept, hasSigned: hasSignedSoon };
  const compared = await compareHeads({
    ...by,
    ask: ask as Parameters<typeof compareHeads>[0]["ask"],
    askForChain: async () => "unanswered",
  });
  // By itself the device cannot tell.
  expect(compared).toMatchObject({ head: { seq, hostKey: told.publicKey } });
  return kept;
}

async function judged(kept: KeptHeads, rows: readonly RecordEntry[]) {
  const found = await new RecordDesk(hasSignedSoon).take(rows);
  expect(found.bad).toBeNull();
  return judgeKept(await kept.all(), rows, found);
}

test("HEADS-5 a key that the server told one device alone is called out as soon as the rows name another, with both as words", async () => {
  const talks = someTalks();
  const told = newSigningKey();
  const kept = await deviceOf(talks, told);
  const alarm = await judged(kept, talks.rows);
  expect(alarm).toMatchObject({ row: talks.rows.length, title: expect.stringContaining("key") });
  expect(alarm?.words).toContain(fingerprintOf(told.publicKey));
  expect(alarm?.words).toContain(fingerprintOf(talks.hostKey.publicKey));
  // The proof that is saved then shows it to whoever checks it.
  const { negotiation } = talks;
  const words = alarm?.words ?? "";
  const proof = { negotiation, alarm: { row: 1, words }, seen: await kept.all(), told: [] };
  const verified = await verifyFile(proofFile(proof, talks.rows), { hasSigned: hasSignedSoon });
  expect(verified.bad).toEqual({ row: talks.rows.length, words });
});

test("HEADS-5 the key that the rows name raises no alarm, nor one that a row has named since, and its proof shows nothing", async () => {
  const talks = someTalks();
  const kept = await deviceOf(talks, talks.hostKey);
  expect(await judged(kept, talks.rows)).toBeNull();
  const next = newSigningKey();
  const before = talks.rows.length;
  talks.host({ kind: "host-key", hostKey: next.publicKey });
  const rows = [...talks.rows.slice(0, before), ...sealedAnew(next, talks.rows).slice(before)];
  expect(await judged(kept, rows)).toBeNull();
  const { negotiation } = talks;
  const seen = await kept.all();
  const proof = { negotiation, alarm: { row: 1, words: "Something." }, seen, told: [] };
  const verified = await verifyFile(proofFile(proof, rows), { hasSigned: hasSignedSoon });
  expect(verified.bad).toBeNull();
});

test("HEADS-2 rows that lead to another head than this device has kept are still called out first", async () => {
  const talks = someTalks();
  const kept = await deviceOf(talks, talks.hostKey);
  const other = someTalks();
  expect(await judged(kept, other.rows)).toMatchObject({
    words: expect.stringContaining("do not lead to row"),
  });
});
