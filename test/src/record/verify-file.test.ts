import { hasSigned, newSigningKey } from "@crosstable/server/access/ed25519";
import { passHash } from "@crosstable/shared/moves/pass-hash";
import { guildChief, producersChief, tableW7, W7 } from "@crosstable/shared/moves/talks-for-tests";
import { EMPTY_HEAD, type RecordEntry } from "@crosstable/shared/record/entry";
import { enrolmentBytes } from "@crosstable/shared/record/signed-transmittal";
import { recordFile } from "@crosstable/shared/verify/record-file";
import { verifyFile } from "@crosstable/shared/verify/verify-file";
import { expect, test } from "vitest";

import { sealedAnew, SignedTalks } from "./signed-talks.ts";

const TEXT = "Two cents more.";
const NAMED = {
  proposal: W7,
  pass: 1,
  hash: passHash({ proposal: W7, number: 1, side: "a", text: TEXT }),
} as const;
const WITHDRAWAL = {
  kind: "withdraw",
  proposal: W7,
  lastPass: 1,
  how: "unconditional",
  condition: null,
  words: "",
} as const;

/** Opening, enrolment, tabling, enrolment, rejection, pass: six rows. */
function sixRows(name?: string): SignedTalks {
  const talks = new SignedTalks(name);
  talks.make("a", tableW7(TEXT));
  talks.make("b", { kind: "reject", proposal: W7, pass: 1, words: "No." });
  talks.make("a", { kind: "pass", proposal: W7, answers: null, text: "Three cents." });
  return talks;
}

async function verdict(text: string) {
  const { bad } = await verifyFile(text, { hasSigned });
  return bad;
}

async function sealedVerdict(talks: SignedTalks, rows: readonly RecordEntry[]) {
  return verdict(recordFile(sealedAnew(talks.hostKey, rows), talks.state));
}

function rowAt(talks: SignedTalks, seq: number): RecordEntry {
  const row = talks.rows[seq - 1];
  if (row === undefined) throw new Error("no such row");
  return row;
}

/** The row with something else in its signature. */
function resigned(row: RecordEntry, change: object): RecordEntry {
  if (row.act.kind !== "moves" || row.act.signed === undefined) throw new Error("not signed");
  return { ...row, act: { ...row.act, signed: { ...row.act.signed, ...change } } };
}

test("VERIFY-1 a file says what is in it: who signed how much, and which head it ends with", async () => {
  const talks = sixRows();
  const verified = await verifyFile(recordFile(talks.rows, talks.state), { hasSigned });
  expect(verified).toMatchObject({
    bad: null,
    rows: 6,
    head: talks.head,
    title: "Test talks",
    counts: { signed: 3, entered: 0, old: 0, hostActs: 3 },
    notes: [],
  });
  const mailed = recordFile(talks.rows, talks.state).replaceAll("\n", "\r\n");
  expect(await verdict(mailed)).toBeNull();
});

test("VERIFY-2 L9 a key that stands twice is found, though a reader that takes the last one sees no change", async () => {
  const talks = sixRows();
  const file = recordFile(talks.rows, talks.state);
  expect(await verdict(file.replace('"text":"Three', '"text":"Nothing.","text":"Three'))).toEqual({
    row: 6,
    words: "It is not written in its one canonical form (RFC 8785): it was altered.",
  });
  expect(await verdict(file)).toBeNull();
});

test("VERIFY-2 L10 a number in another form, white space and an escaped letter are found", async () => {
  const talks = sixRows();
  const file = recordFile(talks.rows, talks.state);
  for (const [from, to] of [
    ['"seq":6', '"seq":6.0'],
    ['"seq":6', '"seq": 6'],
    ['"seq":6', '"seq":60e-1'],
    ['"Three cents."', '"Thr\\u0065e cents."'],
  ] as const) {
    expect((await verdict(file.replace(from, to)))?.row).toBe(6);
  }
});

test("VERIFY-2 L7 a row of other talks is found, also under a sealing that fits", async () => {
  const talks = sixRows();
  const other = sixRows("other-talks");
  const row = { ...rowAt(other, 6), negotiation: talks.negotiation };
  const foreign = await sealedVerdict(talks, talks.rows.with(5, row));
  expect(foreign?.row).toBe(6);
  const plain = await sealedVerdict(talks, talks.rows.with(5, rowAt(other, 6)));
  expect(plain).toEqual({ row: 6, words: "It is a row of other talks." });
});

test("VERIFY-2 L8 a move that is put into the other side's mouth is found", async () => {
  const talks = sixRows();
  const { id: seat, name, side, role } = producersChief;
  const row = { ...rowAt(talks, 6), by: { seat, name, side, role } };
  expect((await sealedVerdict(talks, talks.rows.with(5, row)))?.row).toBe(6);
  const renamed = { ...row, by: { ...rowAt(talks, 6).by, name: "Producers chief" } };
  expect((await sealedVerdict(talks, talks.rows.with(5, renamed)))?.words).toMatch(/no such seat/);
});

test("VERIFY-2 L14, L15 a flipped bit of a signature and a key in place of another are found", async () => {
  const talks = sixRows();
  const row = rowAt(talks, 6);
  if (row.act.kind !== "moves") throw new Error("no moves");
  const { signature = "" } = row.act.signed ?? {};
  const flipped = `${signature.startsWith("0") ? "1" : "0"}${signature.slice(1)}`;
  const changes = [
    { signature: flipped },
    { device: talks.devices.keyOf(producersChief).publicKey },
    { device: newSigningKey().publicKey },
    { n: 9 },
    { saw: rowAt(talks, 2).head },
    { saw: "f".repeat(64) },
    { key: "00000000-0000-4000-8000-000000000009" },
  ];
  for (const change of changes) {
    const rows = talks.rows.with(5, resigned(row, change));
    expect((await sealedVerdict(talks, rows))?.row).toBe(6);
  }
});

test("SIGNED-2, VERIFY-2 a signed move that the host kept back, and put in after the device had signed another, is found", async () => {
  const talks = sixRows();
  const key = "00000000-0000-4000-8000-000000000009";
  const moves = [{ kind: "pass" as const, proposal: W7, answers: null, text: "Kept back." }];
  const sitting = { ...guildChief, negotiation: talks.negotiation, epoch: 1 };
  const asked = { request: "make-move" as const, key, moves };
  const { signed } = talks.devices.sign(sitting, talks.head, asked);
  talks.make("a", { kind: "pass", proposal: W7, answers: null, text: "Four cents." });
  expect(await verdict(recordFile(talks.rows, talks.state))).toBeNull();
  const { by } = rowAt(talks, 6);
  talks.add(by, { kind: "moves", moves, asOf: null, signed: { ...signed, key } });
  const bad = await verdict(recordFile(talks.rows, talks.state));
  expect(bad).toMatchObject({ row: 8 });
  expect(bad?.words).toMatch(/comes too late/);
});

test("VERIFY-2 L16 a signature over something else than moves is none over moves", async () => {
  const talks = sixRows();
  const device = talks.devices.keyOf(guildChief);
  const { negotiation } = talks;
  const own = enrolmentBytes({ negotiation, seat: guildChief.id, device: device.publicKey });
  const row = resigned(rowAt(talks, 6), { signature: device.sign(own) });
  expect((await sealedVerdict(talks, talks.rows.with(5, row)))?.words).toMatch(/altered or forged/);
});

test("VERIFY-2 L11 a move that was made on another branch of the record is found on this one", async () => {
  const talks = sixRows();
  const branch = resigned(rowAt(talks, 6), { saw: "e".repeat(64) });
  const bad = await sealedVerdict(talks, talks.rows.with(5, branch));
  expect(bad).toMatchObject({ row: 6 });
  expect(bad?.words).toMatch(/another record|not the one/);
});

test("VERIFY-2 L6 moves that nobody signed are found after the first enrolment, and a server's signature by another key anywhere", async () => {
  const talks = sixRows();
  const row = rowAt(talks, 6);
  if (row.act.kind !== "moves") throw new Error("no moves");
  const { signed: _signed, ...act } = row.act;
  const unsigned = talks.rows.with(5, { ...row, act });
  expect((await sealedVerdict(talks, unsigned))?.words).toBe("No device has signed these moves.");
  const asOf = { date: null, confidence: "ok" as const, sources: [] };
  const entered = talks.rows.with(5, { ...row, act: { ...act, asOf } });
  expect((await sealedVerdict(talks, entered))?.words).toMatch(/after devices had begun/);
  const stranger = sealedAnew(newSigningKey(), talks.rows);
  expect(await verdict(recordFile(stranger, talks.state))).toEqual({
    row: 1,
    words: "The server's signature under it is not good: it was altered or forged.",
  });
});

test("VERIFY-2 L19 an acceptance after the withdrawal is void everywhere, whoever of the two had seen what; before it, it stands", async () => {
  const accepting = { kind: "accept", ...NAMED } as const;
  // Each device had seen nothing, the tabling alone, or all that stood on the record when it signed.
  for (const seenByMover of [EMPTY_HEAD, "tabling", "all"] as const) {
    for (const seenByAcceptor of [EMPTY_HEAD, "tabling", "all"] as const) {
      const of = (talks: SignedTalks, seen: string) =>
        seen === "tabling" ? rowAt(talks, 3).head : seen === "all" ? talks.head : seen;
      const late = new SignedTalks();
      late.make("a", tableW7(TEXT));
      late.sign("a", [WITHDRAWAL], of(late, seenByMover));
      expect(late.make("b", accepting)?.reason).toBe("withdrawn");
      // A host who puts the signed acceptance on the record all the same makes a record that nobody takes.
      late.sign("b", [accepting], of(late, seenByAcceptor));
      const bad = await verdict(recordFile(late.rows, late.state));
      expect(bad).toMatchObject({ row: late.rows.length });
      expect(bad?.words).toMatch(/The rules of the table refuse it: .*withdrawn/);

      const early = new SignedTalks();
      early.make("a", tableW7(TEXT));
      early.sign("b", [accepting], of(early, seenByAcceptor));
      expect(early.state.proposals.get(W7)?.agreement).toMatchObject({ pass: 1 });
      early.sign("a", [WITHDRAWAL], of(early, seenByMover));
      expect(await verdict(recordFile(early.rows, early.state))).toBeNull();
    }
  }
});

test("VERIFY-1 the matrix in the file is the one that follows from the rows, or the proposal is named", async () => {
  const talks = sixRows();
  const file = recordFile(talks.rows, talks.state);
  const lines = file.trimEnd().split("\n");
  const last = lines.at(-1)?.replace("Three cents.", "Four cents.") ?? "";
  expect(await verdict(lines.with(-1, last).join("\n"))).toEqual({
    row: 0,
    words: "The matrix in the file does not follow from the rows: proposal w-7 is another.",
  });
  const noRow = lines.at(-1)?.replace('"w-7":{', '"w-8":{') ?? "";
  expect((await verdict(lines.with(-1, noRow).join("\n")))?.words).toMatch(/proposal w-7/);
  // As an older program would have written it, which did not know of this field.
  const older = lines.at(-1)?.replace('"beneath":null,', "") ?? "";
  expect(older).not.toBe(lines.at(-1));
  expect(await verdict(lines.with(-1, older).join("\n"))).toBeNull();
  const sides = lines.at(-1)?.replace("The Guild", "The Gild") ?? "";
  expect((await verdict(lines.with(-1, sides).join("\n")))?.words).toMatch(/of the talks/);
});

test("VERIFY-2 a file that breaks off, has another beginning or is none is said to be so", async () => {
  const talks = sixRows();
  const lines = recordFile(talks.rows, talks.state).trimEnd().split("\n");
  expect((await verdict(lines.slice(0, -1).join("\n")))?.words).toMatch(/breaks off/);
  expect((await verdict(lines.toSpliced(-2, 1).join("\n")))?.row).toBe(6);
  expect((await verdict(lines.slice(1).join("\n")))?.words).toMatch(/no record of Crosstable/);
  for (const text of ["", "\n\n", "{}", "[".repeat(100_000), `${lines[0]}\n${lines.at(-1)}`])
    expect(await verdict(text)).not.toBeNull();
});
