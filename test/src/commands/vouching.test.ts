import { hasSigned } from "@crosstable/server/access/ed25519";
import { openHostKey } from "@crosstable/server/access/host-key";
import { boundKeyWords, isUnvouched } from "@crosstable/shared/record/bound-key";
import type { RecordEntry } from "@crosstable/shared/record/entry";
import { fingerprintOf } from "@crosstable/shared/record/fingerprint";
import type { Seat } from "@crosstable/shared/roles";
import { verifyRows } from "@crosstable/shared/verify/verify-rows";
import { expect, test } from "vitest";

import { sealedAnew } from "../record/signed-talks.ts";
import { key, moving, openDesk, outcome, TABLING, W7, type DeskOnTrial } from "./desk-on-trial.ts";

const HAND = { kind: "hand-over", to: "second" } as const;
const NEXT = { kind: "pass", proposal: W7, answers: null, text: "Three." } as const;

function vouch(desk: DeskOnTrial, seat: Seat) {
  return {
    kind: "vouch-for-key",
    seat: seat.id,
    device: desk.devices.keyOf(seat).publicKey,
  } as const;
}

/** The chief has tabled, handed over, and the second has passed a text. */
function withSecond(desk: DeskOnTrial): { chief: Seat; second: Seat } {
  const chief = desk.seat("a", "chief");
  const second = desk.seat("a", "second");
  expect(outcome(desk.ask(chief, moving(1, TABLING, HAND)))).toBe("done");
  expect(outcome(desk.ask(second, moving(2, NEXT)))).toBe("done");
  return { chief, second };
}

function refusedFor(desk: DeskOnTrial, seat: Seat, ...asked: Parameters<typeof moving>): string {
  const before = desk.picture();
  const answer = outcome(desk.ask(seat, moving(...asked)));
  expect(desk.picture()).toBe(before);
  return answer;
}

test("SIGNED-8 the second signs at once with a key that every check calls vouched for by nobody, until the chief vouches for it", async () => {
  await using desk = openDesk();
  const { chief, second } = withSecond(desk);
  const words = fingerprintOf(desk.devices.keyOf(second).publicKey);
  const before = await verifyRows(desk.rows(), hasSigned);
  expect(before.bad).toBeNull();
  expect(before.keys.filter(isUnvouched).map(({ seat }) => seat)).toEqual([second.id]);
  expect(before.notes.join(" ")).toContain(`Nobody of the side has vouched for the key ${words}`);

  expect(outcome(desk.ask(chief, moving(3, vouch(desk, second))))).toBe("done");
  const after = await verifyRows(desk.rows(), hasSigned);
  expect(after).toMatchObject({ bad: null, notes: [] });
  const [first, later] = after.keys;
  expect(first?.vouching).toEqual({ by: "nobody-could" });
  expect(later?.vouching).toEqual({
    by: "device",
    name: chief.name,
    device: first?.device,
    row: desk.rows().length,
  });
  expect(after.keys.map(boundKeyWords)[1]).toContain(`${chief.name} vouched for it in row`);
});

test("SIGNED-8 a key that nobody has vouched for vouches for none, itself included; the first key does", async () => {
  await using desk = openDesk();
  const { chief, second } = withSecond(desk);
  expect(refusedFor(desk, second, 3, vouch(desk, second))).toBe("not-yours-to-ask");
  // The host lets a chief's key of its own in: it cannot say for itself that it is the side's.
  desk.ask(desk.seat(null, "host"), { request: "revoke-link", key: key(4), seat: chief.id });
  desk.devices.takeNew(chief);
  expect(refusedFor(desk, desk.seat("a", "chief"), 5, vouch(desk, second))).toBe(
    "not-yours-to-ask",
  );
});

test("SIGNED-8 a side vouches once, for a key that signs for a seat of its own, and what a vouched second says counts", async () => {
  await using desk = openDesk();
  const { chief, second } = withSecond(desk);
  const producers = desk.seat("b", "chief");
  desk.ask(producers, moving(3, { ...NEXT, text: "Ours." }));
  expect(refusedFor(desk, chief, 4, vouch(desk, producers))).toBe("unknown-seat");
  expect(refusedFor(desk, producers, 5, vouch(desk, second))).toBe("unknown-seat");
  const elsewhere = { ...vouch(desk, producers), seat: second.id };
  expect(refusedFor(desk, chief, 6, elsewhere)).toBe("device-unknown");
  expect(refusedFor(desk, chief, 7, vouch(desk, second), vouch(desk, second))).toBe("already-said");
  expect(refusedFor(desk, desk.seat("a", "negotiator"), 8, vouch(desk, second))).toBe(
    "not-yours-to-ask",
  );
  expect(outcome(desk.ask(chief, moving(9, vouch(desk, second))))).toBe("done");
  expect(refusedFor(desk, chief, 10, vouch(desk, second))).toBe("already-said");

  // The chief's laptop is lost; the second, who was vouched for, knows the chief's new words.
  desk.ask(desk.seat(null, "host"), { request: "revoke-link", key: key(11), seat: chief.id });
  desk.devices.takeNew(chief);
  const anew = desk.seat("a", "chief");
  expect(outcome(desk.ask(anew, moving(12, { kind: "hand-over", to: "chief" })))).toBe("done");
  expect(outcome(desk.ask(second, moving(13, vouch(desk, anew))))).toBe("done");
  const { bad, keys, notes } = await verifyRows(desk.rows(), hasSigned);
  expect([bad, notes]).toEqual([null, []]);
  expect(keys.map(({ fellIn, vouching }) => [fellIn !== null, vouching.by])).toEqual([
    [true, "nobody-could"],
    [false, "device"],
    [false, "nobody-could"],
    [false, "device"],
  ]);
});

test("SIGNED-8, VERIFY-2 a host who writes into the record that a side has vouched for a key is found", async () => {
  await using desk = openDesk();
  const { chief, second } = withSecond(desk);
  expect(outcome(desk.ask(chief, moving(3, vouch(desk, second))))).toBe("done");
  const rows = desk.rows();
  const hostKey = openHostKey(desk.storage);
  const last = rows.length - 1;
  const forge = (change: (row: RecordEntry) => RecordEntry) =>
    verifyRows(sealedAnew(hostKey, rows.with(last, change(rows[last] ?? never()))), hasSigned);
  // For another key of its own.
  const other = await forge((row) => withMoves(row, { ...vouch(desk, second), seat: chief.id }));
  expect(other.bad?.row).toBe(rows.length);
  // By the second itself.
  const own = sealedAnew(hostKey, [
    ...rows.slice(0, -1),
    signedBy(desk, second, rows[last] ?? never()),
  ]);
  expect((await verifyRows(own, hasSigned)).bad).toMatchObject({
    row: rows.length,
    words: "Nobody has vouched for the key of this device yet, so it cannot vouch for another.",
  });
});

function never(): never {
  throw new Error("no row");
}

function withMoves(row: RecordEntry, ...moves: ReturnType<typeof vouch>[]): RecordEntry {
  return row.act.kind === "moves" ? { ...row, act: { ...row.act, moves } } : never();
}

/** The same moves, signed well by another seat's device. */
function signedBy(desk: DeskOnTrial, seat: Seat, row: RecordEntry): RecordEntry {
  if (row.act.kind !== "moves" || row.v === 1) return never();
  const { moves } = row.act;
  const asked = { request: "make-move", key: key(99), moves } as const;
  const { signed } = desk.devices.sign(seat, row.prev, asked);
  const by = { seat: seat.id, name: seat.name, side: seat.side, role: seat.role };
  return { ...row, by, act: { ...row.act, signed: { ...signed, key: key(99) } } };
}
