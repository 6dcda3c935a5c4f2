import { randomUUID } from "node:crypto";

import { draftRoot } from "@crosstable/shared/documents/caucus";
import { mustProposalId } from "@crosstable/shared/ids";
import { SESSION_LIFETIME_MS } from "@crosstable/shared/limits";
import { openSessionOf } from "@crosstable/shared/moves/bargaining-session";
import { changesHash } from "@crosstable/shared/moves/ground-rules";
import type { Move } from "@crosstable/shared/moves/move";
import { replay } from "@crosstable/shared/record/replay";
import { expect, test } from "vitest";

import { recordOf } from "../harness/case-of.ts";
import { takeSeat, type Person } from "../harness/person.ts";
import { openTestHouse } from "../harness/test-house.ts";
import { waitUntil } from "../harness/wait-until.ts";

const HOUR_MS = 60 * 60 * 1000;
const HOURS = 6;
const CELL = { proposal: "W-1", column: "remarks" };
const DRAFT = draftRoot(mustProposalId("W-1"));
const ONLY_IN_SESSIONS = { passRoute: "at-table" } as const;

async function make(by: Person, ...moves: Move[]): Promise<string> {
  const answer = await by.ask<"make-move">({ request: "make-move", key: randomUUID(), moves });
  if (answer === "unanswered") return answer;
  return "refused" in answer ? answer.refused.reason : "done";
}

test("TABLE-3 SESSION-4 a session with nobody at the table for six hours, both sides in caucus, is not idle: it goes on, everybody is still there, and the next text goes over in it", async () => {
  const clock = { passedMs: 3 * HOUR_MS - SESSION_LIFETIME_MS };
  await using house = await openTestHouse({
    now: () => Date.now() + clock.passedMs,
    steadyMs: () => performance.now() + clock.passedMs,
    lookForOldSessionsEveryMs: 20,
    pingEveryMs: 20,
  });
  // Theirs ends in the third of the six hours: it shows that the server has looked.
  await using old = await takeSeat(house, { side: "b", role: "staff" });
  await old.openDocument({ kind: "caucus", side: "b" });
  await old.openEvents();
  clock.passedMs = 0;
  await using guild = await takeSeat(house, { side: "a", role: "chief" });
  await using colleague = await takeSeat(house, { side: "a", role: "negotiator" });
  await using producers = await takeSeat(house, { side: "b", role: "chief" });
  const hash = changesHash(ONLY_IN_SESSIONS);
  const changes = ONLY_IN_SESSIONS;
  expect(await make(guild, { kind: "propose-ground-rules", changes, words: "" })).toBe("done");
  expect(await make(producers, { kind: "agree-ground-rules", hash })).toBe("done");
  expect(await make(guild, { kind: "open-session" })).toBe("done");

  const [guildNotes, colleagueNotes, producersNotes] = await Promise.all([
    guild.openDocument({ kind: "caucus", side: "a" }),
    colleague.openDocument({ kind: "caucus", side: "a" }),
    producers.openDocument({ kind: "caucus", side: "b" }),
  ]);
  await colleague.openEvents();
  const seen = new Set<string>();
  for (const { state } of [guildNotes, colleagueNotes, producersNotes])
    state.subscribe(({ status }) => seen.add(status));
  const rows = recordOf(house).length;

  clock.passedMs += HOURS * HOUR_MS;
  await waitUntil("the old session has ended", () =>
    old.facts.some(({ fact }) => fact === "rights-changed"),
  );
  guildNotes.doc.getText(DRAFT).insert(0, "After six hours.");
  await waitUntil("the colleague reads it", () => colleagueNotes.doc.getText(DRAFT).length > 0);
  expect([...seen]).toEqual(["live"]);
  for (const person of [guild, colleague, producers]) {
    expect(person.isGone()).toBe(false);
    expect(person.facts.some(({ fact }) => fact === "rights-changed")).toBe(false);
    expect(house.house.storage.sessions.list(person.seat.id)).toHaveLength(1);
  }
  expect(recordOf(house)).toHaveLength(rows);

  // Back at the table: everybody sees who is there, and the text goes over in the session of the morning.
  const [one, other] = await Promise.all(
    [colleague, producers].map(async (person) => person.openDocument({ kind: "worksheet" })),
  );
  one?.awareness.setLocalStateField("cell", CELL);
  await waitUntil("the other side sees who has come", () =>
    [...(other?.awareness.getStates().values() ?? [])].some(
      ({ user, cell }) => user?.name === colleague.seat.name && cell !== undefined,
    ),
  );
  const proposal = mustProposalId("W-12a");
  const pass = { kind: "pass", proposal, answers: null, text: "After six hours." } as const;
  expect(await make(guild, pass)).toBe("done");
  const state = replay(recordOf(house));
  const session = openSessionOf(state);
  expect(session?.number).toBe(1);
  const stamp = state.proposals.get(proposal)?.passes.at(-1)?.stamp;
  const apartMs = Date.parse(stamp?.at ?? "") - Date.parse(session?.opened.at ?? "");
  expect(apartMs).toBeGreaterThanOrEqual(HOURS * HOUR_MS);
  expect(await make(producers, { kind: "open-session" })).not.toBe("done");
  expect(
    await make(producers, { kind: "adjourn-session", session: 1, next: null, words: "" }),
  ).toBe("done");
  expect(await make(guild, { ...pass, text: "Too late." })).not.toBe("done");
});
