import { FORGED_BYTES } from "@crosstable/server/sync/guard/forged-bytes";
import { FORGED_LINKS } from "@crosstable/server/sync/guard/forged-links";
import { FORGED_SHAPES } from "@crosstable/server/sync/guard/forged-shapes";
import { FORGED_STRUCTS } from "@crosstable/server/sync/guard/forged-structs";
import { worksheetOnTrial, type Attack } from "@crosstable/server/sync/guard/guard-on-trial";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import {
  CAUCUS,
  openBattleGround,
  WORKSHEET,
  type Answer,
  type BattleGround,
} from "./battle-ground.ts";

const BOTH = [WORKSHEET, CAUCUS];

/** How a verdict of the guard looks from outside. */
function answerTo([, , verdict]: Attack): Answer {
  if (verdict.verdict === "refuse") return verdict.reason;
  return verdict.verdict === "resync" ? "resync" : "silence";
}

// A house for each list: what a person may do in a minute is bounded, and an intruder of so many frames comes near it.
describe.each([
  ["bytes", FORGED_BYTES],
  ["structs", FORGED_STRUCTS],
  ["links", FORGED_LINKS],
  ["shapes", FORGED_SHAPES],
])("forged %s over a raw socket", (_what, attacks) => {
  let ground: BattleGround;
  beforeAll(async () => {
    ground = await openBattleGround();
  });
  afterAll(async () => ground[Symbol.asyncDispose]());

  test.each<Attack>(attacks)(
    "GUARD-2 %s: the sender is told, and nothing changes for anybody",
    async (...attack) => {
      const [, open, , update] = attack;
      const document = open === worksheetOnTrial ? WORKSHEET : CAUCUS;
      const before = await ground.everything(document);
      expect(await ground.strike(document, update)).toBe(answerTo(attack));
      expect(await ground.everything(document)).toBe(before);
    },
  );

  test("GUARD-1 after all of them honest writing goes through, and a restart brings back the same documents", async () => {
    await ground.mustStillWork();
    const before = await Promise.all(BOTH.map(async (document) => ground.everything(document)));
    await ground.restart();
    expect(await Promise.all(BOTH.map(async (document) => ground.everything(document)))).toEqual(
      before,
    );
    await ground.mustStillWork();
  });
});
