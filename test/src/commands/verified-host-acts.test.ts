import { hasSigned } from "@crosstable/server/access/ed25519";
import { replaceHolders } from "@crosstable/server/commands/replace-holders";
import type { Request } from "@crosstable/shared/events/requests";
import { verifyRows } from "@crosstable/shared/verify/verify-rows";
import { expect, test } from "vitest";

import { key, moving, openDesk, outcome, TABLING, TALKS } from "./desk-on-trial.ts";

test("VERIFY-4 VERIFY-1 whatever a host does and undoes, what the server puts on the record of it is right, in these talks and in those that it opens", async () => {
  await using desk = openDesk();
  const host = desk.seat(null, "host");
  const must = (asked: Request) => {
    const answer = desk.ask(host, asked);
    if ("refused" in answer) throw new Error(answer.refused.words);
    return answer.done;
  };
  let number = 0;
  const next = () => key((number += 1));
  const second = desk.seat("a", "second");
  const chief = desk.seat("a", "chief");
  desk.storage.sessions.add({
    seat: second.id,
    id: "phone",
    sinceMs: 1,
    lastSeenMs: 1,
    device: "Firefox",
    tokenHash: "x",
  });
  must({ request: "add-seat", key: next(), side: null, role: "mediator" });
  must({ request: "add-seat", key: next(), side: null, role: "host" });
  must({ request: "add-seat", key: next(), side: "b", role: "staff" });
  must({ request: "issue-link", key: next(), seats: [second.id, chief.id] });
  must({
    request: "set-expiration",
    key: next(),
    local: "2007-10-31T23:59",
    zone: "UTC",
    assumed: [],
  });
  expect(outcome(desk.ask(chief, moving(901, TABLING)))).toBe("done");
  must({ request: "end-session", key: next(), session: "phone" });
  must({ request: "change-seat", key: next(), seat: second.id, side: "a", role: "staff" });
  must({ request: "change-seat", key: next(), seat: second.id, side: "a", role: "second" });
  must({ request: "change-seat", key: next(), seat: chief.id, side: null, role: "observer" });
  must({ request: "change-seat", key: next(), seat: chief.id, side: "a", role: "chief" });
  must({ request: "issue-link", key: next(), seats: [second.id], replaces: true });
  const seated = desk.seat("a", "second");
  expect(replaceHolders(desk.commands.desk, seated, () => undefined)).toBeNull();
  must({ request: "revoke-link", key: next(), seat: second.id });
  expect(
    outcome(desk.ask(desk.seat("a", "chief"), moving(902, { kind: "hand-over", to: "second" }))),
  ).toBe("done");

  const sides = desk.commands.stateOf(TALKS)?.sides;
  if (sides === undefined) throw new Error("no talks");
  const open: Request = {
    request: "open-negotiation",
    key: next(),
    title: "Other talks",
    sides,
    expiration: null,
    negotiatorsPerSide: 2,
    staffPerSide: 1,
    mediators: 2,
    observers: 1,
  };
  // Twice, because the reply was lost: the host's link is made anew.
  must(open);
  must(open);
  const records = desk.storage.record.negotiations();
  expect(records).toHaveLength(2);
  for (const negotiation of records) {
    const rows = desk.storage.record.read({ negotiation, after: 0, limit: 100 });
    expect(await verifyRows(rows, hasSigned)).toMatchObject({ bad: null, rows: rows.length });
  }
});
