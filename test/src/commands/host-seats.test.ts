import { expect, test } from "vitest";

import {
  hostOf,
  key,
  lastHostAct,
  moving,
  openDesk,
  outcome,
  TABLING,
  TALKS,
  W7,
} from "./desk-on-trial.ts";

test("A seat is named by its role, and a number that somebody had is never given again", async () => {
  await using desk = openDesk();
  const add = (keyNumber: number) =>
    desk.ask(hostOf(desk), {
      request: "add-seat",
      key: key(keyNumber),
      side: "a",
      role: "negotiator",
    });
  expect(outcome(add(1))).toBe("done");
  const third = desk.seat("a", "negotiator", 3);
  expect(third.name).toBe("Guild negotiator 3");
  const toStaff = { request: "change-seat", key: key(2), side: "a", role: "staff" } as const;
  desk.ask(hostOf(desk), { ...toStaff, seat: third.id });
  expect(desk.storage.seats.find(third.id)?.name).toBe("Guild staff 2");
  add(3);
  expect(desk.seat("a", "negotiator", 3).name).toBe("Guild negotiator 4");
  expect(lastHostAct(desk)).toMatchObject({ kind: "add-seat", name: "Guild negotiator 4" });
});

test("A seat that cannot be is refused: a side's role without a side, a second chief", async () => {
  await using desk = openDesk();
  const before = desk.picture();
  const add = { request: "add-seat", key: key(1) } as const;
  expect(outcome(desk.ask(hostOf(desk), { ...add, side: null, role: "chief" }))).toBe(
    "seat-impossible",
  );
  expect(outcome(desk.ask(hostOf(desk), { ...add, side: "a", role: "observer" }))).toBe(
    "seat-impossible",
  );
  expect(outcome(desk.ask(hostOf(desk), { ...add, side: "a", role: "chief" }))).toBe(
    "seat-impossible",
  );
  expect(desk.picture()).toBe(before);
  expect(outcome(desk.ask(hostOf(desk), { ...add, side: null, role: "observer" }))).toBe("done");
});

test("When a seat's side changes its epoch grows, its sockets close, and both sides see it", async () => {
  await using desk = openDesk();
  const seat = desk.seat("a", "negotiator");
  const change = { request: "change-seat", key: key(1), seat: seat.id } as const;
  expect(outcome(desk.ask(hostOf(desk), { ...change, side: "b", role: "negotiator" }))).toBe(
    "done",
  );
  expect(desk.storage.seats.find(seat.id)).toMatchObject({
    side: "b",
    epoch: seat.epoch + 1,
    name: "Producers negotiator 3",
  });
  expect(desk.seatChanges).toEqual([{ seat: seat.id, why: "changed" }]);
  expect(desk.told.map(({ fact }) => fact.fact)).toContain("moved");
  expect(desk.told.at(-1)).toMatchObject({ audience: { to: "hosts" } });
});

test("A chief's half-made signature falls with the seat, and a whole agreement does not", async () => {
  await using desk = openDesk();
  const guild = desk.seat("a", "chief");
  const producers = desk.seat("b", "chief");
  desk.ask(guild, moving(1, TABLING));
  const hash = desk.commands.stateOf(TALKS)?.proposals.get(W7)?.passes[0]?.hash ?? "";
  const signature = { proposal: W7, pass: 1, hash };
  desk.ask(producers, moving(2, { kind: "accept", ...signature }));
  desk.ask(producers, moving(3, { kind: "sign-ta", ...signature }));
  const signatures = () => desk.commands.stateOf(TALKS)?.proposals.get(W7)?.agreement?.signatures;
  expect(signatures()?.b).toMatchObject({ seat: producers.id });
  const revoke = { request: "revoke-link", key: key(4), seat: producers.id } as const;
  desk.ask(hostOf(desk), revoke);
  expect(signatures()).toEqual({ a: null, b: null });

  desk.ask(desk.seat("b", "chief"), moving(5, { kind: "sign-ta", ...signature }));
  desk.ask(guild, moving(6, { kind: "sign-ta", ...signature }));
  desk.ask(hostOf(desk), { ...revoke, key: key(7) });
  expect(signatures()?.b).not.toBeNull();
});

test("MOVE-15 What a chief has offered without an answer falls with the seat, the row says so, and another's leaving drops nothing", async () => {
  for (const change of ["revoke-link", "change-seat"] as const) {
    await using desk = openDesk();
    const chief = desk.seat("a", "chief");
    const leave = (keyNumber: number, seat: typeof chief.id) =>
      desk.ask(hostOf(desk), {
        ...(change === "revoke-link"
          ? { request: change }
          : { request: change, side: "b", role: "staff" }),
        key: key(keyNumber),
        seat,
      });
    const changes = { packageRevert: "stand-alone-falls" } as const;
    desk.ask(chief, moving(1, { kind: "propose-ground-rules", changes, words: "" }));
    const offers = () => desk.commands.stateOf(TALKS)?.groundRuleTalks.offers;
    leave(2, desk.seat("a", "negotiator").id);
    expect(lastHostAct(desk)).not.toHaveProperty("drops");
    expect(offers()?.a).not.toBeNull();
    leave(3, chief.id);
    expect(lastHostAct(desk)).toMatchObject({ drops: { groundRules: true, imports: 0 } });
    expect(offers()).toEqual({ a: null, b: null });
    const before = desk.picture();
    await desk.restart();
    expect(desk.picture()).toBe(before);
  }
});

test("MOVE-4 When the second who holds the hand leaves the seat the hand goes back to the chief; another's leaving moves nothing", async () => {
  for (const change of ["revoke-link", "change-seat"] as const) {
    await using desk = openDesk();
    const [chief, second] = [desk.seat("a", "chief"), desk.seat("a", "second")];
    const leave = (keyNumber: number, seat: string) =>
      desk.ask(hostOf(desk), {
        ...(change === "revoke-link"
          ? { request: change }
          : { request: change, side: "b", role: "staff" }),
        key: key(keyNumber),
        seat: seat as typeof second.id,
      });
    const hand = () => desk.commands.stateOf(TALKS)?.hand;
    desk.ask(chief, moving(1, { kind: "hand-over", to: "second" }));
    leave(2, desk.seat("a", "negotiator").id);
    leave(3, desk.seat("b", "second").id);
    expect(hand()).toEqual({ a: "second", b: "chief" });
    leave(4, second.id);
    expect(hand()).toEqual({ a: "chief", b: "chief" });
    expect(outcome(desk.ask(chief, moving(5, TABLING)))).toBe("done");
    const before = desk.picture();
    await desk.restart();
    expect(desk.picture()).toBe(before);
  }
});
