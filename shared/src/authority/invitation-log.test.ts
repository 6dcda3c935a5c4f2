import { expect, test } from "vitest";

import { mustSeatId, type SeatId } from "../ids.ts";
import type { InvitationAct } from "./invitation-act.ts";
import { logInvitation, viewInvitationLog, type InvitationLog } from "./invitation-log.ts";
import { SIDE_LOG_VERSION, sideLogEntry, type SideLogEntry } from "./side-log.ts";

const MEDIATOR = mustSeatId("mediator");
const OTHER = mustSeatId("other-mediator");
const NOW = Date.parse("2007-10-30T17:00:00.000Z");
const MINUTE = 60_000;

const at = (minute: number): string => new Date(NOW + minute * MINUTE).toISOString();
const invite = (seat = MEDIATOR): InvitationAct => ({ kind: "invite-mediator", seat, minutes: 30 });
const end = (seat = MEDIATOR): InvitationAct => ({ kind: "end-invitation", seat });

type Said = readonly [minute: number, by: string, act: InvitationAct, guest?: object];

function logOf(...said: readonly Said[]): InvitationLog {
  return said
    .map(([minute, name, act, guest = { name: "Mediator", row: 10 }], place): SideLogEntry => {
      const by = { seat: "guild-chief", name, role: "chief" };
      const invited = { guest: { epoch: 3, link: 7, ...guest } };
      return sideLogEntry.parse({
        v: SIDE_LOG_VERSION,
        negotiation: "talks",
        side: "a",
        seq: place + 1,
        at: at(minute),
        by,
        act,
        ...(act.kind === "invite-mediator" ? invited : {}),
      });
    })
    .reduce(logInvitation, []);
}

/** How each invitation ended, the latest first. */
function ends(
  log: InvitationLog,
  minute: number,
  changes: readonly { row: number; at: string }[] = [],
) {
  const facts = {
    nowMs: NOW + minute * MINUTE,
    changesOf: (seat: SeatId) => (seat === MEDIATOR ? changes : []),
    nameOf: () => "Observer 3",
  };
  return viewInvitationLog(log, facts).map((view) => view.end);
}

test("MEDIATOR-5 the log says of each invitation who made it, until when, and how it ended: by the side, at its time, by another one", () => {
  const log = logOf(
    [0, "Guild chief", invite()],
    [5, "Guild second", invite()],
    [6, "Guild chief", invite(OTHER)],
    [10, "Guild second", end()],
  );
  const facts = { nowMs: NOW + 12 * MINUTE, changesOf: () => [], nameOf: () => "Observer 3" };
  const named = { seat: MEDIATOR, name: "Mediator" };
  expect(viewInvitationLog(log, facts)).toEqual([
    { ...named, seat: OTHER, since: at(6), until: at(36), by: "Guild chief", end: null },
    {
      ...named,
      since: at(5),
      until: at(35),
      by: "Guild second",
      end: { how: "ended", at: at(10), by: "Guild second" },
    },
    {
      ...named,
      since: at(0),
      until: at(30),
      by: "Guild chief",
      end: { how: "replaced", at: at(5), by: "Guild second" },
    },
  ]);
  expect(ends(log, 36)[0]).toEqual({ how: "time", at: at(36), by: null });
  expect(ends(log, 35.99)[0]).toBeNull();
});

test("MEDIATOR-5 one whose time had passed was not replaced by the next, and one that fell with its seat ended then", () => {
  const over = logOf([0, "Guild chief", invite()], [40, "Guild chief", invite()]);
  expect(ends(over, 41)).toEqual([null, { how: "time", at: at(30), by: null }]);
  const log = logOf(
    [0, "Guild chief", invite()],
    [20, "Guild chief", invite(), { name: "Mediator", row: 11 }],
  );
  const before = { row: 10, at: at(0) };
  const after = { row: 11, at: at(0) };
  const replaced = { how: "replaced", at: at(20), by: "Guild chief" };
  expect(ends(log, 21, [before])).toEqual([null, replaced]);
  expect(ends(log, 21, [before, after])).toEqual([null, { how: "seat", at: at(0), by: null }]);
});

test("MEDIATOR-5 entries of the first days, without name and row, are read by the seat as it is and by the time", () => {
  const log = logOf([0, "Guild chief", invite(), {}]);
  const changes = [-1, 0, 9, 12].map((minute, row) => ({ row, at: at(minute) }));
  expect(ends(log, 10)).toEqual([null]);
  expect(ends(log, 20, changes)).toEqual([{ how: "seat", at: at(9), by: null }]);
  const facts = { nowMs: NOW, changesOf: () => [], nameOf: () => "Observer 3" };
  expect(viewInvitationLog(log, facts)[0]?.name).toBe("Observer 3");
});
