import { offerOf, until } from "@crosstable/shared/moves/extensions-for-tests";
import { expect, test } from "vitest";

import { key, moving, openDesk, outcome, TALKS, type DeskOnTrial } from "./desk-on-trial.ts";

function set(desk: DeskOnTrial, keyNumber: number, local: string) {
  const wall = { local, zone: "America/Los_Angeles", assumed: [] };
  return desk.ask(desk.seat(null, "host"), {
    request: "set-expiration",
    key: key(keyNumber),
    ...wall,
  });
}

function haveSidesMoved(desk: DeskOnTrial): boolean {
  const answer = desk.ask(desk.seat(null, "host"), { request: "read-host" });
  if ("refused" in answer || !("haveSidesMoved" in answer.done)) throw new Error("not read");
  return answer.done.haveSidesMoved;
}

test("EXTEND-4 the host sets the expiration and mends it until a side makes a move of its own, whatever it is; then it is refused in words, also after a restart", async () => {
  await using desk = openDesk();
  const local = () => desk.commands.stateOf(TALKS)?.expiration?.local;
  expect(outcome(set(desk, 1, "2007-10-30T23:59"))).toBe("done");
  expect(outcome(set(desk, 2, "2007-10-31T23:59"))).toBe("done");
  expect(haveSidesMoved(desk)).toBe(false);
  const told = () =>
    desk.told.filter(
      ({ fact, audience }) => fact.fact === "host-changed" && audience.to === "hosts",
    );
  const before = told().length;
  const chief = desk.seat("a", "chief");
  desk.ask(chief, moving(3, offerOf(until("2007-11-05T23:59"))));
  // The host's page hears that it can set it no more, and of no later move.
  expect(told()).toHaveLength(before + 1);
  desk.ask(chief, moving(4, offerOf(until("2007-11-06T23:59"))));
  expect(told()).toHaveLength(before + 1);
  expect(haveSidesMoved(desk)).toBe(true);
  for (const keyNumber of [5, 6]) {
    const picture = desk.picture();
    expect(set(desk, keyNumber, "2007-11-01T23:59")).toEqual({
      refused: {
        reason: "not-yours-to-ask",
        words:
          "An extension takes both chiefs. The sides have begun to make their moves, so the host does not set the expiration any more.",
      },
    });
    expect(desk.picture()).toBe(picture);
    expect(local()).toBe("2007-10-31T23:59");
    // What was done once is answered as it was then.
    expect(outcome(set(desk, 2, "2007-10-31T23:59"))).toBe("done");
    await desk.restart();
  }
});
