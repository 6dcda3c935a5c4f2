import { hasSigned as hasSignedInBrowser } from "@crosstable/client/signing/check-signature";
import { hasSigned } from "@crosstable/server/access/ed25519";
import { mustProposalId } from "@crosstable/shared/ids";
import { tableW7 } from "@crosstable/shared/moves/talks-for-tests";
import { replay } from "@crosstable/shared/record/replay";
import { recordFile } from "@crosstable/shared/verify/record-file";
import { verifyFile } from "@crosstable/shared/verify/verify-file";
import { afterEach, expect, test, vi } from "vitest";

import { takeSeat } from "../harness/person.ts";
import { openTestHouse } from "../harness/test-house.ts";

afterEach(() => vi.unstubAllGlobals());

test("SIGNED-4 over plain http, where browsers lock no key away, moves are signed all the same, and the record says that the key lay open", async () => {
  await using house = await openTestHouse();
  await using guild = await takeSeat(house, { side: "a", role: "chief" });
  await guild.openEvents();
  const { crypto } = globalThis;
  vi.stubGlobal("crypto", {
    getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes),
    randomUUID: () => crypto.randomUUID(),
  });
  const proposal = mustProposalId("plain");
  const move = { ...tableW7("A text."), proposal, number: null } as ReturnType<typeof tableW7>;
  const key = crypto.randomUUID();
  const answer = await guild.ask({ request: "make-move", key, moves: [move] });
  expect(answer).toHaveProperty("done");

  const { negotiation } = guild.seat;
  const rows = house.house.storage.record.read({ negotiation, after: 0, limit: 500 });
  expect(rows.at(-2)?.act).toMatchObject({ hostAct: { kind: "enrol-device", kept: "open" } });
  const file = recordFile(rows, replay(rows));
  // By the server's cryptography, and by the code that stands in for the browser's where there is none.
  for (const by of [hasSigned, hasSignedInBrowser]) {
    const verified = await verifyFile(file, { hasSigned: by });
    expect(verified).toMatchObject({ bad: null, counts: { signed: 1 } });
    expect(verified.notes.join(" ")).toContain("lay open in its browser");
    const spoiled = rows.map((row) =>
      row.v === 2 && row.seq === rows.length ? { ...row, receipt: "0".repeat(128) } : row,
    );
    const bad = await verifyFile(recordFile(spoiled, replay(rows)), { hasSigned: by });
    expect(bad.bad?.row).toBe(rows.length);
  }
});
