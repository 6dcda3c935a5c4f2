import { expect, test } from "vitest";

import { mustPackageId } from "../ids.ts";
import { replay } from "../record/replay.ts";
import { mustAsRead } from "./as-read-for-tests.ts";
import { moveWords } from "./move-words.ts";
import type { Move } from "./move.ts";
import {
  accepting,
  hashOf,
  K1,
  K2,
  letPositionsFall,
  oneOfEach,
  refused,
  standings,
  tabled,
  W8,
} from "./packages-for-tests.ts";
import { turnOf } from "./standing.ts";
import {
  guildChief,
  openTestTalks,
  producersChief,
  tableW7,
  W7,
  type TestTalks,
} from "./talks-for-tests.ts";

/** Where positions fall with their package, the guild has put its text on W-7 into one that is open. */
function putIntoPackage(): TestTalks {
  const talks = openTestTalks();
  talks.must(guildChief, tableW7(), tabled(W8, "W-8"));
  letPositionsFall(talks);
  const better = { offer: "pass" as const, proposal: W7, answers: null, text: "One cent more." };
  talks.must(guildChief, oneOfEach(talks, { members: [better] }));
  return talks;
}

function takingW7(talks: TestTalks): Move {
  const taken = { offer: "accept" as const, proposal: W7, pass: 1, hash: hashOf(talks, W7, 1) };
  return oneOfEach(talks, { package: K2, members: [taken] });
}

const K3 = mustPackageId("k3");
const refusal: Move = { kind: "reject-package", package: K1, words: "No." };

test.each(["before", "after"])(
  "PACKAGE-12 a package of the other side, offered %s a text fell, takes it when the text's own side accepts the whole, and the record says that it was brought back",
  (when) => {
    const talks = putIntoPackage();
    if (when === "before") talks.must(producersChief, takingW7(talks), refusal);
    else talks.must(producersChief, refusal, takingW7(talks));
    expect(talks.state.proposals.get(W7)?.fallen).toEqual([{ pass: 1, package: K1 }]);
    expect(standings(talks)[0]).toBe("packaged");
    const alone: Move = { kind: "accept", proposal: W7, pass: 1, hash: hashOf(talks, W7, 1) };
    expect(refused(talks, producersChief, alone)?.words).toBe(
      "Pass 1 of W-7 fell with Guild package 1, by the ground rules. It takes a new pass.",
    );
    const yes = accepting(talks, K2);
    expect(refused(talks, producersChief, yes)?.reason).toBe("own-package");
    talks.must(guildChief, yes);
    expect(moveWords(talks.state, yes, "a")).toBe(
      "Guild accepted Producers package 2 as a whole. That brought back what had fallen: pass 1 of W-7.",
    );
    expect(talks.state.proposals.get(W7)?.fallen).toEqual([
      { pass: 1, package: K1, broughtBackBy: K2 },
    ]);
    const signing: Move = { kind: "sign-ta", proposal: W7, pass: 1, hash: hashOf(talks, W7, 1) };
    talks.must(guildChief, signing);
    talks.must(producersChief, signing);
    expect(standings(talks)[0]).toBe("ta");
    expect(replay(talks.entries).proposals).toEqual(talks.state.proposals);
    // Its own side has said yes to it: opened again by both, it is on offer as any text of that side is.
    openAgain(talks);
    talks.must(producersChief, alone);
  },
);

test("PACKAGE-12 a text that its own side agrees to in the other's package does not fall with its own, and is on offer once both open it again", () => {
  const talks = putIntoPackage();
  talks.must(producersChief, takingW7(talks));
  const yes = accepting(talks, K2);
  talks.must(guildChief, yes);
  expect(talks.state.packages.get(K1)?.end?.how).toBe("superseded");
  // Nothing had fallen, so nothing was brought back.
  expect(moveWords(talks.state, yes, "a")).toBe("Guild accepted Producers package 2 as a whole.");
  openAgain(talks);
  talks.must(producersChief, { kind: "pass", proposal: W7, answers: null, text: "Half a cent." });
  expect(turnOf(talks.proposal())).toBe("both");
  talks.must(producersChief, { kind: "accept", proposal: W7, pass: 1, hash: hashOf(talks, W7, 1) });
  expect(replay(talks.entries).proposals).toEqual(talks.state.proposals);
});

test("PACKAGE-12 a text that was agreed to in a package and opened again falls with the next package over it like any other", () => {
  const talks = putIntoPackage();
  talks.must(producersChief, takingW7(talks));
  talks.must(guildChief, accepting(talks, K2));
  openAgain(talks);
  const better = { offer: "pass" as const, proposal: W7, answers: null, text: "Two cents more." };
  talks.must(guildChief, oneOfEach(talks, { package: K3, members: [better] }));
  talks.must(producersChief, { kind: "reject-package", package: K3, words: "No." });
  const alone: Move = { kind: "accept", proposal: W7, pass: 1, hash: hashOf(talks, W7, 1) };
  expect(refused(talks, producersChief, alone)?.words).toBe(
    "Pass 1 of W-7 fell with Guild package 3, by the ground rules. It takes a new pass.",
  );
});

function openAgain(talks: TestTalks): void {
  for (const chief of [guildChief, producersChief])
    mustAsRead(talks, chief, { kind: "reopen", proposal: W7, words: "By mistake." });
}

test("PACKAGE-12 a package refused after a text fell leaves the text where it was: it takes a new pass", () => {
  const talks = putIntoPackage();
  talks.must(producersChief, takingW7(talks), refusal);
  const no: Move = { kind: "reject-package", package: K2, words: "" };
  talks.must(guildChief, no);
  const alone: Move = { kind: "accept", proposal: W7, pass: 1, hash: hashOf(talks, W7, 1) };
  expect(refused(talks, producersChief, alone)?.reason).toBe("packaged");
  talks.must(guildChief, { kind: "pass", proposal: W7, answers: null, text: "Again." });
  const anew: Move = { kind: "accept", proposal: W7, pass: 2, hash: hashOf(talks, W7, 2) };
  talks.must(producersChief, anew);
  expect(moveWords(talks.state, anew, "b")).not.toContain("brought back");
});
