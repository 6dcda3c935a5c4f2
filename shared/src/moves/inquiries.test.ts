import { expect, test } from "vitest";

import { mustProposalId, parseSeatId } from "../ids.ts";
import { replay } from "../record/replay.ts";
import { mustAsRead } from "./as-read-for-tests.ts";
import {
  isOverdue,
  requestStanding,
  type InformationRequest,
  type RequestAnswer,
} from "./information-request.ts";
import { moveWords } from "./move-words.ts";
import type { Move } from "./move.ts";
import { refusalOf } from "./refusal-for-tests.ts";
import { standingOf, turnOf } from "./standing.ts";
import {
  guildChief,
  guildNegotiator,
  guildSecond,
  openTestTalks,
  producersChief,
  producersSecond,
  tableW7,
  W7,
  type TestTalks,
} from "./talks-for-tests.ts";
import { workingGroup } from "./working-group.ts";

const DUE = "2026-01-06T09:00:00.000Z";

function tabled(): TestTalks {
  const talks = openTestTalks();
  talks.must(guildChief, tableW7());
  return talks;
}
const referring = (...members: { id: string }[]): Move => {
  const seats = members.flatMap(({ id }) => parseSeatId(id) ?? []);
  return { kind: "refer", proposal: W7, members: seats, words: "Find the figures." };
};
const report = (words: string): Move => ({ kind: "report-back", proposal: W7, words });
const ask = (more: Partial<Extract<Move, { kind: "request-information" }>> = {}): Move => {
  return { kind: "request-information", about: W7, words: "The cost?", due: DUE, ...more };
};
const takeBack = (words = "We have found them.", number = 1): Move => {
  return { kind: "take-back-request", request: number, words };
};
const answer = (how: RequestAnswer, words = "Four million.", request = 1): Move => {
  return { kind: "answer-request", request, how, words };
};
function request(talks: TestTalks): InformationRequest {
  const found = talks.state.requests.get("1");
  if (found === undefined) throw new Error("nobody asked");
  return found;
}

test("GROUP-1 a working group is formed when both sides have named their own, and binds nobody", () => {
  const talks = tabled();
  const before = [standingOf(talks.proposal()), turnOf(talks.proposal())];
  expect(refusalOf(talks, guildChief, referring(producersSecond)).reason).toBe("unknown-seat");
  expect(refusalOf(talks, guildChief, referring({ id: "nobody" })).reason).toBe("unknown-seat");
  expect(refusalOf(talks, guildChief, referring(guildSecond, guildSecond)).reason).toBe(
    "malformed",
  );
  mustAsRead(talks, guildChief, referring(guildSecond, guildNegotiator));
  expect(workingGroup(talks.proposal().referral)).toBeNull();
  expect(refusalOf(talks, guildChief, referring(guildSecond)).reason).toBe("already-said");
  expect(refusalOf(talks, producersChief, report("Done.")).reason).toBe("not-offered");
  mustAsRead(talks, producersChief, referring(producersSecond));
  const names = workingGroup(talks.proposal().referral);
  expect(names?.a.members.map(({ name }) => name)).toEqual(["Guild second", "Guild negotiator"]);
  expect(names?.b.members.map(({ name }) => name)).toEqual(["Producers second"]);
  expect([standingOf(talks.proposal()), turnOf(talks.proposal())]).toEqual(before);
  expect(moveWords(talks.state, referring(producersSecond), "b")).toBe(
    "Producers named Producers second: W-7 is referred to a working group of both sides.",
  );
  expect(replay(talks.entries).proposals).toEqual(talks.state.proposals);
});

test("GROUP-2 a group is offered before anybody is named, once, and is formed by names of both sides alone", () => {
  const talks = tabled();
  mustAsRead(talks, guildChief, referring());
  expect(moveWords(talks.state, referring(), "a")).toBe(
    "Guild offered to refer W-7 to a working group and named nobody for it yet.",
  );
  const offered = talks.state;
  expect(refusalOf(talks, guildChief, referring()).reason).toBe("already-said");
  expect(talks.state).toBe(offered);
  mustAsRead(talks, producersChief, referring(producersSecond));
  expect(workingGroup(talks.proposal().referral)).toBeNull();
  expect(refusalOf(talks, producersChief, report("Done.")).reason).toBe("not-offered");
  mustAsRead(talks, guildChief, referring(guildSecond));
  expect(workingGroup(talks.proposal().referral)?.a.members).toMatchObject([
    { name: "Guild second" },
  ]);
  expect(refusalOf(talks, guildChief, referring(guildNegotiator)).reason).toBe("already-said");
  expect(replay(talks.entries).proposals).toEqual(talks.state.proposals);
});

test("GROUP-1 the group ends with its report, and the report stays", () => {
  const talks = tabled();
  mustAsRead(talks, guildChief, referring(guildSecond));
  mustAsRead(talks, producersChief, referring(producersSecond));
  expect(refusalOf(talks, guildChief, report(" ")).reason).toBe("no-text");
  talks.must(producersChief, report("Two cents cost four million."));
  expect(workingGroup(talks.proposal().referral)).toBeNull();
  expect(talks.proposal().referral.reports).toMatchObject([
    { words: "Two cents cost four million.", group: { a: { words: "Find the figures." } } },
  ]);
  mustAsRead(talks, guildChief, referring(guildNegotiator));
});

test("a naming that was not met falls with the hand that made it; a group stays", () => {
  const talks = tabled();
  mustAsRead(talks, guildChief, referring(guildSecond));
  talks.must(guildChief, { kind: "hand-over", to: "second" });
  expect(talks.proposal().referral.named.a).toBeNull();
  mustAsRead(talks, guildSecond, referring(guildNegotiator));
  mustAsRead(talks, producersChief, referring(producersSecond));
  talks.must(guildSecond, { kind: "hand-over", to: "chief" });
  expect(workingGroup(talks.proposal().referral)).not.toBeNull();
});

test.each([
  ["hand", (talks: TestTalks) => talks.must(guildChief, { kind: "hand-over", to: "second" })],
  [
    "seat",
    (talks: TestTalks) => {
      const was = { side: "a", role: "chief" } as const;
      talks.host({ kind: "revoke-link", seat: guildChief.id, was });
    },
  ],
] as const)(
  "GROUP-3 what the other side has said of a group that is not made yet stands when one side's %s goes, and on rows from before it fell",
  (_, goes) => {
    for (const standsAlone of [true, undefined]) {
      const talks = tabled();
      const said = standsAlone === undefined ? {} : { standsAlone };
      const theirs = { ...referring(producersSecond), ...said } as Move;
      mustAsRead(talks, guildChief, { ...referring(), ...said } as Move);
      mustAsRead(talks, producersChief, theirs);
      const { b } = talks.proposal().referral.named;
      goes(talks);
      expect(talks.proposal().referral.named).toEqual({ a: null, b: standsAlone ? b : null });
      expect(replay(talks.entries).proposals).toEqual(talks.state.proposals);
    }
  },
);

test("GROUP-3 the group is made when the new hand names its own, with no further word of the other side", () => {
  const talks = tabled();
  const stands = { standsAlone: true } as const;
  mustAsRead(talks, guildChief, { ...referring(), ...stands });
  mustAsRead(talks, producersChief, { ...referring(producersSecond), ...stands });
  talks.must(guildChief, { kind: "hand-over", to: "second" });
  expect(workingGroup(talks.proposal().referral)).toBeNull();
  mustAsRead(talks, guildSecond, { ...referring(guildNegotiator), ...stands });
  const made = workingGroup(talks.proposal().referral);
  expect(made?.b.members).toMatchObject([{ name: "Producers second" }]);
});

test("who moved to another side is named by it, under the name that the seat has now", () => {
  const talks = tabled();
  const seat = guildNegotiator.id;
  const was = { side: "a", role: "negotiator" } as const;
  talks.host({
    kind: "change-seat",
    seat,
    side: "b",
    role: "staff",
    name: "Producers staff 9",
    was,
  });
  expect(refusalOf(talks, guildChief, referring(guildNegotiator)).reason).toBe("unknown-seat");
  mustAsRead(talks, producersChief, referring(guildNegotiator));
  expect(talks.proposal().referral.named.b?.members).toEqual([{ seat, name: "Producers staff 9" }]);
});

test("REQUEST-1 a request is answered in part, then in full, by the side that did not ask", () => {
  const talks = tabled();
  talks.must(producersChief, ask());
  expect(request(talks)).toMatchObject({ number: 1, side: "b", about: W7, due: DUE });
  expect(refusalOf(talks, producersChief, answer("answered")).reason).toBe("own-pass");
  expect(refusalOf(talks, guildChief, answer("answered", "Yes.", 2)).reason).toBe(
    "unknown-request",
  );
  expect(refusalOf(talks, guildChief, answer("answered", " ")).reason).toBe("no-text");
  talks.must(guildChief, answer("partly", "Two of the four."));
  expect(requestStanding(request(talks))).toBe("partly");
  talks.must(guildChief, answer("answered"));
  expect(request(talks).answers.map(({ how }) => how)).toEqual(["partly", "answered"]);
  expect(refusalOf(talks, guildChief, answer("answered", "More.")).reason).toBe("already-said");
  // A request delays nothing, unlike a hold.
  expect([standingOf(talks.proposal()), turnOf(talks.proposal())]).toEqual(["tabled", "b"]);
});

test("REQUEST-1 what is withheld is withheld with its reason, and may be given later", () => {
  const talks = tabled();
  talks.must(producersChief, ask({ about: null }));
  expect(refusalOf(talks, guildChief, answer("withheld", ""))).toMatchObject({
    reason: "no-text",
    words: "Say why it is withheld.",
  });
  talks.must(guildChief, answer("withheld", "It would name our members."));
  expect(refusalOf(talks, guildChief, answer("withheld", "Again.")).reason).toBe("already-said");
  expect(moveWords(talks.state, answer("withheld"), "a")).toBe(
    "Guild withheld what request 1 asks for, and said why.",
  );
  talks.must(guildChief, answer("answered", "Without the names: forty."));
  expect(requestStanding(request(talks))).toBe("answered");
});

test("REQUEST-1 what is not answered in full by its date is overdue", () => {
  const talks = tabled();
  expect(refusalOf(talks, producersChief, ask({ due: "2026-01-05T09:00:00Z" })).reason).toBe(
    "due-date-passed",
  );
  expect(refusalOf(talks, producersChief, ask({ words: "" })).reason).toBe("no-text");
  const nowhere = ask({ about: mustProposalId("nowhere") });
  expect(refusalOf(talks, producersChief, nowhere).reason).toBe("unknown-proposal");
  talks.must(producersChief, ask());
  const at = Date.parse(DUE);
  expect([at - 1, at].map((nowMs) => isOverdue(request(talks), nowMs))).toEqual([false, true]);
  talks.must(guildChief, answer("partly"));
  expect(isOverdue(request(talks), at + 1)).toBe(true);
  talks.must(guildChief, answer("withheld"));
  expect(isOverdue(request(talks), at + 1)).toBe(false);
});

test("REQUEST-2 who asked takes a request back while it waits, and what was asked and given stays", () => {
  const talks = tabled();
  talks.must(producersChief, ask());
  talks.must(guildChief, answer("partly", "Two of the four."));
  expect(refusalOf(talks, guildChief, takeBack())).toMatchObject({
    reason: "not-the-sponsor",
    words: "Producers asked. Only who asked takes request 1 back.",
  });
  expect(refusalOf(talks, producersSecond, takeBack()).reason).toBe("not-holding-the-hand");
  expect(refusalOf(talks, producersChief, takeBack("", 2)).reason).toBe("unknown-request");
  talks.must(producersChief, takeBack());
  expect(request(talks)).toMatchObject({
    words: "The cost?",
    answers: [{ words: "Two of the four." }],
    takenBack: { words: "We have found them." },
  });
  expect(requestStanding(request(talks))).toBe("taken-back");
  expect(isOverdue(request(talks), Date.parse(DUE) + 1)).toBe(false);
  expect(moveWords(talks.state, takeBack(), "b")).toBe(
    "Producers took back its request 1 for information.",
  );
  expect(replay(talks.entries).requests).toEqual(talks.state.requests);
});

test("REQUEST-2 a request that waits for nothing is not taken back, and one that was taken back is not answered", () => {
  const talks = tabled();
  for (const how of ["answered", "withheld"] as const) {
    talks.must(producersChief, ask());
    const number = talks.state.requests.size;
    talks.must(guildChief, answer(how, "So be it.", number));
    expect(refusalOf(talks, producersChief, takeBack("", number)).reason).toBe("already-said");
  }
  talks.must(producersChief, ask());
  talks.must(producersChief, takeBack("", 3));
  expect(refusalOf(talks, guildChief, answer("answered", "Here.", 3))).toMatchObject({
    reason: "withdrawn",
    words: "Producers has taken request 3 back.",
  });
  expect(refusalOf(talks, producersChief, takeBack("", 3)).reason).toBe("withdrawn");
  // The number is used up: the next request is another.
  talks.must(producersChief, ask());
  expect(talks.state.requests.get("4")?.takenBack).toBeUndefined();
});
