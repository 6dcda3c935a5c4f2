import { expect, test } from "vitest";

import { areAllNew, newInText, sharesOf } from "./new-in-text.ts";

const BEFORE = "The home video residual is 0.6% of gross. It is paid each quarter.";
const STUNTS = "Stunt coordinators are covered by Appendix A.";

test("a sentence, a paragraph and a clause that come in are new, each by itself", () => {
  for (const after of [`${BEFORE} ${STUNTS}`, `${BEFORE}\n\n${STUNTS}`, `${STUNTS}\n${BEFORE}`])
    expect(newInText(after, [BEFORE])).toEqual([STUNTS]);
  expect(newInText(`${BEFORE}\n(b) ${STUNTS}`, [BEFORE])).toEqual([`(b) ${STUNTS}`]);
  expect(newInText(STUNTS, [BEFORE])).toEqual([STUNTS]);
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
    expect(newInText(after, [BEFORE])).toEqual([]);
});

test("what stands in a text of the other side or in the contract is not new", () => {
  expect(newInText(`${BEFORE} ${STUNTS}`, [BEFORE, `Whereas: ${STUNTS}`])).toEqual([]);
  expect(newInText(`${BEFORE} ${STUNTS}`, [BEFORE, "Whereas: nothing."])).toEqual([STUNTS]);
});

test("a text in which one sentence, heading or figure goes on is not all new; one of other things is, and one without words", () => {
  const before = ["Home video", `${BEFORE} 4 cents per unit; 2.5% of gross.`];
  expect(
    areAllNew([BEFORE, `${STUNTS} ${BEFORE}`, "Home video", "2.5% of gross", ""], before),
  ).toEqual([false, false, false, false, true]);
  expect(areAllNew([STUNTS, "Stunts", "5 dollars, three scenes", ""], before)).toEqual([
    true,
    true,
    true,
    true,
  ]);
});

test("what is made of several goes to those of which it is made, and what is new to none", () => {
  const cable = "Cable reuse is paid at 2.5% of license fees.";
  const made = `Cable reuse is paid at 3% of license fees. ${BEFORE}\n${STUNTS}`;
  expect(sharesOf(made, [BEFORE, cable])).toEqual([
    BEFORE.replace(". ", ".\n"),
    "Cable reuse is paid at 3% of license fees.",
  ]);
  expect(sharesOf("", [BEFORE, cable])).toEqual(["", ""]);
});
