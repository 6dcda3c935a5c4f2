import type { InvitationAct } from "@crosstable/shared/authority/invitation-act";
import type { PastInvitation } from "@crosstable/shared/authority/invitation-log";
import type { Seat } from "@crosstable/shared/roles";
import { expect, test } from "vitest";

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
const ASK = { request: "read-invitation-log" } as const;

/** A desk whose side a says these things of the mediator, a minute apart. */
class GuestDesk {
  readonly desk: DeskOnTrial = openDesk();
  #asked = 0;

  pass(minutes: number): void {
    this.desk.clock.nowMs += minutes * MINUTE;
    this.desk.clock.steadyMs += minutes * MINUTE;
  }

  does(seat: Seat, act: InvitationAct): void {
    this.pass(1);
    this.#asked += 1;
    const asked = { request: "decide-in-caucus", key: key(this.#asked), act } as const;
    const said = outcome(this.desk.ask(seat, asked));
    if (said !== "done") throw new Error(said);
  }

  invite(role: "chief" | "second" = "chief", side: "a" | "b" = "a"): void {
    const { id } = this.desk.seat(null, "mediator");
    this.does(this.desk.seat(side, role), { kind: "invite-mediator", seat: id, minutes: 30 });
  }

  end(): void {
    const { id } = this.desk.seat(null, "mediator");
    this.does(this.desk.seat("a", "chief"), { kind: "end-invitation", seat: id });
  }

  log(seat: Seat): readonly PastInvitation[] {
    const answer = this.desk.ask(seat, ASK);
    if (!("done" in answer)) throw new Error("the log was not given");
    return (answer.done as { invitations: PastInvitation[] }).invitations;
  }
}

/** The minute of the day, and how and by whom it ended. */
function short({ since, end }: PastInvitation): string {
  const clock = (at: string) => at.slice(11, 16);
  return end === null
    ? `${clock(since)} open`
    : `${clock(since)} ${end.how} ${clock(end.at)} ${end.by ?? "–"}`;
}

test("MEDIATOR-5 every seat of the side reads who let the mediator in, from when, until when, and how it ended, over a restart too", async () => {
  const guests = new GuestDesk();
  await using desk = guests.desk;
  const host = desk.seat(null, "host");
  const { id } = desk.seat(null, "mediator");
  guests.invite();
  guests.end();
  guests.invite();
  guests.invite();
  guests.pass(40);
  guests.invite();
  guests.pass(1);
  desk.ask(host, { request: "revoke-link", key: key(101), seat: id });
  guests.invite();
  guests.pass(1);
  desk.ask(host, { request: "issue-link", key: key(102), seats: [id] });
  guests.invite();
  guests.pass(1);
  const change = { request: "change-seat", seat: id, side: null } as const;
  desk.ask(host, { ...change, key: key(103), role: "observer" });
  desk.ask(host, { ...change, key: key(104), role: "mediator" });
  guests.invite();
  const all = [
    "17:51 open",
    "17:49 seat 17:50 –",
    "17:47 seat 17:48 –",
    "17:45 seat 17:46 –",
    "17:04 time 17:34 –",
    "17:03 replaced 17:04 Guild chief",
    "17:01 ended 17:02 Guild chief",
  ];
  for (const role of ["chief", "second", "negotiator", "staff"] as const)
    expect(guests.log(desk.seat("a", role)).map(short)).toEqual(all);
  const before = guests.log(desk.seat("a", "chief"));
  expect(before.at(-1)).toEqual({
    seat: id,
    name: "Mediator",
    since: "2007-10-22T17:01:00.000Z",
    until: "2007-10-22T17:31:00.000Z",
    by: "Guild chief",
    end: { how: "ended", at: "2007-10-22T17:02:00.000Z", by: "Guild chief" },
  });
  await desk.restart();
  expect(guests.log(desk.seat("a", "chief"))).toEqual(before);
});

test("MEDIATOR-3 MEDIATOR-5 a side reads its own log alone, and a mediator and a host are refused in the same words, invited or not", async () => {
  const guests = new GuestDesk();
  await using desk = guests.desk;
  const others = [
    ...(["chief", "second", "negotiator", "staff"] as const).map((role) => desk.seat("b", role)),
    desk.seat(null, "mediator"),
    desk.seat(null, "host"),
    desk.seat(null, "observer"),
  ];
  const before = others.map((seat) => desk.ask(seat, ASK));
  const picture = desk.picture();
  guests.invite();
  expect(others.map((seat) => desk.ask(seat, ASK))).toEqual(before);
  guests.end();
  expect(others.map((seat) => desk.ask(seat, ASK))).toEqual(before);
  expect(before.map(outcome)).toEqual([
    ...(["done", "done", "done", "done"] as const),
    ...(["not-yours-to-ask", "not-yours-to-ask", "not-yours-to-ask"] as const),
  ]);
  expect(guests.log(desk.seat("b", "chief"))).toEqual([]);
  expect(guests.log(desk.seat("a", "staff"))).toHaveLength(1);
  expect(desk.picture()).toBe(picture);

  guests.invite("chief", "b");
  expect(guests.log(desk.seat("a", "staff"))).toHaveLength(1);
  expect(guests.log(desk.seat("b", "staff")).map(({ by }) => by)).toEqual(["Producers chief"]);
});

test("MEDIATOR-5 a folder whose entries do not yet name the mediator and the row is read by the time", async () => {
  const guests = new GuestDesk();
  await using desk = guests.desk;
  const chief = desk.seat("a", "chief");
  const { id, epoch } = desk.seat(null, "mediator");
  desk.ask(chief, moving(1, TABLING));
  desk.storage.sideLog.append(
    {
      v: 1,
      negotiation: TALKS,
      side: "a",
      seq: 1,
      at: "2007-10-22T17:01:00.000Z",
      by: { seat: chief.id, name: chief.name, role: "chief" },
      act: { kind: "invite-mediator", seat: id, minutes: 30 },
      guest: { epoch, link: 0 },
    },
    key(50),
  );
  await desk.restart();
  guests.pass(2);
  expect(guests.log(chief).map(short)).toEqual(["17:01 open"]);
  desk.ask(desk.seat(null, "host"), { request: "revoke-link", key: key(51), seat: id });
  expect(guests.log(chief)).toMatchObject([{ name: "Mediator", end: { how: "seat" } }]);
});
