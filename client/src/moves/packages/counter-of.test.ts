import { matrixRow } from "@crosstable/shared/documents/matrix";
import type { PackageMember } from "@crosstable/shared/moves/package-member";
import {
  hashOf,
  K1,
  oneOfEach,
  P1,
  threeOnTheTable,
  W8,
} from "@crosstable/shared/moves/packages-for-tests";
import { guildChief, W7 } from "@crosstable/shared/moves/talks-for-tests";
import { expect, test } from "vitest";

import { counterOf } from "./counter-of.ts";

test.each(["accept", "ask-withdrawal"] as const)(
  "PACKAGE-11 the answer to a package begins with all of its members, each as this side would offer the same (%s)",
  (offer) => {
    const talks = threeOnTheTable();
    const onP1: PackageMember =
      offer === "accept"
        ? { offer, proposal: P1, pass: 1, hash: hashOf(talks, P1, 1) }
        : { offer, proposal: P1, lastPass: 1 };
    const members: PackageMember[] = [
      { offer: "pass", proposal: W7, answers: null, text: "One cent more." },
      onP1,
      { offer: "withdraw", proposal: W8, lastPass: 1 },
    ];
    talks.must(guildChief, oneOfEach(talks, { members }));
    const offered = talks.state.packages.get(K1);
    if (offered === undefined) throw new Error("no package");
    expect(counterOf(offered, [...talks.state.proposals.values()].map(matrixRow))).toEqual({
      title: "",
      words: "",
      openUntil: "",
      answers: K1,
      members: [
        { proposal: W7, offer: "pass", text: "One cent more." },
        { proposal: P1, offer: offer === "accept" ? "pass" : "withdraw", text: "P-1 as tabled." },
        { proposal: W8, offer: "ask-withdrawal", text: "" },
      ],
    });
  },
);
