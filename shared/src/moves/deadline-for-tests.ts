import { changesHash, type GroundRuleChanges } from "./ground-rules.ts";
import { guildChief, openTestTalks, producersChief, type TestTalks } from "./talks-for-tests.ts";

export const DEADLINE = "2026-01-05T10:00:00.000Z";
export const BEFORE = Date.parse(DEADLINE) - 60_000;
export const AFTER = Date.parse(DEADLINE) + 1_000;

/** Talks in which both chiefs have agreed to a new-item deadline. */
export function openTalksWithDeadline(): TestTalks {
  const talks = openTestTalks();
  const changes: GroundRuleChanges = {
    newItemDeadline: { instant: DEADLINE, local: "2026-01-05T10:00", zone: "UTC" },
  };
  talks.must(guildChief, { kind: "propose-ground-rules", changes, words: "" });
  talks.must(producersChief, { kind: "agree-ground-rules", hash: changesHash(changes) });
  return talks;
}
