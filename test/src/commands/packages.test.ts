import { hasSigned } from "@crosstable/server/access/ed25519";
import { GALLERY_FEED, GALLERY_PACKAGES, GALLERY_ROWS } from "@crosstable/shared/documents/gallery";
import { MATRIX_PACKAGES, MATRIX_ROWS } from "@crosstable/shared/documents/matrix";
import { mustPackageId } from "@crosstable/shared/ids";
import type { Move } from "@crosstable/shared/moves/move";
import type { OfferPackage } from "@crosstable/shared/moves/offer-package";
import { canonicalHash, canonicalText } from "@crosstable/shared/record/canonical";
import type { RecordEntry } from "@crosstable/shared/record/entry";
import { replay } from "@crosstable/shared/record/replay";
import { verifyRows } from "@crosstable/shared/verify/verify-rows";
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

const K1 = mustPackageId("k1");
const OPEN_UNTIL = "2007-10-22T18:00:00.000Z";

function offer(changes: Partial<OfferPackage> = {}): Move {
  return {
    kind: "offer-package",
    package: K1,
    title: null,
    words: "Said with the package",
    answers: null,
    openUntil: OPEN_UNTIL,
    members: [{ offer: "pass", proposal: W7, answers: null, text: "One per cent, packaged." }],
    ...changes,
  };
}

/** The guild has tabled W-7 and offered it in a package that is open for an hour. */
function withPackage(): DeskOnTrial {
  const desk = openDesk();
  desk.ask(desk.seat("a", "chief"), moving(1, TABLING, offer()));
  return desk;
}

const accept = (desk: DeskOnTrial): Move => ({
  kind: "accept-package",
  package: K1,
  hash: desk.commands.stateOf(TALKS)?.packages.get(K1)?.hash ?? "",
});

/** How many packages the record says have lapsed. */
function lapses(desk: DeskOnTrial): number {
  const moves = desk.rows().flatMap(({ act }) => (act.kind === "moves" ? act.moves : []));
  return moves.filter(({ kind }) => kind === "lapse-package").length;
}

function read(desk: DeskOnTrial, kind: "matrix" | "gallery", root: string): string {
  const address = { negotiation: TALKS, document: { kind } };
  return desk.commands.desk.documents.read(address, (doc) =>
    canonicalText(doc.getMap(root).toJSON()),
  );
}

test("PACKAGE-3 when its time has come a package lapses as a row of the server, in the matrix and the gallery too", async () => {
  await using desk = withPackage();
  const before = desk.picture();
  desk.clock.nowMs = Date.parse(OPEN_UNTIL) - 1;
  desk.commands.lapse();
  expect(desk.picture()).toBe(before);
  desk.clock.nowMs += 1;
  desk.commands.lapse();
  desk.commands.lapse();
  expect(desk.rows().at(-1)).toMatchObject({
    at: OPEN_UNTIL,
    by: { seat: null, side: null },
    act: { kind: "moves", moves: [{ kind: "lapse-package", package: K1 }] },
  });
  expect(lapses(desk)).toBe(1);
  expect(desk.told.at(-1)?.fact).toMatchObject({
    side: null,
    words: ["Guild package 1 lapsed without an answer. Its proposals stand as before."],
  });
  expect(read(desk, "matrix", MATRIX_PACKAGES)).toContain('"how":"lapsed"');
  expect(read(desk, "gallery", GALLERY_PACKAGES)).toContain('"how":"lapsed"');
  expect(read(desk, "gallery", GALLERY_ROWS)).toContain('"standing":"tabled"');
  const replayed = replay(desk.rows());
  expect(canonicalText([...replayed.packages.values()])).toBe(
    canonicalText([...(desk.commands.stateOf(TALKS)?.packages.values() ?? [])]),
  );
});

test("PACKAGE-3 the lapse stands in a record that everybody can check; one before its time, or with a move of a side, is found", async () => {
  await using desk = withPackage();
  desk.clock.nowMs = Date.parse(OPEN_UNTIL);
  desk.commands.lapse();
  const verified = await verifyRows(desk.rows(), hasSigned);
  expect(verified).toMatchObject({ bad: null, rows: desk.rows().length });
  const lapse = desk.rows().at(-1);
  const before = desk.rows().slice(0, -1);
  const forge = async (change: Partial<RecordEntry>): Promise<string | undefined> => {
    const { head: _head, ...sealed } = { receipt: "", ...lapse, ...change };
    const { receipt, ...body } = sealed;
    const forged = { ...body, head: canonicalHash(body), receipt };
    return (await verifyRows([...before, forged], hasSigned)).bad?.words;
  };
  expect(await forge({ at: new Date(Date.parse(OPEN_UNTIL) - 1).toISOString() })).toBe(
    "A package is said to have lapsed whose time had not passed.",
  );
  const smuggled: RecordEntry["act"] = { kind: "moves", moves: [accept(desk)], asOf: null };
  expect(await forge({ act: smuggled })).toBe("Moves of nobody: the server enters lapses alone.");
});

test("PACKAGE-3 whoever accepts too late finds the lapse on the record before them; a moment earlier it is accepted", async () => {
  await using late = withPackage();
  late.clock.nowMs = Date.parse(OPEN_UNTIL);
  const refused = late.ask(late.seat("b", "chief"), moving(2, accept(late)));
  expect(outcome(refused)).toBe("package-over");
  expect(lapses(late)).toBe(1);
  expect(late.commands.stateOf(TALKS)?.proposals.get(W7)).toMatchObject({ agreement: null });

  await using early = withPackage();
  early.clock.nowMs = Date.parse(OPEN_UNTIL) - 1;
  expect(outcome(early.ask(early.seat("b", "chief"), moving(2, accept(early))))).toBe("done");
});

test("PACKAGE-3 a lapse that could not be stored is entered later, and nothing is accepted meanwhile", async () => {
  await using desk = withPackage();
  desk.clock.nowMs = Date.parse(OPEN_UNTIL);
  desk.disk.isFull = true;
  desk.commands.lapse();
  expect(lapses(desk)).toBe(0);
  expect(outcome(desk.ask(desk.seat("b", "chief"), moving(2, accept(desk))))).toBe("not-stored");
  desk.disk.isFull = false;
  await desk.restart();
  expect(outcome(desk.ask(desk.seat("b", "chief"), moving(3, accept(desk))))).toBe("package-over");
  expect(lapses(desk)).toBe(1);
});

test("PACKAGE-9 of a live package the gallery publishes who offered it and what is in it, and no word of it", async () => {
  await using desk = withPackage();
  expect(JSON.parse(read(desk, "gallery", GALLERY_PACKAGES))).toEqual({
    k1: {
      id: K1,
      number: 1,
      side: "a",
      title: null,
      at: "2007-10-22T17:00:00.000Z",
      asOf: null,
      openUntil: OPEN_UNTIL,
      members: [{ proposal: W7, label: "W-7", offer: "pass" }],
      end: null,
    },
  });
  const rows = JSON.parse(read(desk, "gallery", GALLERY_ROWS)) as Record<string, unknown>;
  expect(rows[W7]).toMatchObject({ standing: "packaged", beneath: "tabled", turn: "b" });
  const published = [GALLERY_ROWS, GALLERY_PACKAGES, GALLERY_FEED].map((root) =>
    read(desk, "gallery", root),
  );
  for (const secret of ["packaged.", "Said with the package", "chief"])
    expect(published.join()).not.toContain(secret);
  expect(read(desk, "matrix", MATRIX_PACKAGES)).toContain("One per cent, packaged.");
  // Accepted, its text is a position like any other.
  desk.ask(desk.seat("b", "chief"), moving(2, accept(desk)));
  expect(read(desk, "gallery", GALLERY_ROWS)).toContain("One per cent, packaged.");
  expect(read(desk, "matrix", MATRIX_ROWS)).toContain('"standing":"agreed"');
});
