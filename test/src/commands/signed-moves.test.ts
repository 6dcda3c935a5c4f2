import { newSigningKey, hasSigned } from "@crosstable/server/access/ed25519";
import type { MakeMove } from "@crosstable/shared/events/make-move";
import type { Request } from "@crosstable/shared/events/requests";
import { passHash } from "@crosstable/shared/moves/pass-hash";
import { EMPTY_HEAD, type RecordEntry } from "@crosstable/shared/record/entry";
import { receiptBytes } from "@crosstable/shared/record/receipt";
import { enrolmentBytes, transmittalBytes } from "@crosstable/shared/record/signed-transmittal";
import type { Seat } from "@crosstable/shared/roles";
import { verifyRows } from "@crosstable/shared/verify/verify-rows";
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

const NEXT = { kind: "pass", proposal: W7, answers: null, text: "Three." } as const;
const REFUSING = { kind: "reject", proposal: W7, pass: 1, words: "No." } as const;

function head(desk: DeskOnTrial): string {
  return desk.rows().at(-1)?.head ?? EMPTY_HEAD;
}

/** A signed request of the seat's device, to be spoiled by the test. */
function signed(desk: DeskOnTrial, seat: Seat, asked: Omit<MakeMove, "signed">): MakeMove {
  return desk.devices.sign(seat, head(desk), asked);
}

/** What is refused changes nothing; what it was made from is done. */
function refusedAndTwin(
  desk: DeskOnTrial,
  seat: Seat,
  asked: { bad: MakeMove; good: MakeMove },
): string {
  const before = desk.picture();
  const answer = outcome(desk.ask(seat, asked.bad));
  expect(desk.picture()).toBe(before);
  expect(outcome(desk.ask(seat, asked.good))).toBe("done");
  return answer;
}

test("SIGNED-1 the row of a move holds the signature of the mover's device, which anybody can check", async () => {
  await using desk = openDesk();
  const chief = desk.seat("a", "chief");
  desk.ask(chief, moving(1, TABLING));
  const [, enrolment, row] = desk.rows();
  expect(enrolment?.act).toMatchObject({
    hostAct: { kind: "enrol-device", seat: chief.id, device: desk.devices.keyOf(chief).publicKey },
  });
  if (row?.act.kind !== "moves" || row.act.signed === undefined) throw new Error("not signed");
  const { signed: by, moves } = row.act;
  const { n, saw, key: asked, device, signature } = by;
  const bytes = transmittalBytes({
    negotiation: TALKS,
    side: "a",
    seat: chief.id,
    n,
    saw,
    key: asked,
    moves,
  });
  expect(hasSigned({ publicKey: device, bytes, signature })).toBe(true);
  expect([saw, asked]).toEqual([desk.rows()[0]?.head, key(1)]);
});

test("SIGNED-1 L14 one flipped bit of a signature, or one other letter in the moves, is refused; the same signed right is done", async () => {
  await using desk = openDesk();
  const chief = desk.seat("a", "chief");
  const good = signed(desk, chief, moving(1, TABLING));
  const first = good.signed.signature.startsWith("0") ? "1" : "0";
  const signature = `${first}${good.signed.signature.slice(1)}`;
  const flipped = { ...good, signed: { ...good.signed, signature } };
  expect(outcome(desk.ask(chief, flipped))).toBe("signature-wrong");
  const bad = { ...good, moves: [{ ...TABLING, text: "Two per cent less." }] } as MakeMove;
  expect(refusedAndTwin(desk, chief, { bad, good })).toBe("signature-wrong");
});

test("SIGNED-1 L8, L15 a device signs for its own seat alone, under its own key", async () => {
  await using desk = openDesk();
  const [guild, producers] = [desk.seat("a", "chief"), desk.seat("b", "chief")];
  desk.ask(guild, moving(1, TABLING));
  desk.ask(producers, moving(2, REFUSING));
  // The guild's device, asked for by the producers' seat: another side, another seat.
  const foreign = signed(desk, guild, moving(3, { ...NEXT, answers: 1 }));
  const good = signed(desk, producers, moving(3, { ...NEXT, answers: 1 }));
  const { enrolment: _enrolment, ...bad } = foreign;
  expect(refusedAndTwin(desk, producers, { bad, good })).toBe("device-unknown");
  const swapped = signed(desk, guild, moving(4, NEXT));
  const device = desk.devices.keyOf(producers).publicKey;
  const { enrolment: _other, ...kidSwap } = { ...swapped, signed: { ...swapped.signed, device } };
  expect(refusedAndTwin(desk, guild, { bad: kidSwap, good: swapped })).toBe("device-unknown");
});

test("SIGNED-1 L7 what was signed for other talks is not taken here", async () => {
  await using desk = openDesk();
  const chief = desk.seat("a", "chief");
  const elsewhere = { ...chief, negotiation: "other-talks" as Seat["negotiation"] };
  const bad = signed(desk, elsewhere, moving(1, TABLING));
  const good = signed(desk, chief, moving(1, TABLING));
  expect(refusedAndTwin(desk, chief, { bad, good })).toBe("signature-wrong");
});

test("SIGNED-1 L16 a signature over an enrolment or a receipt is none over a move", async () => {
  await using desk = openDesk();
  const chief = desk.seat("a", "chief");
  const good = signed(desk, chief, moving(1, TABLING));
  const device = desk.devices.keyOf(chief);
  const own = enrolmentBytes({ negotiation: TALKS, seat: chief.id, device: device.publicKey });
  const bad = { ...good, signed: { ...good.signed, signature: device.sign(own) } };
  expect(refusedAndTwin(desk, chief, { bad, good })).toBe("signature-wrong");
});

test("SIGNED-1, MOVE-1 L20 an acceptance signs the very words that were shown: of words that only look like them it is refused", async () => {
  await using desk = openDesk();
  const shown = "Two per cent more.";
  desk.ask(desk.seat("a", "chief"), moving(1, TABLING));
  const producers = desk.seat("b", "chief");
  const accepting = (text: string) =>
    moving(2, {
      kind: "accept",
      proposal: W7,
      pass: 1,
      hash: passHash({ proposal: W7, number: 1, side: "a", text }),
    });
  // A Cyrillic letter, a space of another kind, and the number that the eye takes for the same.
  for (const text of ["Twо per cent more.", "Two per\u00a0cent more.", "Two per cent more. "]) {
    const before = desk.picture();
    expect(outcome(desk.ask(producers, signed(desk, producers, accepting(text))))).toBe(
      "wrong-text",
    );
    expect(desk.picture()).toBe(before);
  }
  expect(outcome(desk.ask(producers, signed(desk, producers, accepting(shown))))).toBe("done");
});

test("SIGNED-2 a device's number is used once and only grows, so nothing that was signed before can be put in later", async () => {
  await using desk = openDesk();
  const chief = desk.seat("a", "chief");
  desk.ask(chief, moving(1, TABLING));
  const withheld = signed(desk, chief, moving(2, NEXT));
  const later = signed(desk, chief, moving(3, { ...NEXT, text: "Four." }));
  expect(outcome(desk.ask(chief, later))).toBe("done");
  const good = signed(desk, chief, moving(4, NEXT));
  expect(refusedAndTwin(desk, chief, { bad: withheld, good })).toBe("counter-used");
});

test("SIGNED-3 L11 a device that has seen another record is refused; one that has seen an older row of this one is not", async () => {
  await using desk = openDesk();
  const chief = desk.seat("a", "chief");
  desk.ask(chief, moving(1, TABLING));
  const first = desk.rows()[0]?.head ?? "";
  desk.ask(chief, moving(2, NEXT));
  const another = moving(3, { ...NEXT, text: "Four." });
  const bad = desk.devices.sign(chief, "f".repeat(64), another);
  const good = desk.devices.sign(chief, first, another);
  expect(refusedAndTwin(desk, chief, { bad, good })).toBe("head-unknown");
});

test("SIGNED-4 L18 a key falls with the seat's link, session and role; what it signed before stays, and a new key is enrolled", async () => {
  await using desk = openDesk();
  const host = desk.seat(null, "host");
  const chief = desk.seat("a", "chief");
  const { id: seat } = chief;
  const to = (number: number, role: "staff" | "chief") =>
    ({ request: "change-seat", key: key(number), seat, side: "a", role }) as const;
  const ways: readonly (readonly Request[])[] = [
    [{ request: "revoke-link", key: key(11), seat }],
    [{ request: "end-session", key: key(12), session: "lost" }],
    [to(13, "staff"), to(14, "chief")],
  ];
  const device = { seat, id: "lost", sinceMs: 1, lastSeenMs: 1, device: "Firefox", tokenHash: "x" };
  const fallen: string[] = [];
  const rows: number[] = [];
  expect(outcome(desk.ask(chief, moving(1, TABLING)))).toBe("done");
  for (const [index, way] of ways.entries()) {
    const old = desk.devices.keyOf(chief).publicKey;
    if (index === 1) desk.storage.sessions.add(device);
    for (const asked of way) expect(outcome(desk.ask(host, asked))).toBe("done");
    rows.push(desk.rows().length + 1 - way.length);
    fallen.push(old);
    const now = desk.seat("a", "chief");
    const next = moving(20 + index, { ...NEXT, text: `Text ${index}.` });
    const bad = signed(desk, now, next);
    expect(bad.signed.device).toBe(old);
    desk.devices.takeNew(now);
    expect(refusedAndTwin(desk, now, { bad, good: signed(desk, now, next) })).toBe(
      "device-revoked",
    );
  }
  const last = desk.devices.keyOf(chief).publicKey;
  const verified = await verifyRows(desk.rows(), hasSigned);
  expect(verified).toMatchObject({ bad: null, counts: { signed: 4 } });
  expect(verified.keys.map(({ device: each, fellIn }) => [each, fellIn])).toEqual([
    ...fallen.map((each, index) => [each, rows[index]]),
    [last, null],
  ]);
  const devices = desk
    .rows()
    .flatMap(({ act }) => (act.kind === "moves" ? [act.signed?.device] : []));
  expect(devices).toEqual([...fallen, last]);
});

test("SIGNED-4 a device shows that it holds the key that is enrolled, and a key that signs anything is none", async () => {
  await using desk = openDesk();
  const chief = desk.seat("a", "chief");
  const good = signed(desk, chief, moving(1, TABLING));
  const { enrolment } = signed(desk, desk.seat("b", "chief"), moving(1, TABLING));
  const borrowed = { ...good, enrolment } as MakeMove;
  expect(outcome(desk.ask(chief, borrowed))).toBe("signature-wrong");
  const worthless = { ...good, signed: { ...good.signed, device: `01${"0".repeat(62)}` } };
  expect(refusedAndTwin(desk, chief, { bad: worthless, good })).toBe("signature-wrong");
});

test("SIGNED-4 a refused move enrols nobody, and nobody is on the record before they act", async () => {
  await using desk = openDesk();
  const before = desk.picture();
  expect(outcome(desk.ask(desk.seat("a", "negotiator"), moving(1, TABLING)))).toBe(
    "not-yours-to-ask",
  );
  expect(outcome(desk.ask(desk.seat("b", "chief"), moving(2, REFUSING)))).toBe("unknown-proposal");
  expect(desk.picture()).toBe(before);
});

test("SIGNED-5 every row is signed by the server, with the key that its record names, also after a restart", async () => {
  await using desk = openDesk();
  desk.ask(desk.seat("a", "chief"), moving(1, TABLING));
  await desk.restart();
  desk.ask(desk.seat("a", "chief"), moving(2, NEXT));
  const rows = desk.rows();
  const [opening] = rows;
  const act = opening?.act.kind === "host-act" ? opening.act.hostAct : undefined;
  if (act?.kind !== "open-negotiation" || act.hostKey === undefined) throw new Error("no key");
  const { hostKey } = act;
  expect(rows).toHaveLength(4);
  expect(rows.map((row) => isCountersigned(row, hostKey))).toEqual([true, true, true, true]);
  expect(rows.map((row) => isCountersigned(row, newSigningKey().publicKey))).not.toContain(true);
});

function isCountersigned(row: RecordEntry, hostKey: string): boolean {
  if (row.v === 1) return false;
  return hasSigned({ publicKey: hostKey, bytes: receiptBytes(row), signature: row.receipt });
}
