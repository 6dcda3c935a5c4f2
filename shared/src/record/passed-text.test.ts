import { expect, test } from "vitest";

import { mustProposalId } from "../ids.ts";
import { acceptK1, oneOfEach, threeOnTheTable, W8 } from "../moves/packages-for-tests.ts";
import { guildChief, producersChief, W7 } from "../moves/talks-for-tests.ts";
import { passedText } from "./passed-text.ts";

const A = mustProposalId("w-8-a");
const B = mustProposalId("w-8-b");
const C = mustProposalId("w-8-c");
const ONE = mustProposalId("w-9");

test("REDLINE-5 the text of every pass is found in the row of the record that made it, however it was made", () => {
  const talks = threeOnTheTable();
  talks.must(producersChief, { kind: "pass", proposal: W7, answers: 1, text: "Half a cent." });
  talks.must(guildChief, oneOfEach(talks));
  talks.must(producersChief, acceptK1(talks));
  const piece = { number: null, title: null };
  const other = threeOnTheTable();
  other.must(guildChief, {
    kind: "split",
    proposal: W8,
    lastPass: 1,
    into: [
      { ...piece, proposal: A, letter: "a", subject: "First", text: "The first half." },
      { ...piece, proposal: B, letter: "b", subject: "Second", text: "The second half." },
    ],
  });
  other.must(guildChief, {
    kind: "add-part",
    proposal: W8,
    part: C,
    letter: "c",
    subject: "Third",
    text: "One more.",
  });
  other.must(guildChief, {
    kind: "merge",
    ...piece,
    proposal: ONE,
    subject: "Both",
    text: "Both halves.",
    from: [A, B],
    lastPasses: [1, 1],
  });
  for (const { state, entries } of [talks, other]) {
    for (const { id, passes } of state.proposals.values()) {
      const found = passes.map(({ text: _text, ...pass }) => {
        const entry = entries.find(({ seq }) => seq === pass.stamp.seq);
        return entry === undefined ? null : passedText(entry, id, pass);
      });
      expect(found).toEqual(passes.map(({ text }) => text));
    }
  }
});

test("a text that is not the pass's own is not given out as its text", () => {
  const talks = threeOnTheTable();
  const [, first] = talks.entries;
  const pass = talks.proposal().passes[0];
  if (first === undefined || pass === undefined) throw new Error("nothing was tabled");
  expect(passedText(first, W7, pass)).toBe(pass.text);
  expect(passedText(first, W7, { ...pass, hash: "0".repeat(64) })).toBeNull();
});
