import "fake-indexeddb/auto";
import type { Devices } from "@crosstable/client/signing/devices";
import { makeSignedMoves } from "@crosstable/client/signing/make-signed-moves";
import type { Request } from "@crosstable/shared/events/requests";
import { mustProposalId } from "@crosstable/shared/ids";
import { tableW7 } from "@crosstable/shared/moves/talks-for-tests";
import { expect, test, vi } from "vitest";

import { takeSeat } from "../harness/person.ts";
import { openTestHouse } from "../harness/test-house.ts";

/** The keys of a browser as another of its tabs opens them: the code anew, the storage the same. */
async function anotherTab(): Promise<Devices> {
  vi.resetModules();
  const { browserDevices } = await import("@crosstable/client/signing/browser-devices");
  return browserDevices();
}

test("SIGNED-2 L21 two tabs of one seat share a key and never a number, and what both send at once is made", async () => {
  await using house = await openTestHouse();
  await using guild = await takeSeat(house, { side: "a", role: "chief" });
  const tabs = [await anotherTab(), await anotherTab()];
  const ask = async <Asked extends Request>(asked: Asked) => {
    const events = await guild.openEvents();
    return events.ask(asked, 10_000);
  };
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, async (_, index) => {
      const devices = tabs[index % 2];
      if (devices === undefined) throw new Error("no such tab");
      const proposal = mustProposalId(`tab-${index}`);
      const move = { ...tableW7(`Text ${index}`), proposal, number: null } as ReturnType<
        typeof tableW7
      >;
      const mover = { seat: guild.me.seat, devices, ask, saw: () => null };
      return makeSignedMoves(mover, { key: crypto.randomUUID(), moves: [move] });
    }),
  );
  expect(outcomes.filter((each) => each === "unanswered" || "refused" in each)).toEqual([]);
  const { negotiation } = guild.seat;
  const rows = house.house.storage.record.read({ negotiation, after: 0, limit: 500 });
  const signed = rows.flatMap(({ act }) => (act.kind === "moves" ? (act.signed ?? []) : []));
  expect(new Set(signed.map(({ device }) => device)).size).toBe(1);
  const numbers = signed.map(({ n }) => n);
  expect(numbers).toHaveLength(8);
  expect(numbers).toEqual([...new Set(numbers)].toSorted((one, other) => one - other));
});
