import { expect, test } from "vitest";

import { mustProposalId } from "../ids.ts";
import { mustAsRead } from "../moves/as-read-for-tests.ts";
import { agreeTo, offerOf, STOP, until } from "../moves/extensions-for-tests.ts";
import { changesHash } from "../moves/ground-rules.ts";
import { judgeMove } from "../moves/move.ts";
import { K1, oneOfEach, threeOnTheTable } from "../moves/packages-for-tests.ts";
import { NOTHING_ON_RECORD } from "../moves/record-room.ts";
import {
  guildChief,
  openTestTalks,
  producersChief,
  tableW7,
  W7,
  type TestTalks,
} from "../moves/talks-for-tests.ts";
import { canonicalText } from "../record/canonical.ts";
import { feedItems } from "./gallery-feed.ts";
import { galleryRow, galleryTalks } from "./gallery.ts";
import { matrixRow, matrixTalks, stateOfMatrix } from "./matrix.ts";

function heldTalks() {
  const talks = openTestTalks();
  talks.must(guildChief, tableW7());
  talks.must(producersChief, { kind: "pass", proposal: W7, answers: 1, text: "One cent." });
  talks.must(guildChief, { kind: "pass", proposal: W7, answers: 2, text: "Three cents." });
  const due = "2026-02-01T00:00:00Z";
  talks.must(producersChief, {
    kind: "hold",
    proposal: W7,
    pass: 3,
    words: "Secret question",
    due,
  });
  return talks;
}

const AT = { seq: 5, head: "0".repeat(64) };

test("the matrix gives back the state, but for the texts of passes that were replaced and how much is on the record", () => {
  const { state } = heldTalks();
  const rows = [...state.proposals.values()].map(matrixRow);
  const packages = state.packages.values();
  const back = stateOfMatrix(matrixTalks(state, AT), rows, { ...state, packages });
  const w7 = state.proposals.get(W7);
  const passes = w7?.passes.map((pass) => (pass.number === 1 ? { ...pass, text: "" } : pass));
  const proposals = new Map([[W7, { ...w7, passes }]]);
  expect(back).toEqual({ ...state, proposals, onRecord: NOTHING_ON_RECORD });
});

test("a move is judged the same on the matrix as on the server's state", () => {
  const { state, nowMs } = heldTalks();
  const rows = [...state.proposals.values()].map(matrixRow);
  const back = stateOfMatrix(matrixTalks(state, AT), JSON.parse(canonicalText(rows)), {
    ...state,
    packages: [],
  });
  const { hash = "" } = state.proposals.get(W7)?.passes[2] ?? {};
  const moves = [
    { kind: "accept", proposal: W7, pass: 3, hash },
    { kind: "accept", proposal: W7, pass: 1, hash },
    { kind: "answer-hold", proposal: W7, pass: 3, row: 5, words: "Four million." },
    { kind: "pass", proposal: W7, answers: 2, text: "Two cents." },
  ] as const;
  for (const actor of [guildChief, producersChief]) {
    for (const move of moves) {
      const context = { actor, nowMs };
      expect(judgeMove(back, move, context)).toEqual(judgeMove(state, move, context));
    }
  }
});

test("the gallery names no seat and publishes no word of a hold", () => {
  const { state, entries } = heldTalks();
  const rows = [...state.proposals.values()].map((each) => galleryRow(matrixRow(each), []));
  const feed = entries.map((entry) => feedItems(entry, state));
  const published = canonicalText({ rows, feed, talks: galleryTalks(state) });
  expect(published).toContain("Three cents.");
  for (const secret of ["chief", "a-chief", "b-chief", "Secret question"]) {
    expect(published).not.toContain(secret);
  }
  expect(feed.flat().map((item) => item.kind)).toEqual([
    "open-negotiation",
    "table-proposal",
    "counter",
    "counter",
    "hold",
  ]);
});

test("what the host does with seats and links is not published", () => {
  const talks = openTestTalks();
  talks.host({ kind: "issue-links", seats: [guildChief.id] });
  talks.host({ kind: "revoke-link", seat: guildChief.id });
  const published = talks.entries.slice(1).flatMap((entry) => feedItems(entry, talks.state));
  expect(published).toEqual([]);
});

test("GALLERY-1 a split proposal is published with its pieces and its former number, and its pieces with where they come from", () => {
  const talks = openTestTalks();
  talks.must(guildChief, tableW7());
  talks.must(guildChief, { kind: "renumber", proposal: W7, number: "W-8" });
  const pieces = ["piece-a", "piece-b"].map(mustProposalId);
  const into = pieces.map((proposal, index) => {
    return {
      proposal,
      letter: "ab".charAt(index),
      number: null,
      title: null,
      subject: "It",
      text: "",
    };
  });
  talks.must(guildChief, { kind: "split", proposal: W7, lastPass: 1, into });
  const rows = [...talks.state.proposals.values()].map((each) => galleryRow(matrixRow(each), []));
  expect(rows.map(({ lineage }) => lineage)).toEqual([
    { partOf: null, comesFrom: [], goesOn: { how: "parts", in: pieces }, formerNumbers: ["W-7"] },
    { partOf: W7, comesFrom: [W7], goesOn: null, formerNumbers: [] },
    { partOf: W7, comesFrom: [W7], goesOn: null, formerNumbers: [] },
  ]);
  const items = talks.entries.flatMap((entry) => feedItems(entry, talks.state));
  expect(items.at(-1)).toMatchObject({ kind: "split", named: ["W-8 a)", "W-8 b)"] });
  expect(canonicalText({ rows, items })).not.toContain("chief");
});

test("EXTEND-5 an agreed extension is published with its moment, a stopped clock as stopped, and no offer, no words and not who agreed last", () => {
  const talks = openTestTalks();
  const [first, later] = [until("2026-01-31T23:59"), until("2026-02-05T23:59")];
  const published = () => galleryTalks(talks.state);
  const feed = () => talks.entries.flatMap((entry) => feedItems(entry, talks.state)).slice(1);
  talks.must(guildChief, offerOf(first, "Between us."));
  expect(published()).toMatchObject({ expiration: null, extension: { former: null } });
  expect(feed()).toEqual([]);
  talks.must(producersChief, agreeTo(first, "Between us."));
  talks.must(producersChief, offerOf(later));
  const declined = agreeTo(later);
  if (declined.kind !== "agree-extension") throw new Error("no agreement");
  talks.must(guildChief, { ...declined, kind: "drop-extension", of: "b", words: "Between us." });
  talks.must(producersChief, offerOf(later));
  talks.must(guildChief, agreeTo(later), offerOf(STOP));
  talks.must(producersChief, agreeTo(STOP));
  const stoppedAt = talks.entries.at(-1)?.at ?? "";
  expect(published()).toMatchObject({
    expiration: { instant: later.instant },
    extension: { former: { instant: first.instant }, stoppedAt },
  });
  talks.must(guildChief, { kind: "restart-clock", since: stoppedAt, words: "Between us." });
  expect(published().extension?.stoppedAt).toBeNull();
  expect(feed().map(({ kind, named, side }) => [kind, ...named, side])).toEqual([
    ["extension", "31 January 2026, 23:59 (America/New_York)", null],
    ["extension", "5 February 2026, 23:59 (America/New_York)", null],
    ["stop-the-clock", null],
    ["restart-clock", null],
  ]);
  expect(canonicalText({ feed: feed(), talks: published() })).not.toMatch(/Between|chief/);
});

test("GROUND-4 GALLERY-1 the gallery has the ground rules that bind whoever follows, and not who speaks or calls a caucus", () => {
  const talks = openTestTalks();
  const changes = { blackout: "on", speakers: "chief", caucusCall: "either-chief" } as const;
  talks.must(guildChief, { kind: "propose-ground-rules", changes, words: "Between us." });
  expect(galleryTalks(talks.state).groundRules).toMatchObject({ blackout: "off" });
  talks.must(producersChief, { kind: "agree-ground-rules", hash: changesHash(changes) });
  expect(galleryTalks(talks.state).groundRules).toEqual({
    observersDelayMinutes: 0,
    offRecord: "nothing-agreed",
    recording: "off",
    blackout: "on",
    timeZone: null,
  });
  const feed = talks.entries.flatMap((entry) => feedItems(entry, talks.state));
  expect(feed.map(({ kind }) => kind)).toEqual(["open-negotiation"]);
});

test("PACKAGE-2 GROUP-2 the gallery tells a group that is offered from one with members, and a package whose positions fall with it from one whose come back", () => {
  const kinds = (talks: TestTalks) =>
    talks.entries.flatMap((entry) => feedItems(entry, talks.state)).map(({ kind }) => kind);
  const groups = openTestTalks();
  groups.must(guildChief, tableW7());
  mustAsRead(groups, guildChief, { kind: "refer", proposal: W7, members: [], words: "" });
  mustAsRead(groups, producersChief, {
    kind: "refer",
    proposal: W7,
    members: [producersChief.id],
    words: "",
  });
  expect(kinds(groups).slice(2)).toEqual(["offer-group", "refer"]);

  for (const [revert, told] of [
    ["stand-alone-returns", "reject-package"],
    ["stand-alone-falls", "reject-package-with-positions"],
  ] as const) {
    const talks = threeOnTheTable();
    if (revert === "stand-alone-falls") {
      const changes = { packageRevert: revert } as const;
      talks.must(guildChief, { kind: "propose-ground-rules", changes, words: "" });
      talks.must(producersChief, { kind: "agree-ground-rules", hash: changesHash(changes) });
    }
    talks.must(guildChief, oneOfEach(talks));
    talks.must(producersChief, { kind: "reject-package", package: K1, words: "" });
    expect(kinds(talks).at(-1)).toBe(told);
  }
});
