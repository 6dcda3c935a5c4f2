import {
  cutAndGone,
  lettersAmongMarks,
  longWithOneMark,
  marked,
  stillborn,
  WITHOUT_PARAGRAPH,
  withoutLetters,
} from "@crosstable/server/sync/guard/costly-marks";
import { expect, test } from "vitest";

import { CAUCUS, groundForEachTest, type Answer } from "./battle-ground.ts";

const ground = groundForEachTest();

const REFUSED: [Answer, hasChanged: boolean] = ["tooLarge", false];
const TAKEN: [Answer, hasChanged: boolean] = ["silence", true];

/** How the server answered, and whether anything has changed for anybody. */
async function tried(update: Uint8Array): Promise<[Answer, hasChanged: boolean]> {
  const before = await ground().everything(CAUCUS);
  const answer = await ground().strike(CAUCUS, update);
  return [answer, (await ground().everything(CAUCUS)) !== before];
}

test("GUARD-5 R1 over a socket ten bytes that delete thousands of letters from among their marks are refused, and so is the paragraph around them; fewer of them are taken", async () => {
  const count = 2_400;
  expect(await tried(lettersAmongMarks(count))).toEqual(TAKEN);
  expect(await tried(withoutLetters(count))).toEqual(REFUSED);
  expect(await tried(WITHOUT_PARAGRAPH)).toEqual(REFUSED);
  expect(await tried(withoutLetters(600))).toEqual(TAKEN);
});

test("GUARD-5 R1 over a socket a piece that is cut thousands of times while the paragraph around it goes is refused; cut fewer times it is taken", async () => {
  expect(await tried(longWithOneMark())).toEqual(TAKEN);
  expect(await tried(cutAndGone(5_000))).toEqual(REFUSED);
  expect(await tried(cutAndGone(500))).toEqual(TAKEN);
});

test("GUARD-5 R1 over a socket thousands of letters that are new and deleted at once are refused; fewer of them are taken", async () => {
  expect(await tried(marked(100, 0))).toEqual(TAKEN);
  expect(await tried(stillborn(4_500))).toEqual(REFUSED);
  expect(await tried(stillborn(400))).toEqual(TAKEN);
});
