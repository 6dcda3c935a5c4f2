import { expect, test } from "vitest";

import { matrixTalks, wholeTalks, type MatrixTalks } from "../documents/matrix.ts";
import { replay } from "../record/replay.ts";
import { moveWords } from "./move-words.ts";
import type { Move } from "./move.ts";
import {
  acceptK1,
  K1,
  K2,
  oneOfEach,
  refused,
  standings,
  threeOnTheTable,
} from "./packages-for-tests.ts";
import { guildChief, guildSecond, openTestTalks, producersChief, W7 } from "./talks-for-tests.ts";
import { warningsOf } from "./warnings.ts";

const ASKED = { askedBy: "b", askedWords: "Is this your last?", words: "It is." } as const;
const NOBODY = { askedBy: "nobody", askedWords: "", words: "" } as const;
const onPackage = (more: object = {}): Move => {
  return { kind: "declare-final-package", package: K1, ...ASKED, ...more };
};
const onWhole = (more: object = {}): Move => {
  return { kind: "declare-final-whole", ...ASKED, ...more };
};
const pass = (text: string): Move => ({ kind: "pass", proposal: W7, answers: null, text });

test("MOVE-13 a package is declared final by the side that offered it, once, and is as open as before", () => {
  const talks = threeOnTheTable();
  expect(refused(talks, guildChief, onPackage())?.reason).toBe("unknown-package");
  talks.must(guildChief, oneOfEach(talks));
  expect(refused(talks, producersChief, onPackage())?.reason).toBe("own-package");
  expect(refused(talks, guildSecond, onPackage())?.reason).toBe("not-holding-the-hand");
  expect(refused(talks, guildChief, onPackage({ askedBy: "a" }))?.reason).toBe("own-pass");
  expect(refused(talks, guildChief, onPackage({ askedWords: " " }))?.reason).toBe("no-text");
  expect(refused(talks, guildChief, onPackage({ askedBy: "nobody" }))?.reason).toBe("no-text");
  const before = standings(talks);
  const hash = talks.state.packages.get(K1)?.hash;
  talks.must(guildChief, onPackage());
  expect(talks.state.packages.get(K1)).toMatchObject({ hash, end: null, finalOffer: ASKED });
  expect(standings(talks)).toEqual(before);
  expect(refused(talks, guildChief, onPackage())?.reason).toBe("already-said");
  expect(moveWords(talks.state, onPackage(), "a")).toBe(
    "Guild declared package 1 its last, best and final offer, asked for by Producers: “Is this your last?”",
  );
  talks.must(producersChief, acceptK1(talks));
  expect(standings(talks)).toEqual(["agreed", "withdrawn", "agreed"]);
  expect(replay(talks.entries).packages).toEqual(talks.state.packages);
});

test("MOVE-13 a package that is over is not declared final any more", () => {
  const talks = threeOnTheTable();
  talks.must(guildChief, oneOfEach(talks));
  talks.must(producersChief, { kind: "reject-package", package: K1, words: "No." });
  expect(refused(talks, guildChief, onPackage())?.reason).toBe("package-over");
});

test("MOVE-13 all that a side has on the table is declared final, and again only when something of it has changed", () => {
  const empty = openTestTalks();
  expect(refused(empty, guildChief, onWhole())?.reason).toBe("unknown-pass");
  const talks = threeOnTheTable();
  talks.must(guildChief, oneOfEach(talks));
  expect(refused(talks, guildChief, onWhole({ askedBy: "a" }))?.reason).toBe("own-pass");
  expect(refused(talks, guildChief, onWhole({ askedWords: "" }))?.reason).toBe("no-text");
  expect(refused(talks, guildSecond, onWhole())?.reason).toBe("not-holding-the-hand");
  const before = [standings(talks), [...talks.state.packages.values()]];
  talks.must(guildChief, onWhole());
  expect([standings(talks), [...talks.state.packages.values()]]).toEqual(before);
  expect(talks.state.finalWholes).toMatchObject({
    a: { side: "a", texts: 2, packages: 1, ...ASKED },
    b: null,
  });
  expect(moveWords(talks.state, onWhole(), "a")).toBe(
    "Guild declared all that it has on the table (2 texts and 1 package) its last, best and final offer, asked for by Producers: “Is this your last?”",
  );
  expect(refused(talks, guildChief, onWhole(NOBODY))?.reason).toBe("already-said");
  // What the other side does changes nothing of the own offer.
  talks.must(producersChief, { ...pass("One."), answers: 1 } as Move);
  expect(refused(talks, guildChief, onWhole(NOBODY))?.reason).toBe("already-said");
  talks.must(producersChief, onWhole({ askedBy: "mediator" }));
  talks.must(guildChief, pass("Five cents more."));
  talks.must(guildChief, onWhole(NOBODY));
  expect(talks.state.finalWholes.a).toMatchObject({ texts: 2, packages: 0, askedBy: "nobody" });
  expect(replay(talks.entries).finalWholes).toEqual(talks.state.finalWholes);
});

test("MOVE-14 who moves after declaring a package or the whole final is warned, and the move is made all the same", () => {
  const talks = threeOnTheTable();
  const another = oneOfEach(talks, { package: K2, members: oneOfEach(talks).members.slice(0, 1) });
  const back: Move = { kind: "withdraw-package", package: K1, words: "" };
  for (const move of [pass("More."), another, back])
    expect(warningsOf(talks.state, move, "a")).toEqual([]);
  talks.must(guildChief, oneOfEach(talks), onPackage(NOBODY));
  const said = "Your side has declared its package 1 its last, best and final offer.";
  expect(warningsOf(talks.state, another, "a")).toEqual([
    `${said} A further package shows that it was not.`,
  ]);
  expect(warningsOf(talks.state, back, "a")).toEqual([
    `${said} Taking it back shows that it was not.`,
  ]);
  expect(warningsOf(talks.state, pass("More."), "a")).toEqual([
    `${said} A further text on a proposal of it shows that it was not.`,
  ]);
  talks.must(guildChief, onWhole(NOBODY));
  expect(warningsOf(talks.state, pass("More."), "a")[0]).toBe(
    "Your side has declared all that it had on the table its last, best and final offer. A further text shows that it was not.",
  );
  for (const move of [pass("More."), another, back])
    expect(warningsOf(talks.state, move, "b")).toEqual([]);
  talks.must(guildChief, another);
  talks.must(guildChief, back, pass("More."));
});

test("a device's copy of the talks from before such declarations reads as one in which none was made", () => {
  const talks = matrixTalks(threeOnTheTable().state, { seq: 1, head: "" });
  const { finalWholes: _none, ...kept } = talks;
  expect(wholeTalks(kept as MatrixTalks)).toEqual(talks);
});
