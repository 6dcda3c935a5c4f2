import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { GALLERY_FEED, GALLERY_ROWS } from "@crosstable/shared/documents/gallery";
import { MATRIX_ROWS, MATRIX_TALKS } from "@crosstable/shared/documents/matrix";
import { mustProposalId } from "@crosstable/shared/ids";
import { MAX_SUPPOSALS_PER_SIDE } from "@crosstable/shared/limits";
import type { Move } from "@crosstable/shared/moves/move";
import { canonicalText } from "@crosstable/shared/record/canonical";
import { expect, test } from "vitest";

import {
  moving,
  openDesk,
  outcome,
  TABLING,
  TALKS,
  W7,
  type DeskOnTrial,
} from "./desk-on-trial.ts";

const TEXT = "Suppose the rate were two and a half per cent.";
const SUPPOSE = { request: "make-supposal", proposal: W7, text: TEXT } as const;
const ADJOURN: Move = { kind: "adjourn-session", session: 1, next: null, words: "" };

/** W-7 is on the table, and a session goes on. */
function inSession(): DeskOnTrial {
  const desk = openDesk();
  desk.ask(desk.seat("a", "chief"), moving(1, TABLING, { kind: "open-session" }));
  return desk;
}

/** What the table was told last of what is supposed. */
function supposed(desk: DeskOnTrial) {
  const facts = desk.told.flatMap(({ fact }) => (fact.fact === "supposed" ? [fact] : []));
  return facts.at(-1)?.supposals ?? [];
}

test("SUPPOSAL-1 a supposal is told to the table and to nobody else, and stands in no row, no document and no file", async () => {
  await using desk = inSession();
  const rows = desk.rows().length;
  const picture = desk.picture();
  const negotiator = desk.seat("a", "negotiator");
  expect(outcome(desk.ask(negotiator, SUPPOSE))).toBe("done");
  expect(supposed(desk)).toMatchObject([
    { side: "a", seat: negotiator.id, proposal: W7, text: TEXT },
  ]);
  const audiences = desk.told.filter(({ fact }) => fact.fact === "supposed");
  expect(audiences.map(({ audience }) => audience)).toEqual([{ to: "table", negotiation: TALKS }]);
  expect(desk.rows()).toHaveLength(rows);
  expect(desk.picture()).toBe(picture);
  for (const [kind, root] of [
    ["matrix", MATRIX_ROWS],
    ["matrix", MATRIX_TALKS],
    ["gallery", GALLERY_ROWS],
    ["gallery", GALLERY_FEED],
  ] as const) {
    const address = { negotiation: TALKS, document: { kind } };
    const text = desk.commands.desk.documents.read(address, (doc) =>
      canonicalText(doc.getMap(root).toJSON()),
    );
    expect(text).not.toContain("two and a half");
  }
  const files = readdirSync(desk.dataDir).map((file) => readFileSync(join(desk.dataDir, file)));
  expect(files.some((bytes) => bytes.includes("Two per cent more."))).toBe(true);
  expect(files.some((bytes) => bytes.includes("two and a half"))).toBe(false);
});

test("SUPPOSAL-2 it ends with the session, and outside a session nothing is supposed", async () => {
  await using desk = inSession();
  desk.ask(desk.seat("a", "negotiator"), SUPPOSE);
  desk.ask(desk.seat("b", "chief"), SUPPOSE);
  expect(supposed(desk)).toHaveLength(2);
  desk.ask(desk.seat("b", "chief"), moving(2, ADJOURN));
  expect(supposed(desk)).toEqual([]);
  const told = desk.told.length;
  expect(outcome(desk.ask(desk.seat("a", "negotiator"), SUPPOSE))).toBe("no-session");
  expect(desk.told).toHaveLength(told);
});

test("SUPPOSAL-2 it ends with its session though the next one is opened in the same transmittal", async () => {
  await using desk = inSession();
  desk.ask(desk.seat("a", "negotiator"), SUPPOSE);
  const again = moving(2, ADJOURN, { kind: "open-session" });
  expect(outcome(desk.ask(desk.seat("b", "chief"), again))).toBe("done");
  expect(supposed(desk)).toEqual([]);
  expect(desk.commands.supposalsOf(TALKS)).toEqual([]);
  expect(outcome(desk.ask(desk.seat("a", "negotiator"), SUPPOSE))).toBe("done");
});

test("SUPPOSAL-5 however much one side supposes, it keeps nobody else from it", async () => {
  await using desk = inSession();
  const answers = Array.from({ length: MAX_SUPPOSALS_PER_SIDE + 1 }, () =>
    outcome(desk.ask(desk.seat("a", "negotiator"), SUPPOSE)),
  );
  expect(answers.at(-2)).toBe("done");
  expect(answers.at(-1)).toBe("too-many-requests");
  for (const other of [desk.seat("b", "chief"), desk.seat(null, "mediator")])
    expect(outcome(desk.ask(other, SUPPOSE))).toBe("done");
  expect(supposed(desk)).toHaveLength(MAX_SUPPOSALS_PER_SIDE + 2);
});

test("SUPPOSAL-2 a restart of the server ends it too: no disk has it", async () => {
  await using desk = inSession();
  desk.ask(desk.seat("a", "negotiator"), SUPPOSE);
  await desk.restart();
  expect(desk.commands.supposalsOf(TALKS)).toEqual([]);
  expect(outcome(desk.ask(desk.seat("a", "negotiator"), SUPPOSE))).toBe("done");
});

test("SUPPOSAL-3 no move can name a supposal: it is neither accepted nor answered", async () => {
  await using desk = inSession();
  desk.ask(desk.seat("a", "negotiator"), SUPPOSE);
  const [made] = supposed(desk);
  const proposal = mustProposalId(made?.id ?? "");
  const before = desk.picture();
  const moves: Move[] = [
    { kind: "accept", proposal, pass: 1, hash: "0".repeat(64) },
    { kind: "pass", proposal, answers: null, text: "As you supposed." },
    { kind: "reject", proposal, pass: 1, words: "" },
  ];
  for (const [at, move] of moves.entries()) {
    const answer = desk.ask(desk.seat("b", "chief"), moving(10 + at, move));
    expect(outcome(answer)).toBe("unknown-proposal");
  }
  expect(desk.picture()).toBe(before);
});

test("SUPPOSAL-4 only who said it takes it back", async () => {
  await using desk = inSession();
  desk.ask(desk.seat("a", "negotiator"), SUPPOSE);
  const id = supposed(desk)[0]?.id ?? "";
  const back = { request: "take-back-supposal", id } as const;
  for (const other of [desk.seat("b", "chief"), desk.seat("a", "chief")])
    expect(outcome(desk.ask(other, back))).toBe("not-yours-to-ask");
  expect(supposed(desk)).toHaveLength(1);
  expect(outcome(desk.ask(desk.seat("a", "negotiator"), back))).toBe("done");
  expect(supposed(desk)).toEqual([]);
});

test("SUPPOSAL-5 chiefs, seconds and negotiators suppose, staff and host do not; the mediator's names nobody", async () => {
  await using desk = inSession();
  for (const seat of [desk.seat("a", "staff"), desk.seat(null, "host")])
    expect(outcome(desk.ask(seat, SUPPOSE))).toBe("not-yours-to-ask");
  expect(supposed(desk)).toEqual([]);
  expect(outcome(desk.ask(desk.seat(null, "mediator"), SUPPOSE))).toBe("done");
  expect(supposed(desk)).toMatchObject([{ side: null, seat: null, seatName: null }]);
  expect(JSON.stringify(supposed(desk))).not.toContain("Mediator");
});
