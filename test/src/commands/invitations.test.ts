import type { InvitationAct } from "@crosstable/shared/authority/invitation-act";
import type { InvitationView } from "@crosstable/shared/authority/invitations";
import type { Request } from "@crosstable/shared/events/requests";
import type { Seat } from "@crosstable/shared/roles";
import { expect, test } from "vitest";

import { forgeRecord } from "../faults/stored-bytes.ts";
import {
  key,
  moving,
  openDesk,
  outcome,
  TABLING,
  TALKS,
  type DeskOnTrial,
} from "./desk-on-trial.ts";

const MINUTE = 60_000;

function doing(number: number, act: InvitationAct): Request {
  return { request: "decide-in-caucus", key: key(number), act };
}

function inviting(desk: DeskOnTrial, minutes = 30): InvitationAct {
  return { kind: "invite-mediator", seat: desk.seat(null, "mediator").id, minutes };
}

function ending(desk: DeskOnTrial): InvitationAct {
  return { kind: "end-invitation", seat: desk.seat(null, "mediator").id };
}

function read(desk: DeskOnTrial, seat: Seat): readonly InvitationView[] {
  const answer = desk.ask(seat, { request: "read-invitations" });
  if (!("done" in answer)) throw new Error("the invitations were not given");
  return (answer.done as { invitations: InvitationView[] }).invitations;
}

/** As the document wire asks, for side a and side b. */
function mayRead(desk: DeskOnTrial): readonly boolean[] {
  const mediator = desk.seat(null, "mediator");
  return (["a", "b"] as const).map((side) => desk.commands.isGuest(mediator, side));
}

test("MEDIATOR-1 MEDIATOR-3 an invitation is told to its side and its guest alone, and changes nothing that anybody else reads", async () => {
  await using desk = openDesk();
  const before = desk.picture();
  const said = desk.told.length;
  expect(outcome(desk.ask(desk.seat("a", "chief"), doing(1, inviting(desk))))).toBe("done");
  const mediator = desk.seat(null, "mediator");
  expect(desk.told.slice(said)).toEqual([
    {
      audience: { to: "side", negotiation: TALKS, side: "a" },
      fact: { fact: "invitations-changed" },
    },
    { audience: { to: "seat", seat: mediator.id }, fact: { fact: "invitations-changed" } },
  ]);
  expect(desk.picture()).toBe(before);
  expect(mayRead(desk)).toEqual([true, false]);
  const open = [expect.objectContaining({ side: "a", seat: mediator.id, by: "Guild chief" })];
  for (const seat of [desk.seat("a", "staff"), mediator]) expect(read(desk, seat)).toEqual(open);
  for (const role of ["chief", "staff"] as const)
    expect(read(desk, desk.seat("b", role))).toEqual([]);
  expect(outcome(desk.ask(desk.seat(null, "host"), { request: "read-invitations" }))).toBe(
    "not-yours-to-ask",
  );
});

test("MEDIATOR-1 it ends when the side says so, and a mediator without one is answered as if there were none at all", async () => {
  await using desk = openDesk();
  const chief = desk.seat("a", "chief");
  expect(outcome(desk.ask(chief, doing(1, ending(desk))))).toBe("stale");
  desk.ask(chief, doing(2, inviting(desk)));
  expect(outcome(desk.ask(desk.seat("b", "chief"), doing(3, ending(desk))))).toBe("stale");
  expect(mayRead(desk)).toEqual([true, false]);
  expect(outcome(desk.ask(chief, doing(4, ending(desk))))).toBe("done");
  expect(mayRead(desk)).toEqual([false, false]);
  expect(read(desk, desk.seat(null, "mediator"))).toEqual([]);
});

test("MEDIATOR-1 it ends at its time, over a restart, and whoever sets the clock back does not make it longer", async () => {
  await using desk = openDesk();
  const chief = desk.seat("a", "chief");
  const pass = (ms: number) => {
    desk.clock.nowMs += ms;
    desk.clock.steadyMs += ms;
  };
  desk.ask(chief, doing(1, inviting(desk)));
  pass(29 * MINUTE);
  await desk.restart();
  expect(mayRead(desk)).toEqual([true, false]);
  pass(MINUTE);
  expect(mayRead(desk)).toEqual([false, false]);
  await desk.restart();
  expect(mayRead(desk)).toEqual([false, false]);

  expect(outcome(desk.ask(chief, doing(2, inviting(desk))))).toBe("done");
  expect(mayRead(desk)).toEqual([true, false]);
  pass(31 * MINUTE);
  desk.clock.nowMs -= 20 * MINUTE;
  expect(mayRead(desk)).toEqual([false, false]);
});

test("MEDIATOR-1 a server that starts with its clock set back gives nobody more time than there ever was", async () => {
  await using desk = openDesk();
  const chief = desk.seat("a", "chief");
  // The record's last row is an hour old, and bounds the time no better.
  desk.clock.nowMs += 60 * MINUTE;
  desk.ask(chief, doing(1, inviting(desk)));
  desk.clock.nowMs -= 600 * MINUTE;
  await desk.restart();
  expect(mayRead(desk)).toEqual([true, false]);
  desk.clock.nowMs += 29 * MINUTE;
  desk.clock.steadyMs += 29 * MINUTE;
  expect(mayRead(desk)).toEqual([true, false]);
  desk.clock.nowMs += MINUTE;
  desk.clock.steadyMs += MINUTE;
  expect(mayRead(desk)).toEqual([false, false]);
});

test("MEDIATOR-1 while the talks are closed, and no side can end an invitation, nobody is a guest", async () => {
  await using desk = openDesk();
  desk.ask(desk.seat("a", "chief"), moving(1, TABLING));
  desk.ask(desk.seat("a", "chief"), doing(2, inviting(desk)));
  await desk.restart();
  expect(mayRead(desk)).toEqual([true, false]);
  await desk.restart(() => forgeRecord(desk.dataDir));
  expect(outcome(desk.ask(desk.seat("a", "chief"), doing(3, ending(desk))))).toBe("not-stored");
  expect(mayRead(desk)).toEqual([false, false]);
  expect(read(desk, desk.seat(null, "mediator"))).toEqual([]);
});

test("MEDIATOR-1 it falls with the seat's link and with its role, and does not come back with them", async () => {
  await using desk = openDesk();
  const chief = desk.seat("a", "chief");
  const host = desk.seat(null, "host");
  const { id } = desk.seat(null, "mediator");
  desk.ask(chief, doing(1, inviting(desk)));
  desk.ask(host, { request: "revoke-link", key: key(2), seat: id });
  expect(mayRead(desk)).toEqual([false, false]);
  expect(read(desk, desk.seat("a", "staff"))).toEqual([]);

  desk.ask(chief, doing(3, inviting(desk)));
  expect(mayRead(desk)).toEqual([true, false]);
  const change = { request: "change-seat", seat: id, side: null } as const;
  expect(outcome(desk.ask(host, { ...change, key: key(4), role: "observer" }))).toBe("done");
  expect(outcome(desk.ask(host, { ...change, key: key(5), role: "mediator" }))).toBe("done");
  expect(mayRead(desk)).toEqual([false, false]);
});

test("MEDIATOR-3 both sides may invite the same mediator, and neither reads of the other's", async () => {
  await using desk = openDesk();
  desk.ask(desk.seat("b", "chief"), doing(1, inviting(desk, 60)));
  const alone = read(desk, desk.seat("b", "chief"));
  desk.ask(desk.seat("a", "chief"), doing(2, inviting(desk)));
  expect(mayRead(desk)).toEqual([true, true]);
  expect(read(desk, desk.seat("b", "chief"))).toEqual(alone);
  expect(read(desk, desk.seat("a", "chief")).map(({ side }) => side)).toEqual(["a"]);
  expect(read(desk, desk.seat(null, "mediator")).map(({ side }) => side)).toEqual(["a", "b"]);
});

test("MOVE-4 MEDIATOR-1 the chief who has handed over invites nobody, and the same asking, sent twice, takes effect once", async () => {
  await using desk = openDesk();
  const chief = desk.seat("a", "chief");
  desk.ask(chief, moving(1, { kind: "hand-over", to: "second" }));
  expect(outcome(desk.ask(chief, doing(2, inviting(desk))))).toBe("not-holding-the-hand");
  expect(mayRead(desk)).toEqual([false, false]);
  const second = desk.seat("a", "second");
  for (let times = 0; times < 2; times += 1)
    expect(outcome(desk.ask(second, doing(3, inviting(desk))))).toBe("done");
  expect(desk.storage.sideLog.read({ negotiation: TALKS, side: "a" })).toHaveLength(1);
  expect(mayRead(desk)).toEqual([true, false]);
});

test("MEDIATOR-1 MEDIATOR-3 what could not be stored has not happened, and the log does not say what it was", async () => {
  await using desk = openDesk();
  const { sideLog } = desk.storage;
  const append = sideLog.append.bind(sideLog);
  Object.assign(sideLog, {
    append: () => {
      throw new Error("the disk is full");
    },
  });
  const chief = desk.seat("a", "chief");
  expect(outcome(desk.ask(chief, doing(1, inviting(desk))))).toBe("not-stored");
  expect(mayRead(desk)).toEqual([false, false]);
  expect(desk.warnings.join()).not.toMatch(/invit|caucus|guest/i);
  Object.assign(sideLog, { append });
  expect(outcome(desk.ask(chief, doing(1, inviting(desk))))).toBe("done");
  expect(mayRead(desk)).toEqual([true, false]);
});

test("MEDIATOR-1 DISK-6 where a side's log is damaged nobody is its guest, the other side's guest stays, and the host is told", async () => {
  await using desk = openDesk();
  desk.ask(desk.seat("a", "chief"), doing(1, inviting(desk)));
  desk.ask(desk.seat("b", "chief"), doing(2, inviting(desk)));
  await desk.restart();
  const { sideLog } = desk.storage;
  const whole = sideLog.read.bind(sideLog);
  Object.assign(sideLog, {
    read: (of: Parameters<typeof whole>[0]) => {
      if (of.side === "a") throw new Error("damaged");
      return whole(of);
    },
  });
  expect(mayRead(desk)).toEqual([false, true]);
  expect(read(desk, desk.seat(null, "mediator")).map(({ side }) => side)).toEqual(["b"]);
  expect(desk.warnings.at(-1)).toMatch(/^side-log-not-read/);
  Object.assign(sideLog, { read: whole });
  expect(mayRead(desk)).toEqual([true, true]);
});
