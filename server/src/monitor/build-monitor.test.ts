import { mustSeatId } from "@crosstable/shared/ids";
import type { CaseState } from "@crosstable/shared/moves/case-state";
import type { Role } from "@crosstable/shared/roles";
import type { Room } from "@crosstable/shared/rooms";
import type { SideMark } from "@crosstable/shared/sides";
import { expect, test } from "vitest";

import { buildMonitor, type Session } from "./build-monitor.ts";
import { buildPresence, buildWatched } from "./build-presence.ts";
import { seatState, type Tab, type WatchedSeat } from "./seat-state.ts";

function seat(name: string, side: SideMark | null, role: Role): WatchedSeat {
  return { id: mustSeatId(name), name, side, role };
}

const guildChief = seat("guild-chief", "a", "chief");
const guildStaff = seat("guild-staff", "a", "staff");
const producersChief = seat("producers-chief", "b", "chief");
const mediator = seat("mediator", null, "mediator");
const observer = seat("observer", null, "observer");
const host = seat("host", null, "host");
const SEATS = [guildChief, guildStaff, producersChief, mediator, observer, host];

function tab(of: WatchedSeat, room: Room | null, health: Tab["health"] = null): Tab {
  return { seat: of.id, room, health };
}

const NOTHING_TABLED: Pick<CaseState, "proposals"> = { proposals: new Map() };

function session(...tabs: Tab[]): Session {
  return { seats: SEATS, tabs, state: NOTHING_TABLED as CaseState, feed: [] };
}

test("Of a seat with several tabs the worst is shown, and it is wherever any of them is", () => {
  const tabs = [
    tab(guildChief, "table", { rttMs: 20, unsaved: 0 }),
    tab(guildChief, "caucus", { rttMs: 900, unsaved: 3 }),
    tab(guildChief, null),
  ];
  expect(seatState(tabs)).toEqual({
    connected: true,
    atTable: true,
    inCaucus: true,
    rttMs: 900,
    unsaved: 3,
  });
  expect(seatState([])).toEqual({
    connected: false,
    atTable: false,
    inCaucus: false,
    rttMs: null,
    unsaved: null,
  });
});

test("MONITOR-1 a side's staff see everything of their own seats and of the other side only who is at the table", () => {
  const picture = buildMonitor(
    session(
      tab(guildChief, "caucus", { rttMs: 20, unsaved: 2 }),
      tab(producersChief, "caucus", { rttMs: 30, unsaved: 5 }),
      tab(mediator, "table", { rttMs: 40, unsaved: 0 }),
    ),
    "a",
  );
  const of = (which: WatchedSeat) => picture.seats.find((each) => each.seat === which.id);
  expect(of(guildChief)).toMatchObject({ connected: true, inCaucus: true, rttMs: 20, unsaved: 2 });
  const { id, name, side, role } = producersChief;
  expect(of(producersChief)).toEqual({ seat: id, name, side, role, atTable: false });
  expect(Object.keys(of(mediator) ?? {}).toSorted()).toEqual(
    ["atTable", "name", "role", "seat", "side"].toSorted(),
  );
  expect(of(observer)).toBeUndefined();
  expect(of(host)).toBeUndefined();
});

test("MONITOR-1 Mediator and host see table and health of both sides, no caucus and no unsaved edits", () => {
  const picture = buildMonitor(
    session(tab(guildChief, "caucus", { rttMs: 20, unsaved: 2 })),
    "neutral",
  );
  for (const each of picture.seats) {
    expect(each).not.toHaveProperty("inCaucus");
    expect(each).not.toHaveProperty("unsaved");
  }
  expect(picture.seats.find((each) => each.seat === guildChief.id)).toMatchObject({
    atTable: false,
    connected: true,
    rttMs: 20,
  });
});

test("CAUCUS-3 What one side's monitor shows is the same whoever of the other side is in their caucus", () => {
  const empty = buildMonitor(session(tab(guildChief, "table")), "a");
  const full = buildMonitor(
    session(tab(guildChief, "table"), tab(producersChief, "caucus", { rttMs: 1, unsaved: 1 })),
    "a",
  );
  expect(full).toEqual(empty);
});

test("CAUCUS-3 Each side is told of its own caucus, the mediator of none", () => {
  const tabs = [tab(guildChief, "caucus"), tab(producersChief, "caucus"), tab(mediator, "table")];
  expect(buildPresence(SEATS, tabs, "a")).toMatchObject({
    table: [mediator.id],
    caucus: [guildChief.id],
  });
  expect(buildPresence(SEATS, tabs, "b").caucus).toEqual([producersChief.id]);
  expect(buildPresence(SEATS, tabs, "neutral").caucus).toEqual([]);
});

test("A seat with two tabs is at the table and in the caucus, each once", () => {
  const tabs = [
    tab(guildChief, "table"),
    tab(guildChief, "table"),
    tab(guildChief, "caucus"),
    tab(observer, "gallery"),
  ];
  expect(buildPresence(SEATS, tabs, "a")).toMatchObject({
    table: [guildChief.id],
    caucus: [guildChief.id],
  });
});

test("Those watched are told how many watch them: own staff, mediators, hosts, and never themselves", () => {
  const tabs = [tab(guildStaff, "monitor"), tab(guildStaff, "monitor"), tab(host, "monitor")];
  expect(buildWatched(SEATS, tabs, guildChief)).toMatchObject({ staff: 1, mediators: 0, hosts: 1 });
  expect(buildWatched(SEATS, tabs, producersChief)).toMatchObject({ staff: 0, hosts: 1 });
  expect(buildWatched(SEATS, tabs, guildStaff)).toMatchObject({ staff: 0, hosts: 1 });
});
