import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { hasSigned } from "@crosstable/server/access/ed25519";
import { replay } from "@crosstable/shared/record/replay";
import { recordFile } from "@crosstable/shared/verify/record-file";
import { verifyFile } from "@crosstable/shared/verify/verify-file";
import { expect, test } from "vitest";

import { takeSeat, type Person } from "../harness/person.ts";
import { openTestHouse } from "../harness/test-house.ts";
import { crosstable } from "./crosstable-command.ts";

async function recordOf(person: Person) {
  const answer = await person.ask({ request: "read-record", after: 0, limit: 500 });
  if (answer === "unanswered" || "refused" in answer) throw new Error("the record was not told");
  return answer.done.entries;
}

test("VERIFY-1, SIGNED-6 L17 a downloaded record is checked by one command with no server, both kinds of rows as what they are; a spoiled one is refused with its row", async () => {
  await using house = await openTestHouse();
  await using guild = await takeSeat(house, { side: "a", role: "chief" });
  const [opening] = await recordOf(guild);
  const first = house.house.commands.stateOf(opening?.negotiation ?? guild.seat.negotiation);
  const [proposal] = [...(first?.proposals.values() ?? [])].filter(
    ({ sponsor }) => sponsor === "a",
  );
  if (proposal === undefined) throw new Error("nothing is on the table");
  const text = "A text that was passed here and now.";
  const pass = { kind: "pass", proposal: proposal.id, answers: null, text } as const;
  const key = crypto.randomUUID();
  expect(await guild.ask({ request: "make-move", key, moves: [pass] })).toHaveProperty("done");

  const entries = await recordOf(guild);
  const written = recordFile(entries, replay(entries));
  const folder = mkdtempSync(join(tmpdir(), "crosstable-verify-"));
  const [good, spoiled] = [join(folder, "good.jsonl"), join(folder, "spoiled.jsonl")];
  writeFileSync(good, written);
  writeFileSync(spoiled, written.replace("here and now", "here and then"));
  const right = await crosstable("verify", good);
  expect(right.code).toBe(0);
  expect(right.said).toContain("signed by the mover's device: 1. ");
  expect(right.said).toMatch(/^Everything is right in \d+ rows\.\n/);
  expect(right.said).toMatch(
    /\nThe server signs from row 1 on with the key [a-z]{5}(?:-[a-z]{5}){3}\.\n/,
  );
  expect(right.said).toMatch(
    /\d+ rows were entered afterwards by the host; no device has signed there\./,
  );

  const wrong = await crosstable("verify", spoiled);
  expect(wrong.code).toBe(1);
  expect(wrong.said).toContain(`Row ${entries.length} is not right. It was altered`);
  const { counts } = await verifyFile(written, { hasSigned });
  expect(counts.entered).toBeGreaterThan(10);

  const head = entries.at(-1)?.head ?? "";
  const beyond = [`${entries.length + 1}:${"a".repeat(64)}`, `${entries.length}:${head}`] as const;
  expect((await crosstable("verify", good, "--head", beyond[1])).code).toBe(0);
  expect((await crosstable("verify", good, "--head", beyond[0])).said).toContain("end is missing");
  // Where a head contradicts, nothing else of the file is said as if it were good.
  const other = await crosstable("verify", good, "--head", `3:${"a".repeat(64)}`);
  expect(other.code).toBe(1);
  expect(other.said).toBe(
    "Row 3 is not right. It is not the row that is known from elsewhere: this is another record.\n",
  );
  expect((await crosstable("verify", join(folder, "nothing"))).code).toBe(2);
  expect((await crosstable("verify")).code).toBe(2);
  rmSync(folder, { recursive: true });
});
