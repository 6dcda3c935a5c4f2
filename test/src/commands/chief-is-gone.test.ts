import { expect, test } from "vitest";

import { key, moving, openDesk, outcome, TABLING, W7, type DeskOnTrial } from "./desk-on-trial.ts";

/** Gives the seat that has one role of the Guild another. */
function change(
  desk: DeskOnTrial,
  number: number,
  roles: { from: "chief" | "second"; to: "chief" | "second" | "negotiator" },
) {
  const seat = desk.seat("a", roles.from);
  const asked = { request: "change-seat", key: key(number), seat: seat.id } as const;
  return outcome(desk.ask(desk.seat(null, "host"), { ...asked, side: "a", role: roles.to }));
}

test("MOVE-19 when a chief is gone without handing over, the second cannot take the hand; the host seats the second as chief, who moves at once, and the record says both", async () => {
  await using desk = openDesk();
  const second = desk.seat("a", "second");
  const before = desk.picture();
  const take = moving(1, { kind: "hand-over", to: "second" });
  expect(outcome(desk.ask(second, take))).toBe("not-holding-the-hand");
  expect(outcome(desk.ask(second, moving(2, TABLING)))).toBe("not-holding-the-hand");
  expect(change(desk, 3, { from: "second", to: "chief" })).toBe("seat-impossible");
  expect(desk.picture()).toBe(before);

  expect(change(desk, 4, { from: "chief", to: "negotiator" })).toBe("done");
  expect(change(desk, 5, { from: "second", to: "chief" })).toBe("done");
  const chief = desk.seat("a", "chief");
  expect(chief.id).toBe(second.id);
  expect(outcome(desk.ask(chief, moving(6, TABLING)))).toBe("done");
  const changes = desk
    .rows()
    .flatMap(({ act }) =>
      act.kind === "host-act" && act.hostAct.kind === "change-seat" ? act.hostAct : [],
    );
  expect(changes).toMatchObject([{ role: "negotiator" }, { seat: second.id, role: "chief" }]);
  expect(desk.rows().flatMap(({ act }) => (act.kind === "moves" ? act.moves : []))).toMatchObject([
    { proposal: W7 },
  ]);
});
