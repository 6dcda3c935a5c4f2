import { hasSigned } from "@crosstable/server/access/ed25519";
import { mustPackageId } from "@crosstable/shared/ids";
import type { CaseState } from "@crosstable/shared/moves/case-state";
import { changesHash } from "@crosstable/shared/moves/ground-rules";
import type { Move } from "@crosstable/shared/moves/move";
import { passHash } from "@crosstable/shared/moves/pass-hash";
import { tableW7, W7 } from "@crosstable/shared/moves/talks-for-tests";
import { canonicalText } from "@crosstable/shared/record/canonical";
import { recordFile } from "@crosstable/shared/verify/record-file";
import { verifyFile } from "@crosstable/shared/verify/verify-file";
import { expect, test } from "vitest";

import { secondVerdicts } from "./second-verifier.ts";
import { SignedTalks } from "./signed-talks.ts";

const TEXT = "Two cents more.";
const PASS = {
  proposal: W7,
  pass: 1,
  hash: passHash({ proposal: W7, number: 1, side: "a", text: TEXT }),
};

interface Last {
  readonly end: object;
  readonly matrix: Record<string, object>;
}

/** A proposal that both have agreed on, and whatever stands beside the matrix. */
function agreed(): { first: string; rows: string[]; last: Last } {
  const talks = new SignedTalks();
  const due = "2027-01-01T00:00:00Z";
  const entry = { session: 1, words: "We have begun.", corrects: null };
  for (const refused of [
    talks.make("a", tableW7(TEXT)),
    talks.make("b", { kind: "accept", ...PASS }),
    talks.make("a", { kind: "open-session" }),
    talks.make("a", { kind: "offer-minutes", ...entry }),
    talks.make("a", { kind: "publish-statement", words: "We go on." }),
    talks.make("b", { kind: "request-information", about: W7, words: "The cost?", due }),
  ])
    expect(refused).toBeNull();
  return parted(talks);
}

function parted({ rows, state }: SignedTalks): { first: string; rows: string[]; last: Last } {
  const lines = recordFile(rows, state).trimEnd().split("\n");
  const last = JSON.parse(lines.at(-1) ?? "") as Last;
  return { first: lines[0] ?? "", rows: lines.slice(1, -1), last };
}

/** The file with these places struck out of the matrix, each of which is there, and written as it should be. */
function without(...paths: readonly (readonly string[])[]): string {
  return withoutIn(agreed(), paths);
}

function withoutIn(
  { first, rows, last }: ReturnType<typeof parted>,
  paths: readonly (readonly string[])[],
): string {
  for (const path of paths) {
    const above = path.slice(0, -1).reduce(below, last.matrix);
    expect(Reflect.has(above, path.at(-1) ?? "")).toBe(true);
    Reflect.deleteProperty(above, path.at(-1) ?? "");
  }
  return [first, ...rows, canonicalText(last)].join("\n");
}

function below(value: object, key: string): object {
  return Reflect.get(value, key) as object;
}

async function found(text: string) {
  const { bad, notes } = await verifyFile(text, { hasSigned });
  return { row: bad?.row, words: bad?.words, notes };
}

test("VERIFY-6 whoever strikes something from the matrix in a file is found, and the thing is named; what an older program did not write yet may be missing", async () => {
  expect(await found(without())).toMatchObject({ row: undefined, notes: [] });
  const ofProposal = ["agreement", "withdrawal", "standing", "positions", "passList", "hold", "id"];
  const struck: readonly (readonly [path: readonly string[], words: RegExp])[] = [
    ...ofProposal.map((field) => [["rows", W7, field], /proposal w-7/] as const),
    [["rows", W7, "agreement", "signatures"], /proposal w-7/],
    [["rows", W7], /proposal w-7/],
    [["talks", "hand"], /of the talks/],
    // Something has happened that sets them, so no older program would have left them out.
    [["talks", "sessions"], /of the talks/],
    [["requests", "1"], /request for information 1/],
    [["minutes", "1"], /entry of the minutes 1/],
    [["statements", "1"], /statement 1/],
    [["statements"], /statement 1/],
  ];
  for (const [path, words] of struck)
    expect(await found(without(path))).toMatchObject({
      row: 0,
      words: expect.stringMatching(words),
    });
  const older = without(
    ...["closings", "lineage", "consent", "beneath"].map((field) => ["rows", W7, field]),
    ...["extensionTalks", "finalWholes", "articleOffers"].map((field) => ["talks", field]),
    ...["requests", "minutes", "statements"].map((field) => [field]),
  );
  const notes = [expect.stringMatching(/^An older program has made this file: .* hold them\.$/)];
  expect(await found(older)).toEqual({ row: undefined, words: undefined, notes });
});

test("VERIFY-6 MOVE-18 a file from before a text said which agreement it had undone holds, and says so; whoever strikes it from one text is found", async () => {
  const talks = new SignedTalks();
  expect(talks.make("a", tableW7(TEXT))).toBeNull();
  for (const pass of [1, 2]) {
    const hash = talks.state.proposals.get(W7)?.passes[pass - 1]?.hash ?? "";
    const undone: Move = {
      kind: "pass",
      proposal: W7,
      answers: null,
      text: `Less ${pass}.`,
      undoes: pass,
    };
    expect(talks.make("b", { kind: "accept", proposal: W7, pass, hash })).toBeNull();
    expect(talks.make("a", undone)).toBeNull();
  }
  const places = [
    ["passList", "1"],
    ["passList", "2"],
    ["positions", "a"],
  ].map((place) => ["rows", W7, ...place, "undid"]);
  const notes = [expect.stringMatching(/^An older program .* which texts undid .* show it\.$/)];
  expect(await found(withoutIn(parted(talks), []))).toMatchObject({ row: undefined, notes: [] });
  expect(await found(withoutIn(parted(talks), places))).toEqual({
    row: undefined,
    words: undefined,
    notes,
  });
  for (const struck of [places.slice(1), places.slice(0, 1), places.slice(0, 2)])
    expect(await found(withoutIn(parted(talks), struck))).toMatchObject({
      row: 0,
      words: expect.stringMatching(/proposal w-7/),
    });
});

/** The Guild has put its text into a package, has agreed to it in one of the Producers, and both have opened it again, where positions fall. */
function takenAndOpened(): SignedTalks {
  const talks = new SignedTalks();
  const changes = { packageRevert: "stand-alone-falls" } as const;
  const said = { title: null, words: "", answers: null, openUntil: null };
  const own = mustPackageId("k1");
  const theirs = mustPackageId("k2");
  const better = { offer: "pass", proposal: W7, answers: null, text: "Three cents." } as const;
  const moves: [side: "a" | "b", move: (state: CaseState) => Move][] = [
    ["a", () => ({ kind: "propose-ground-rules", changes, words: "" })],
    ["b", () => ({ kind: "agree-ground-rules", hash: changesHash(changes) })],
    ["a", () => tableW7(TEXT)],
    ["a", () => ({ kind: "offer-package", package: own, ...said, members: [better] })],
    [
      "b",
      () => ({
        kind: "offer-package",
        package: theirs,
        ...said,
        members: [{ offer: "accept", ...PASS }],
      }),
    ],
    [
      "a",
      ({ packages }) => ({
        kind: "accept-package",
        package: theirs,
        hash: packages.get(theirs)?.hash ?? "",
      }),
    ],
    ["a", () => ({ kind: "reopen", proposal: W7, meets: null, words: "By mistake." })],
    [
      "b",
      ({ proposals }) => ({
        kind: "reopen",
        proposal: W7,
        meets: proposals.get(W7)?.closings.reopenAsked.a?.stamp.seq ?? null,
        words: "By mistake.",
      }),
    ],
    ["b", () => ({ kind: "pass", proposal: W7, answers: null, text: "Half a cent." })],
  ];
  for (const [side, move] of moves) expect(talks.make(side, move(talks.state))).toBeNull();
  return talks;
}

test("VERIFY-6 PACKAGE-12 a file from before a text was kept from falling holds as its program saw the table, and says so; whoever strikes that and nothing else is found", async () => {
  const kept = ["rows", W7, "fallen", "0", "keptBy"];
  const now = parted(takenAndOpened());
  expect(await found(withoutIn(now, []))).toMatchObject({ row: undefined, notes: [] });
  expect(await found(withoutIn(now, [kept]))).toMatchObject({
    row: 0,
    words: expect.stringMatching(/proposal w-7/),
  });
  // To that program the text had fallen, so nobody owed an answer to it.
  const then = parted(takenAndOpened());
  const row = ["rows", W7].reduce(below, then.last.matrix);
  expect(Reflect.get(row, "turn")).toBe("both");
  Reflect.set(row, "turn", "a");
  const notes = [expect.stringMatching(/^An older program .* calls texts fallen .* show it\.$/)];
  expect(await found(withoutIn(then, [kept]))).toEqual({ row: undefined, words: undefined, notes });
});

test("VERIFY-6 what is added to the matrix in a file is found, whatever it is called", async () => {
  const { first, rows, last } = agreed();
  const end = canonicalText(last);
  expect(end).toContain(`"rows":{"${W7}":`);
  const files = ["__proto__", "constructor", "toString"].map((added) =>
    [first, ...rows, end.replace('"rows":{', `"rows":{"${added}":{},`)].join("\n"),
  );
  for (const text of files)
    expect(await found(text)).toMatchObject({ row: 0, words: expect.stringMatching(/proposal/) });
});

test("VERIFY-6 L9 the first and the last line have one form, so that nothing stands in them twice, and nothing more than a file holds", async () => {
  const { first, rows, last } = agreed();
  const end = canonicalText(last);
  const files = [
    [first, ...rows, end],
    [first.replace('"title":"', '"title":"Other talks","title":"'), ...rows, end],
    [first.replace('"version":1', '"version":1.0'), ...rows, end],
    [first.replace("{", '{"agreed":true,'), ...rows, end],
    [first.replace("Test talks", "Other talks"), ...rows, end],
    [first, ...rows, end.replace('"matrix":', '"matrix":{},"matrix":')],
    [first, ...rows, end.replace('"matrix":', '"matrix": ')],
    [first, ...rows, end.replace("{", '{"agreed":true,')],
    [first, ...rows, canonicalText({ ...last, matrix: { ...last.matrix, more: {} } })],
    // A key that many programs pass over in silence.
    [first.replace("{", '{"__proto__":{},'), ...rows, end],
    ...['{"', '"end":{"', '"matrix":{"'].map((before) => [
      first,
      ...rows,
      end.replace(before, `${before}__proto__":{},"`),
    ]),
    [first, ...rows],
  ].map((lines) => lines.join("\n"));
  const behind = rows.length + 1;
  const ours: number[] = [];
  for (const text of files) {
    const { row } = await found(text);
    // For the second verifier a file without a fault is 0, so a first line with one is another number.
    ours.push(row === undefined ? 0 : row === 0 ? -1 : row);
  }
  const ends = Array<number>(4).fill(behind);
  const later = Array<number>(3).fill(behind);
  expect(ours).toEqual([0, -1, -1, -1, -1, ...ends, -1, ...later, behind - 1]);
  expect(secondVerdicts(files) ?? ours).toEqual(ours);
});
