import { expect, test } from "vitest";

import { isAllNew, knownIn, newInText, sharesOf, type Worded } from "./new-in-text.ts";

const BEFORE = "The home video residual is 0.6% of gross. It is paid each quarter.";
const STUNTS = "Stunt coordinators are covered by Appendix A.";

test("a sentence, a paragraph and a clause that come in are new, each by itself", () => {
  for (const after of [`${BEFORE} ${STUNTS}`, `${BEFORE}\n\n${STUNTS}`, `${STUNTS}\n${BEFORE}`])
    expect(newInText(after, knownIn([BEFORE]))).toEqual([STUNTS]);
  expect(newInText(`${BEFORE}\n(b) ${STUNTS}`, knownIn([BEFORE]))).toEqual([`(b) ${STUNTS}`]);
  expect(newInText(STUNTS, knownIn([BEFORE]))).toEqual([STUNTS]);
});

test("another figure, other words in a sentence, another order and a sentence less are nothing new", () => {
  for (const after of [
    BEFORE,
    "The home video residual is 0.5% of gross. It is paid each quarter.",
    "The home video residual for DVDs is 0.6% of the gross receipts. It is paid every quarter.",
    "It is paid each quarter. The home video residual is 0.6% of gross.",
    "The home video residual is 0.6% of gross.",
    "",
  ])
    expect(newInText(after, knownIn([BEFORE]))).toEqual([]);
});

test("what stands in a text of the other side or in the contract is not new", () => {
  expect(newInText(`${BEFORE} ${STUNTS}`, knownIn([BEFORE, `Whereas: ${STUNTS}`]))).toEqual([]);
  expect(newInText(`${BEFORE} ${STUNTS}`, knownIn([BEFORE, "Whereas: nothing."]))).toEqual([
    STUNTS,
  ]);
});

function areAllNew(items: readonly Worded[], before: readonly string[]): boolean[] {
  const known = knownIn(before);
  return items.map((item) => isAllNew(item, known));
}

/** What is called something short, unless it is said what. */
function said(text: string, ...labels: readonly string[]) {
  return { text, labels: labels.length === 0 ? ["Part"] : labels };
}

test("a text that goes on in one sentence, in other figures or words, is not all new", () => {
  const before = [
    "Home video",
    `${BEFORE} 4 cents per unit; 2.5% of gross. Cap: 3%. 残余は二割とする。`,
  ];
  for (const text of [
    BEFORE,
    `${STUNTS} It is paid each quarter.`,
    "Home video",
    "2.5% of gross",
    "Cap: 4%.",
    "残余は三割とする。",
    "The home video residual is 0.5% of the gross.",
  ])
    expect(areAllNew([said(text)], before)).toEqual([false]);
});

test("no letter, number, heading or stray sign makes something old of a text that is new", () => {
  const before = ["Home video", `(a) ${BEFORE} 1. The Company pays it.`];
  for (const text of [
    STUNTS,
    "Stunts",
    `A. ${STUNTS}`,
    `1. ${STUNTS}`,
    `${STUNTS}\n.`,
    `${STUNTS} a`,
    `The. ${STUNTS}`,
    `Home video\n${STUNTS}`.replace("Home video", "Video"),
    "5 dollars, three scenes",
  ])
    expect(areAllNew([said(text)], before)).toEqual([true]);
});

test("what stands in a label counts as well, and alone where the text has no words", () => {
  const before = ["Home video", BEFORE];
  expect(areAllNew([said(BEFORE, "Stunt coordinators get double pay")], before)).toEqual([true]);
  expect(areAllNew([said(BEFORE, "Home video residual each quarter")], before)).toEqual([false]);
  expect(areAllNew([said(BEFORE, "Animation")], before)).toEqual([false]);
  expect(
    areAllNew([said(".", "Stunts"), said(" ", "Home video"), said("", "Video")], before),
  ).toEqual([true, false, false]);
});

test("however short the sentences, they cost no more than their number", () => {
  const before = ["a".repeat(200_000), "aabc;\n".repeat(30_000)];
  expect(areAllNew([said("aabd;\n".repeat(30_000)), said("aabc;")], before)).toEqual([true, false]);
});

test("what is made of several goes to those of which it is made, and what is new to none", () => {
  const cable = "Cable reuse is paid at 2.5% of license fees.";
  const made = `Cable reuse is paid at 3% of license fees. ${BEFORE}\n${STUNTS}`;
  const sources = [BEFORE, cable].map((text) => knownIn([text]));
  expect(sharesOf(made, sources)).toEqual([
    BEFORE.replace(". ", ".\n"),
    "Cable reuse is paid at 3% of license fees.",
  ]);
  expect(sharesOf("", sources)).toEqual(["", ""]);
});
