import { expect, test } from "vitest";

import { mustProposalId } from "../ids.ts";
import type { CaseState } from "../moves/case-state.ts";
import { agreeTo, offerOf, STOP, until } from "../moves/extensions-for-tests.ts";
import type { Move } from "../moves/move.ts";
import {
  guildChief,
  openTestTalks,
  producersChief,
  tableW7,
  W7,
  type TestTalks,
} from "../moves/talks-for-tests.ts";
import { canonicalText } from "../record/canonical.ts";
import { applyEntry } from "../record/replay.ts";
import { galleryRow, galleryTalks, type FeedItem } from "./gallery.ts";
import { matrixRow } from "./matrix.ts";
import { gapsOf, isProposalGone } from "./off-record-gap.ts";
import { publish, publishedItems, type Published } from "./published.ts";

const OFF: Move = { kind: "go-off-record", session: 1 };
const ON: Move = { kind: "go-on-record", session: 1 };
const pass = (text: string): Move => ({ kind: "pass", proposal: W7, answers: null, text });

function must<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error("it is not there");
  return value;
}

function tabling(id: string): Move {
  return { ...tableW7(), proposal: mustProposalId(id), number: null } as Move;
}

/** What is published after each row, and all that the feed says in the end. */
function published({ entries }: TestTalks): { steps: Published[]; feed: FeedItem[] } {
  const steps: Published[] = [];
  const feed: FeedItem[] = [];
  let state: CaseState | null = null;
  for (const entry of entries) {
    state = applyEntry(state, entry);
    const before = steps.at(-1) ?? null;
    feed.push(...publishedItems(before, { entry, state }));
    steps.push(publish(before, { state }));
  }
  return { steps, feed };
}

function shownRows({ state }: Published) {
  const gaps = gapsOf(state);
  const rows = [...state.proposals.values()].map(matrixRow);
  return rows.filter((row) => !isProposalGone(row, gaps)).map((row) => galleryRow(row, gaps));
}

function offTheRecord(): TestTalks {
  const talks = openTestTalks();
  talks.must(guildChief, tableW7());
  talks.must(guildChief, { kind: "open-session" });
  talks.must(guildChief, OFF);
  return talks;
}

test("OFFRECORD-2 from the row that goes off the record on nothing is published but that, whatever is done", () => {
  const talks = offTheRecord();
  const [, , before, off] = published(talks).steps;
  talks.must(producersChief, pass("Nothing."));
  talks.must(guildChief, tabling("quietly"));
  talks.host({ kind: "set-expiration", expiration: EXPIRATION });
  const { steps, feed } = published(talks);
  expect(new Set(steps.slice(3)).size).toBe(1);
  expect(canonicalText({ ...galleryTalks(must(off).state), offRecordSince: null })).toBe(
    canonicalText({ ...galleryTalks(must(before).state), offRecordSince: null }),
  );
  expect(shownRows(must(steps.at(-1)))).toEqual(shownRows(must(before)));
  expect(galleryTalks(must(steps.at(-1)).state).offRecordSince).toEqual({
    at: talks.entries[3]?.at,
    asOf: null,
  });
  expect(feed.map(({ kind, seq }) => [kind, seq])).toEqual([
    ["open-negotiation", 1],
    ["table-proposal", 2],
    ["go-off-record", 4],
  ]);
});

test("OFFRECORD-3 back on the record the positions and standings are published, and no act, time or number of rows of the gap", () => {
  const talks = offTheRecord();
  talks.must(producersChief, pass("Nothing."));
  talks.must(producersChief, pass("One cent."));
  const here: Move = { kind: "renumber", proposal: W7, number: "W-8" };
  talks.must(guildChief, here);
  talks.must(guildChief, { ...here, number: "W-9" });
  talks.must(guildChief, tabling("stays"));
  talks.must(guildChief, tabling("goes"));
  const gone = mustProposalId("goes");
  const withdrawal = { lastPass: 1, how: "unconditional", condition: null, words: "" } as const;
  talks.must(guildChief, { kind: "withdraw", proposal: gone, ...withdrawal });
  const inGap = talks.entries.slice(4).map(({ at }) => at);
  talks.must(producersChief, ON);
  talks.must(guildChief, pass("Two cents, then."));
  const { steps, feed } = published(talks);
  const [off, on] = [talks.entries[3]?.at, talks.entries.at(-2)?.at];
  const rows = shownRows(must(steps.at(-1)));
  const stretch = { at: on, asOf: null, offRecordSince: { at: off, asOf: null } };
  expect(rows.map(({ id }) => id)).toEqual([W7, "stays"]);
  expect(rows[0]).toMatchObject({
    number: "W-9",
    lineage: { formerNumbers: ["W-7"] },
    positions: { a: { text: "Two cents, then.", at: talks.entries.at(-1)?.at } },
  });
  expect(rows[0]?.positions.b).toEqual({ pass: 3, text: "One cent.", ...stretch });
  expect(rows[1]?.lastMove).toEqual({ kind: null, side: null, ...stretch });
  expect(feed.slice(2).map(({ kind, seq }) => [kind, seq])).toEqual([
    ["go-off-record", 4],
    ["go-on-record", 5],
    ["pass", 6],
  ]);
  const all = canonicalText({ rows, feed, talks: galleryTalks(must(steps.at(-1)).state) });
  expect(inGap.filter((at) => all.includes(at))).toEqual([]);
  for (const never of ["Nothing.", "W-8"]) expect(all).not.toContain(never);
});

test("OFFRECORD-3 what goes over with the row that leaves the record is off it, and what comes with the row that returns is on it", () => {
  const talks = openTestTalks();
  talks.must(guildChief, tableW7(), { kind: "open-session" });
  talks.must(guildChief, pass("Off."), OFF);
  talks.must(guildChief, ON, OFF);
  talks.must(guildChief, pass("Later."), {
    kind: "adjourn-session",
    session: 1,
    next: null,
    words: "Secret",
  });
  const { steps, feed } = published(talks);
  expect(steps[2]?.state.proposals.get(W7)?.passes).toHaveLength(1);
  expect(steps[3]).toBe(steps[2]);
  const [, , off, , back] = talks.entries;
  expect(gapsOf(talks.state).map(({ from, to }) => [from.seq, to.seq])).toEqual([[3, 5]]);
  expect(feed.slice(2)).toMatchObject([
    { kind: "go-off-record", seq: 3, at: off?.at },
    { kind: "adjourn-session", seq: 4, at: back?.at, since: { at: off?.at } },
    { kind: "pass", seq: 4 },
  ]);
  expect(canonicalText(feed)).not.toContain("Secret");
});

test("OFFRECORD-3 of two extensions in one gap the latter alone is published, and a clock stopped in it as stopped when the table is back", () => {
  const talks = offTheRecord();
  const [passing, latter] = [until("2026-01-31T23:59"), until("2026-02-05T23:59")];
  for (const terms of [passing, latter, STOP]) {
    talks.must(guildChief, offerOf(terms));
    talks.must(producersChief, agreeTo(terms));
  }
  talks.must(guildChief, ON);
  const { steps, feed } = published(talks);
  const shown = galleryTalks(must(steps.at(-1)).state);
  expect(shown).toMatchObject({
    expiration: { instant: latter.instant },
    extension: { former: null, stoppedAt: talks.entries.at(-1)?.at },
  });
  for (const never of ["2026-01-31", "31 January 2026"])
    expect(canonicalText({ shown, feed })).not.toContain(never);
});

const EXPIRATION = {
  local: "2026-10-31T23:59",
  zone: "America/Los_Angeles",
  instant: "2026-11-01T06:59:00Z",
  assumed: [],
};
