import { guildChief, openTestTalks, tableW7, W7 } from "@crosstable/shared/moves/talks-for-tests";
import { expect, test } from "vitest";

import { comparingItems } from "./use-new-items.ts";

const RATE = "The home video residual is 0.6% of gross.";
const STUNTS = "Stunt coordinators are covered by Appendix A.";

/** A piece of which it is counted how often its text is read. */
function counted(text: string) {
  const reads = { times: 0 };
  const item = {
    subject: "A piece",
    get text() {
      reads.times += 1;
      return text;
    },
  };
  return { item, reads };
}

test("LATE-3 of many pieces only the one in which somebody writes is compared again, and it is what it says now", () => {
  const talks = openTestTalks();
  talks.must(guildChief, tableW7(RATE));
  const compare = comparingItems(talks.state, { from: [W7], side: "a" });
  const [one, other] = [counted(RATE), counted(STUNTS)];
  expect([one.item, other.item].map(compare)).toEqual([false, true]);
  const [before] = [one.reads.times];
  const written = counted(`${STUNTS} ${RATE}`);
  expect([one.item, written.item].map(compare)).toEqual([false, false]);
  expect(written.reads.times).toBeGreaterThan(0);
  expect(one.reads.times).toBe(before);
});
