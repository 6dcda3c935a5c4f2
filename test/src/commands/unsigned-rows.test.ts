import { enterAfterwards } from "@crosstable/server/commands/make-move";
import { parseNegotiationId } from "@crosstable/shared/ids";
import type { Move } from "@crosstable/shared/moves/move";
import { canonicalHash } from "@crosstable/shared/record/canonical";
import { EMPTY_HEAD, firstBrokenRow, type RecordEntry } from "@crosstable/shared/record/entry";
import { expect, test } from "vitest";

import {
  key,
  moving,
  openDesk,
  outcome,
  TABLING,
  TALKS,
  W7,
  type DeskOnTrial,
} from "./desk-on-trial.ts";

const AS_OF = { date: "2007-07-16", confidence: "ok", sources: ["A source."] } as const;

function enter(desk: DeskOnTrial, number: number): string {
  const asOf = { ...AS_OF, sources: [...AS_OF.sources] };
  const seat = desk.seat("a", "chief");
  const moves = number === 1 ? [TABLING] : [{ ...TABLING, proposal: W7, number: null } as Move];
  return outcome(enterAfterwards(desk.commands.desk, { seat, key: key(number), moves, asOf }));
}

test("SIGNED-6 old talks are entered with no signature and with their sources, until the first device is enrolled", async () => {
  await using desk = openDesk();
  expect(enter(desk, 1)).toBe("done");
  const entered = desk.rows().at(-1)?.act;
  expect(entered).toMatchObject({ kind: "moves", asOf: AS_OF });
  expect(entered).not.toHaveProperty("signed");

  const rejection = { kind: "reject", proposal: W7, pass: 1, words: "No." } as const;
  expect(outcome(desk.ask(desk.seat("b", "chief"), moving(2, rejection)))).toBe("done");
  const before = desk.picture();
  expect(enter(desk, 3)).toBe("device-unknown");
  expect(desk.picture()).toBe(before);
});

test("SIGNED-7 a record of the first format opens, is told of the server's key, and goes on signed", async () => {
  await using desk = openDesk();
  const old = oldRow(desk);
  desk.storage.transaction(() => desk.storage.record.append(old, null));
  await desk.restart();
  const rows = () =>
    desk.storage.record.read({ negotiation: old.negotiation, after: 0, limit: 10 });
  expect(rows()[0]).toEqual(old);
  expect(rows()[1]).toMatchObject({ v: 2, act: { hostAct: { kind: "host-key" } } });
  expect(firstBrokenRow(rows())).toBeNull();
  expect(desk.commands.stateOf(old.negotiation)?.title).toBe("Talks");
  // Its server keeps its key, so another start has nothing to say.
  await desk.restart();
  expect(rows()).toHaveLength(2);
});

/** The opening of other talks, as it was written before rows were signed. */
function oldRow(desk: DeskOnTrial): RecordEntry {
  const negotiation = parseNegotiationId("old-talks");
  const [opening] = desk.rows();
  if (negotiation === undefined || opening?.act.kind !== "host-act") throw new Error("no opening");
  const { hostAct } = opening.act;
  if (hostAct.kind !== "open-negotiation") throw new Error(`not the opening of ${TALKS}`);
  const { hostKey: _hostKey, ...act } = hostAct;
  const body = {
    v: 1,
    negotiation,
    seq: 1,
    prev: EMPTY_HEAD,
    at: opening.at,
    by: opening.by,
    act: { kind: "host-act", hostAct: { ...act, negotiation } },
  } as const;
  return { ...body, head: canonicalHash(body) };
}
