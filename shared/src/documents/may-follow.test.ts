import { expect, test } from "vitest";

import { changesHash } from "../moves/ground-rules.ts";
import { guildChief, openTestTalks, producersChief, tableW7 } from "../moves/talks-for-tests.ts";
import { NEUTRAL_ROLES, SIDE_ROLES } from "../roles.ts";
import { delayedTalks, galleryTalks, seenUntilMs } from "./gallery.ts";
import { galleryOf } from "./may-follow.ts";

const OBSERVER = { role: "observer" } as const;
const NOON = Date.parse("2026-01-06T12:00:00.000Z");
const MINUTE_MS = 60_000;

test("GROUND-7 GROUND-8 the ground rules say in which document an observer follows, if in any, and nothing of anybody else", () => {
  const sitIn = { observers: "sit-in" } as const;
  const stayOut = { observers: "stay-out" } as const;
  expect(galleryOf(OBSERVER, { ...sitIn, observersDelayMinutes: 0 })).toBe("gallery");
  expect(galleryOf(OBSERVER, { ...sitIn, observersDelayMinutes: 1 })).toBe("gallery.delayed");
  expect(galleryOf(OBSERVER, { ...stayOut, observersDelayMinutes: 0 })).toBeNull();
  expect(galleryOf(OBSERVER, { ...stayOut, observersDelayMinutes: 1 })).toBeNull();
  for (const role of [...SIDE_ROLES, ...NEUTRAL_ROLES].filter((each) => each !== "observer"))
    expect(galleryOf({ role }, { ...stayOut, observersDelayMinutes: 1 })).toBe("gallery");
});

test("OBSERVER-3 OBSERVER-4 who follows later is told the delay as it is now and all else as it was, and until when that is everything", () => {
  const talks = openTestTalks();
  talks.must(guildChief, tableW7());
  const then = talks.state;
  const changes = { observersDelayMinutes: 30, blackout: "on" } as const;
  talks.must(guildChief, { kind: "propose-ground-rules", changes, words: "" });
  talks.must(producersChief, { kind: "agree-ground-rules", hash: changesHash(changes) });
  const wholeUntil = new Date(NOON).toISOString();
  const shown = delayedTalks(then, { seq: 2, wholeUntil, observersDelayMinutes: 30 });
  const { groundRules, ...rest } = galleryTalks(then);
  expect(shown).toEqual({
    ...rest,
    groundRules: { ...groundRules, observersDelayMinutes: 30 },
    follows: { seq: 2, wholeUntil },
  });
  const until = (minutes: number) => seenUntilMs(shown, NOON + minutes * MINUTE_MS);
  // Nothing that they had seen is taken back, so the moment stands still until the delay has passed.
  expect([0, 29, 30, 31].map(until)).toEqual([NOON, NOON, NOON, NOON + MINUTE_MS]);
  expect(seenUntilMs(galleryTalks(talks.state), NOON)).toBeNull();
});
