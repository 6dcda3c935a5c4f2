import { mustProposalId } from "@crosstable/shared/ids";
import { agreeTo, offerOf, until } from "@crosstable/shared/moves/extensions-for-tests";
import type { Move } from "@crosstable/shared/moves/move";
import { canonicalText } from "@crosstable/shared/record/canonical";
import type { DocumentAddress } from "@crosstable/shared/rooms";
import fc from "fast-check";
import { expect, test } from "vitest";

import { damage } from "../faults/stored-bytes.ts";
import { openDesk, TALKS, type DeskOnTrial } from "./desk-on-trial.ts";
import {
  content,
  DELAYED,
  GALLERY,
  makes,
  passes,
  read,
  settle,
  stored,
  tabling,
  toldExpiration,
  tries,
} from "./galleries-on-trial.ts";

const OPEN: Move = { kind: "open-session" };
const OFF: Move = { kind: "go-off-record", session: 1 };
const ON: Move = { kind: "go-on-record", session: 1 };
const ADJOURN: Move = { kind: "adjourn-session", session: 1, next: null, words: "" };

let texts = 0;

function passing(id: string): Move {
  texts += 1;
  return { kind: "pass", proposal: mustProposalId(id), answers: null, text: `${texts} per cent.` };
}

const sinceOf = (desk: DeskOnTrial, address: DocumentAddress) =>
  read(desk, address).talks?.offRecordSince?.at ?? null;

test("OFFRECORD-2 off the record no act stores anything in the gallery, and a restart or damage writes the same again", async () => {
  await using desk = openDesk();
  makes(desk, "a", tabling("before"), OPEN);
  makes(desk, "b", OFF);
  const [still, shown] = [stored(desk, GALLERY), content(desk, GALLERY)];
  expect(sinceOf(desk, GALLERY)).toBe(desk.rows().at(-1)?.at);
  passes(desk, 1);
  makes(desk, "a", tabling("quietly"), passing("before"));
  const terms = until("2007-10-31T23:59");
  makes(desk, "a", offerOf(terms));
  makes(desk, "b", agreeTo(terms));
  expect(tries(desk, "a", OFF)).toBe("already-off-record");
  expect([stored(desk, GALLERY), content(desk, GALLERY)]).toEqual([still, shown]);
  const latestKind = (of: "published" | "atTable") =>
    desk.commands.latestOf(TALKS)?.[of].at(-1)?.kind;
  expect([latestKind("published"), latestKind("atTable")]).toEqual(["go-off-record", "extension"]);
  const told = (role: "observer" | "mediator") => toldExpiration(desk, desk.seat(null, role));
  expect([told("observer"), told("mediator")]).toEqual([null, terms.local]);

  await desk.restart();
  expect([stored(desk, GALLERY), content(desk, GALLERY)]).toEqual([still, shown]);
  await desk.restart(() => damage(desk.dataDir, "document_log", GALLERY));
  expect(content(desk, GALLERY)).toBe(shown);
  makes(desk, "a", ON);
  expect(Object.keys(read(desk, GALLERY).rows).toSorted()).toEqual(["before", "quietly"]);
  expect([sinceOf(desk, GALLERY), told("observer")]).toEqual([null, terms.local]);
});

test("OFFRECORD-2 the host is told of no expiration that was agreed off the record before the table is back", async () => {
  await using desk = openDesk();
  const host = desk.seat(null, "host");
  const told = () => [
    toldExpiration(desk, host),
    canonicalText(desk.ask(host, { request: "read-host" })),
  ];
  makes(desk, "a", OPEN, OFF);
  const before = told();
  const terms = until("2007-10-31T23:59");
  makes(desk, "a", offerOf(terms));
  makes(desk, "b", agreeTo(terms));
  expect(told()).toEqual(before);
  makes(desk, "b", ON);
  expect(told()).toEqual([terms.local, expect.stringContaining(terms.local)]);
});

test("OFFRECORD-3 the gallery keeps proposals of a gap in an order that does not tell which of them came first", async () => {
  const orderOf = async (...tabled: readonly string[]) => {
    await using desk = openDesk();
    makes(desk, "a", OPEN, OFF);
    for (const id of tabled) makes(desk, "b", tabling(id));
    makes(desk, "a", ON);
    return Object.keys(read(desk, GALLERY).rows);
  };
  expect(await orderOf("magpie", "jackdaw")).toEqual(await orderOf("jackdaw", "magpie"));
});

test("OFFRECORD-5 at the table the latest acts keep their order over a gap, by the numbers of the record", async () => {
  await using desk = openDesk();
  makes(desk, "a", OPEN, OFF);
  makes(desk, "a", tabling("quietly"));
  makes(desk, "b", passing("quietly"));
  makes(desk, "a", ON);
  makes(desk, "b", passing("quietly"));
  const { published = [], atTable = [] } = desk.commands.latestOf(TALKS) ?? {};
  const rows = desk.rows().map(({ seq }) => seq);
  const numbers = atTable.map(({ seq }) => seq);
  expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
  expect(numbers.at(-1)).toBe(rows.at(-1));
  // What is published is numbered without the rows in the gap: two acts, and the device that one of them came with.
  expect(published.at(-1)?.seq).toBe((rows.at(-1) ?? 0) - 3);
});

test("OFFRECORD-2 a statement that comes out off the record is published at once, and nothing that goes over with it", async () => {
  await using desk = openDesk();
  makes(desk, "a", OPEN);
  makes(desk, "a", OFF);
  makes(desk, "a", { kind: "publish-statement", words: "We are talking." }, tabling("quietly"));
  const { rows, feed } = read(desk, GALLERY);
  expect(Object.keys(rows)).toEqual([]);
  expect(Object.values(feed).flat()).toMatchObject([
    { kind: "open-negotiation" },
    { kind: "go-off-record" },
    { kind: "publish-statement" },
  ]);
  const [shown, still] = [content(desk, GALLERY), stored(desk, GALLERY)];
  expect(shown).toContain("We are talking.");
  expect(sinceOf(desk, GALLERY)).not.toBeNull();
  makes(desk, "b", passing("quietly"));
  await desk.restart();
  expect([content(desk, GALLERY), stored(desk, GALLERY)]).toEqual([shown, still]);
});

test("OFFRECORD-4 observers who follow later see the table leave the record and come back as much later, and nothing between", async () => {
  await using desk = openDesk();
  settle(desk, { observersDelayMinutes: 15 });
  makes(desk, "a", tabling("before"), OPEN);
  makes(desk, "a", OFF);
  passes(desk, 10);
  makes(desk, "b", tabling("quietly"));
  expect(sinceOf(desk, DELAYED)).toBeNull();
  passes(desk, 5);
  const still = stored(desk, DELAYED);
  expect(Object.keys(read(desk, DELAYED).rows)).toEqual(["before"]);
  expect(sinceOf(desk, DELAYED)).not.toBeNull();
  expect(sinceOf(desk, DELAYED)).toBe(sinceOf(desk, GALLERY));
  passes(desk, 30);
  makes(desk, "b", passing("quietly"));
  passes(desk, 30);
  expect(stored(desk, DELAYED)).toEqual(still);
  makes(desk, "b", ON);
  const back = content(desk, GALLERY);
  passes(desk, 14);
  expect(stored(desk, DELAYED)).toEqual(still);
  await desk.restart();
  passes(desk, 1);
  expect(content(desk, DELAYED)).toBe(back);
});

test("OFFRECORD-4 a rule for observers that is agreed off the record holds from the moment when the table is back, and shuts nobody out before", async () => {
  await using desk = openDesk();
  makes(desk, "a", OPEN);
  makes(desk, "a", OFF);
  settle(desk, { observers: "stay-out" });
  const observer = desk.seat(null, "observer").id;
  expect(desk.seatChanges).toEqual([]);
  expect(desk.commands.publishedOf(TALKS)?.groundRules.observers).toBe("sit-in");
  makes(desk, "b", ADJOURN);
  expect(desk.seatChanges).toEqual([{ seat: observer, why: "stays-out" }]);
  expect(desk.commands.publishedOf(TALKS)?.groundRules.observers).toBe("stay-out");
});

type Step = "off" | "on" | "table" | "pass" | "wait" | "both" | "adjourn";
const steps = fc.array(
  fc.constantFrom<Step>("off", "on", "table", "pass", "wait", "both", "adjourn"),
  { maxLength: 16 },
);

test("OFFRECORD-2 OFFRECORD-3 whatever is done on and off the record, the gallery that was streamed is the one that the record gives, and no time of the gap is in it", async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (played) => {
      await using desk = openDesk();
      settle(desk, { observersDelayMinutes: 5 });
      makes(desk, "a", tabling("first"), OPEN);
      const secret: string[] = [];
      let isOff = false;
      for (const [index, step] of played.entries()) {
        desk.clock.nowMs += 1_000;
        desk.clock.steadyMs += 1_000;
        const wasOff = isOff;
        const still = stored(desk, GALLERY);
        const rows = desk.rows().length;
        const session = desk.commands.stateOf(TALKS)?.sessions.length ?? 0;
        if (step === "wait") passes(desk, 5);
        if (step === "table") makes(desk, "a", tabling(`at-${index}`));
        if (step === "pass") makes(desk, "b", passing("first"));
        if (step === "off" && tries(desk, "a", { ...OFF, session }) === "done") isOff = true;
        if (step === "on" && tries(desk, "b", { ...ON, session }) === "done") isOff = false;
        if (step === "both" && wasOff)
          makes(desk, "a", { ...ON, session }, { ...OFF, session }, passing("first"));
        if (step === "adjourn") {
          makes(desk, "b", { ...ADJOURN, session }, OPEN);
          isOff = false;
        }
        if (!wasOff || !isOff) continue;
        expect(stored(desk, GALLERY)).toEqual(still);
        secret.push(
          ...desk
            .rows()
            .slice(rows)
            .map(({ at }) => at),
        );
      }
      const streamed = [GALLERY, DELAYED].map((each) => canonicalText(read(desk, each)));
      const written = [GALLERY, DELAYED].map((each) => stored(desk, each));
      for (const at of secret) expect(streamed.join("")).not.toContain(at);
      await desk.restart();
      expect([GALLERY, DELAYED].map((each) => canonicalText(read(desk, each)))).toEqual(streamed);
      expect([GALLERY, DELAYED].map((each) => stored(desk, each))).toEqual(written);
      passes(desk, 10);
      expect(content(desk, DELAYED)).toBe(content(desk, GALLERY));
    }),
    { numRuns: 12 },
  );
});
