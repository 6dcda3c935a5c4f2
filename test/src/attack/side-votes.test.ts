import { randomUUID } from "node:crypto";

import type { VoteAct } from "@crosstable/shared/authority/vote-act";
import { mustProposalId } from "@crosstable/shared/ids";
import { expect, test } from "vitest";

import { METRICS_TOKEN, readMetrics } from "../harness/metrics-reader.ts";
import { takeSeat, type Person } from "../harness/person.ts";
import { openTestHouse } from "../harness/test-house.ts";
import { waitUntil } from "../harness/wait-until.ts";

/** Each stands in nothing else. */
const BIRDS = ["nightjar", "corncrake", "ouzel"] as const;
const [QUESTION, TEXT, BODY] = BIRDS;
const WORDS = [...BIRDS, "votes-changed", "decide-in-caucus", "ballot", "quorum"];

async function does(person: Person, act: VoteAct): Promise<void> {
  const asked = { request: "decide-in-caucus", key: randomUUID(), act } as const;
  expect(await person.ask(asked)).toEqual({ done: {} });
}

/** What came that is no beat of a monitor. */
function newsOf({ facts }: Person): string[] {
  return facts.filter(({ fact }) => fact !== "monitor-seen").map((each) => JSON.stringify(each));
}

test("VOTE-5 CAUCUS-1 not a byte of a vote, and not that there is one, reaches the other side, the mediator, an observer, the host, the metrics or the log", async () => {
  await using house = await openTestHouse({ metricsToken: METRICS_TOKEN });
  await using chief = await takeSeat(house, { side: "a", role: "chief" });
  await using member = await takeSeat(house, { side: "a", role: "negotiator" });
  await using other = await takeSeat(house, { side: "b", role: "chief" });
  await using watching = await takeSeat(house, { side: "b", role: "staff" });
  await using mediator = await takeSeat(house, { side: null, role: "mediator" });
  await using host = await takeSeat(house, { side: null, role: "host" });
  await using observer = await takeSeat(house, { side: null, role: "observer" });
  const outside = [other, watching, mediator, host];
  const reading = { request: "enter-room", room: "monitor" } as const;
  for (const person of [member, chief, other]) await person.openEvents();
  for (const person of outside) await person.ask(reading);
  for (const kind of ["matrix", "worksheet"] as const) await other.openDocument({ kind });
  await observer.openDocument({ kind: "gallery" });
  // Whatever was on its way to them has come when this is answered.
  const settled = async () => {
    for (const person of outside) await person.ask(reading);
  };
  await settled();
  const before = outside.map(newsOf);
  const names = (text: string) => text.replaceAll(/ [^ ]+$/gm, "");
  const figures = names(await readMetrics(house.origin));

  const vote = randomUUID();
  const bodies = [{ name: BODY, quorum: 1, members: [member.seat.id] }];
  await does(chief, { kind: "set-bodies", bodies });
  const content = { kind: "text", proposal: mustProposalId("W-12a"), text: TEXT } as const;
  const call = { vote, question: QUESTION, content, isSecret: true, closes: null } as const;
  await does(chief, { kind: "call-vote", ...call });
  await does(member, { kind: "cast-ballot", vote, choice: "yes" });
  expect(
    await other.ask({
      request: "decide-in-caucus",
      key: randomUUID(),
      act: { kind: "cast-ballot", vote, choice: "no" },
    }),
  ).toHaveProperty("refused.reason", "stale");
  await does(chief, { kind: "close-vote", vote });
  await waitUntil("the member has heard of it", () =>
    member.facts.some(({ fact }) => fact === "votes-changed"),
  );
  expect(await member.ask({ request: "read-votes" })).toHaveProperty(
    "done.votes.0.question",
    QUESTION,
  );
  expect(BIRDS.filter((bird) => member.cable.hasReceived(bird))).toEqual(BIRDS);

  await settled();
  expect(outside.map(newsOf)).toEqual(before);
  for (const person of [...outside, observer])
    expect(WORDS.filter((word) => person.cable.hasReceived(word))).toEqual([]);
  const metrics = await readMetrics(house.origin);
  expect(
    names(metrics)
      .split("\n")
      .filter((line) => !figures.includes(line)),
  ).toEqual(['crosstable_refusals_total{by="event-wire",reason="stale"}']);
  for (const text of [metrics, house.logged.join("")])
    expect(WORDS.filter((word) => text.includes(word))).toEqual([]);
  expect(await host.ask({ request: "read-votes" })).toHaveProperty(
    "refused.reason",
    "not-yours-to-ask",
  );
});
