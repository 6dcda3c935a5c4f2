import type { SideLogEntry } from "@crosstable/shared/authority/side-log";
import { expect, test } from "vitest";

import { chief, TALKS, type OpenOnTrial } from "./storage-on-trial.ts";

const VOTE = "00000000-0000-4000-8000-000000000001";

function entry(seq: number, side: "a" | "b" = "a"): SideLogEntry {
  return {
    v: 1,
    negotiation: TALKS,
    side,
    seq,
    at: "2007-10-22T17:00:00.000Z",
    by: { seat: chief.id, name: chief.name, role: "chief" },
    act: { kind: "cast-ballot", vote: VOTE, choice: "abstain" },
  };
}

export function sideLogContract(open: OpenOnTrial): void {
  test("VOTE-6 an entry comes back word for word after a restart, for its own side alone", () => {
    using on = open();
    on.storage.transaction(() => on.storage.sideLog.append(entry(1), "one"));
    on.storage.transaction(() => on.storage.sideLog.append(entry(2), "two"));
    const { sideLog } = on.reopen();
    expect(sideLog.read({ negotiation: TALKS, side: "a" })).toEqual([entry(1), entry(2)]);
    expect(sideLog.read({ negotiation: TALKS, side: "b" })).toEqual([]);
    expect(sideLog.findRequest({ seat: chief.id, key: "two" })).toEqual(entry(2));
    expect(sideLog.findRequest({ seat: chief.id, key: "three" })).toBeUndefined();
  });

  test("VOTE-6 an entry that does not follow, and a request that was kept before, are not stored", () => {
    using on = open();
    const { sideLog } = on.storage;
    sideLog.append(entry(1), "one");
    expect(() => sideLog.append(entry(1), "again")).toThrow("does not follow");
    expect(() => sideLog.append(entry(3), "gap")).toThrow("does not follow");
    expect(() => sideLog.append(entry(2), "one")).toThrow("UNIQUE");
    expect(sideLog.read({ negotiation: TALKS, side: "a" })).toEqual([entry(1)]);
    sideLog.append(entry(1, "b"), "theirs");
    sideLog.append(entry(2), "two");
    expect(sideLog.read({ negotiation: TALKS, side: "a" })).toHaveLength(2);
  });
}
