import { randomUUID } from "node:crypto";

import type { DocumentSession } from "@crosstable/client/sync/document-session";
import { MATRIX_ROWS, MATRIX_TALKS } from "@crosstable/shared/documents/matrix";
import { mustProposalId } from "@crosstable/shared/ids";
import { canonicalText } from "@crosstable/shared/record/canonical";
import { otherSide, SIDE_MARKS, type SideMark } from "@crosstable/shared/sides";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { takeSeat, type Person } from "../harness/person.ts";
import { openTestHouse, type TestHouse } from "../harness/test-house.ts";
import { waitUntil } from "../harness/wait-until.ts";
import {
  caucusText,
  CAUCUS_WORD,
  seatDelegations,
  wordOf,
  WORKSHEET_WORD,
  worksheetText,
  writeRound,
  type Delegate,
} from "./two-delegations.ts";

const ROUNDS = 4;
const TABLED = { id: mustProposalId("thirty-1"), text: "Tabled before thirty people." };

let house: TestHouse;
let delegates: Delegate[] = [];
let onlookers: Person[] = [];
const intrusions: DocumentSession[] = [];

const ofSide = (side: SideMark): Delegate[] => delegates.filter((each) => each.side === side);
const chiefOf = (side: SideMark): Delegate => {
  const chief = ofSide(side).find(({ person }) => person.seat.role === "chief");
  if (chief === undefined) throw new Error("a side without a chief");
  return chief;
};
const distinct = (values: readonly unknown[]): number => new Set(values.map(canonicalText)).size;

beforeAll(async () => {
  house = await openTestHouse();
  delegates = await seatDelegations(house);
  const mediator = await takeSeat(house, { side: null, role: "mediator" });
  const observer = await takeSeat(house, { side: null, role: "observer" });
  const host = await takeSeat(house, { side: null, role: "host" });
  onlookers = [mediator, observer, host];
  await Promise.all([
    ...onlookers.map(async (each) => each.openDocument({ kind: "gallery" })),
    mediator.openDocument({ kind: "matrix" }),
    mediator.openDocument({ kind: "worksheet" }),
    mediator.ask({ request: "enter-room", room: "monitor" }),
    host.ask({ request: "enter-room", room: "monitor" }),
  ]);
  await Promise.all(
    [...delegates.map(({ person }) => person), ...onlookers].map(tryForeignCaucuses),
  );
  await playTogether();
});
afterAll(async () => {
  for (const delegate of delegates) await delegate[Symbol.asyncDispose]();
  for (const onlooker of onlookers) await onlooker[Symbol.asyncDispose]();
  await house[Symbol.asyncDispose]();
});

/** Everybody tries the doors that are not theirs, before there is anything behind them to be seen. */
async function tryForeignCaucuses(person: Person): Promise<void> {
  for (const side of SIDE_MARKS.filter((mark) => mark !== person.seat.side)) {
    intrusions.push(await person.openDocument({ kind: "caucus", side }));
  }
}

/** Everybody at once: into a room, and every round of writing without waiting for anybody. */
async function playTogether(): Promise<void> {
  await Promise.all(
    delegates.map(async ({ person }, index) =>
      person.ask({ request: "enter-room", room: index % 2 === 0 ? "caucus" : "table" }),
    ),
  );
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (const delegate of delegates) writeRound(delegate, round);
    // The frames of this round go out before those of the next, as they do when people type.
    await new Promise((resolve) => setImmediate(resolve));
  }
  await chiefOf("a").person.ask({
    request: "make-move",
    key: randomUUID(),
    moves: [
      {
        kind: "table-proposal",
        proposal: TABLED.id,
        number: null,
        title: null,
        subject: "Thirty people",
        category: null,
        article: null,
        currentLanguage: null,
        text: TABLED.text,
      },
    ],
  });
  await waitUntil("everybody has everything that is theirs", () => delegates.every(isUpToDate));
}

function isUpToDate(delegate: Delegate): boolean {
  const notes = JSON.stringify(caucusText(delegate.caucus));
  const cells = JSON.stringify(worksheetText(delegate.worksheet));
  const writers = delegates.filter(({ worksheet }) => worksheet.right === "write");
  return (
    ofSide(delegate.side).every((each) => notes.includes(`${wordOf(each)} round ${ROUNDS}`)) &&
    writers.every(({ person }) => cells.includes(`${person.seat.id} ${ROUNDS}`)) &&
    delegate.matrix.doc.getMap(MATRIX_ROWS).has(TABLED.id) &&
    [delegate.caucus, delegate.worksheet].every(({ state }) => state.getState().unsaved === 0)
  );
}

describe("thirty people of two sides, all writing at once", () => {
  test("SYNC-1 everybody's table is the same, and each caucus is the same to all in it", () => {
    expect(delegates).toHaveLength(30);
    expect(distinct(delegates.map(({ worksheet }) => worksheetText(worksheet)))).toBe(1);
    expect(distinct(delegates.map(({ matrix }) => matrix.doc.getMap(MATRIX_ROWS).toJSON()))).toBe(
      1,
    );
    for (const side of SIDE_MARKS) {
      expect(distinct(ofSide(side).map(({ caucus }) => caucusText(caucus)))).toBe(1);
    }
    expect(distinct(delegates.map(({ caucus }) => caucusText(caucus)))).toBe(2);
  });

  test("SYNC-1 nobody lost a round of what they wrote, and nobody was thrown out", () => {
    for (const delegate of delegates) {
      const notes = JSON.stringify(caucusText(delegate.caucus));
      for (const each of ofSide(delegate.side)) {
        expect(notes.split(`${wordOf(each)} round`)).toHaveLength(ROUNDS + 1);
      }
      const { worksheet, caucus, matrix } = delegate;
      const all = [worksheet, caucus, matrix].map(({ state }) => state.getState().status);
      expect(all).toEqual(["live", "live", "live"]);
    }
    // The only sockets that were closed are those that knocked at a foreign caucus, and that is not warned of.
    expect(house.warnings).toEqual([]);
  });

  test("CAUCUS-1 the door of a caucus stays shut to everybody who is not of its side", () => {
    expect(intrusions).toHaveLength(delegates.length + 2 * onlookers.length);
    const closed = new Set(intrusions.map(({ state }) => state.getState().closed));
    expect(closed).toEqual(new Set(["notYourDocument"]));
    expect(distinct(intrusions.map(caucusText))).toBe(1);
  });

  test("CAUCUS-1 no byte of a caucus came to anybody of the other side, and all of it to its own", () => {
    for (const { person, side } of delegates) {
      expect(person.cable.hasReceived(CAUCUS_WORD[otherSide(side)])).toBe(false);
      for (const own of ofSide(side).filter((each) => each.person !== person)) {
        expect(person.cable.hasReceived(wordOf(own))).toBe(true);
      }
    }
  });

  test("CAUCUS-1 neither the mediator, nor an observer, nor the host was sent a word of a caucus", () => {
    for (const onlooker of onlookers) {
      for (const side of SIDE_MARKS) {
        expect(onlooker.cable.hasReceived(CAUCUS_WORD[side])).toBe(false);
      }
      expect(onlooker.cable.hasReceived(TABLED.text)).toBe(true);
    }
  });

  test("OBSERVER-1 an observer and the host were sent nothing of the worksheet, and the mediator all of it", () => {
    const [mediator, observer, host] = onlookers;
    expect(mediator?.cable.hasReceived(WORKSHEET_WORD)).toBe(true);
    expect(observer?.cable.hasReceived(WORKSHEET_WORD)).toBe(false);
    expect(host?.cable.hasReceived(WORKSHEET_WORD)).toBe(false);
  });

  test("OBSERVER-1 an observer was told of no person but the one on their own seat", () => {
    const observer = onlookers.find(({ seat }) => seat.role === "observer");
    for (const { person } of delegates) {
      expect(observer?.cable.hasReceived(person.seat.id)).toBe(false);
      expect(observer?.cable.hasReceived(person.seat.name)).toBe(false);
    }
    expect(observer?.cable.hasReceived(observer.seat.id)).toBe(true);
  });

  test("CAUCUS-3 who is in a caucus was told to nobody outside it", () => {
    const inCaucus = delegates.filter((_, index) => index % 2 === 0);
    const hidden = (side: SideMark | null): Set<string> =>
      new Set(inCaucus.filter((each) => each.side !== side).map(({ person }) => person.seat.id));
    const watching = [...delegates.map(({ person }) => person), ...onlookers];
    for (const { seat, facts } of watching) {
      const told = facts.flatMap((fact) =>
        fact.fact === "presence" ? [...fact.caucus, ...fact.table] : [],
      );
      expect(told.filter((id) => hidden(seat.side).has(id))).toEqual([]);
    }
    const own = chiefOf("a").person.facts.findLast((fact) => fact.fact === "presence");
    const expected = inCaucus
      .filter(({ side }) => side === "a")
      .map(({ person }) => person.seat.id);
    expect(new Set(own?.caucus)).toEqual(new Set(expected));
  });

  test("RECORD-2 the matrix on every screen says of which row of the record it is the picture", () => {
    const talks = delegates.map(({ matrix }) => matrix.doc.getMap(MATRIX_TALKS).toJSON());
    expect(distinct(talks)).toBe(1);
    const [last] = house.house.storage.record
      .read({ negotiation: chiefOf("a").person.seat.negotiation, after: 0, limit: 10_000 })
      .slice(-1);
    expect(talks[0]).toMatchObject({ talks: { seq: last?.seq, head: last?.head } });
  });
});
