import { K1, oneOfEach, threeOnTheTable } from "@crosstable/shared/moves/packages-for-tests";
import {
  guildChief,
  openTestTalks,
  producersChief,
  tableW7,
  W7,
} from "@crosstable/shared/moves/talks-for-tests";
import type { AsOf } from "@crosstable/shared/record/stamp";
import { expect, test } from "vitest";

import { packageAbout, passAbout } from "./paper-about.ts";

const ZONE = "America/Los_Angeles";

function offeredTalks(changes: Parameters<typeof oneOfEach>[1]) {
  const talks = threeOnTheTable();
  talks.must(guildChief, oneOfEach(talks, changes));
  const offered = () => {
    const found = talks.state.packages.get(K1);
    if (found === undefined) throw new Error("no package");
    return found;
  };
  const about = (at: string) => packageAbout(offered(), talks.state, { at, zone: ZONE });
  return { talks, offered, about };
}

test("VOTE-7 the paper of a pass says under whose authority it was passed, where its chief shows that", () => {
  const talks = openTestTalks();
  const authorisedBy = "Authorised by the committee";
  talks.must(guildChief, tableW7());
  talks.must(producersChief, { kind: "pass", proposal: W7, answers: 1, text: "No.", authorisedBy });
  const papers = talks
    .proposal()
    .passes.map((pass) => passAbout(pass, talks.state, { zone: ZONE }));
  expect(papers).toEqual([
    ["Pass 1 by The Guild.", "Passed 5 January 2026, 01:00 (America/Los_Angeles)."],
    [
      "Pass 2 by The Producers.",
      "Passed 5 January 2026, 01:00 (America/Los_Angeles).",
      authorisedBy,
    ],
  ]);
});

test("PACKAGE-10 VOTE-7 the paper of a package says until when it is open, what it was authorised by and that nobody has answered", () => {
  const openUntil = "2026-01-06T07:30:00Z";
  const { about } = offeredTalks({ openUntil, authorisedBy: "Authorised by the committee" });
  expect(about("2026-01-05T18:00:00Z")).toEqual([
    "Offered by The Guild, all or none.",
    "Offered 5 January 2026, 01:00 (America/Los_Angeles).",
    "All or none.",
    "Authorised by the committee",
    "Open until 5 January 2026, 23:30 (America/Los_Angeles).",
    "Not answered when this paper was made.",
  ]);
  expect(about(openUntil).at(-1)).toBe("Its time had passed when this paper was made.");
});

test("PACKAGE-10 VOTE-7 the paper of a package says how it ended, in whose words and under whose authority", () => {
  const { talks, offered, about } = offeredTalks({ words: "" });
  expect(about("2026-01-05T18:00:00Z").slice(2)).toEqual([
    "Open until it is answered, and not answered when this paper was made.",
  ]);
  const { hash } = offered();
  const authorisedBy = "Ten for, none against";
  talks.must(producersChief, { kind: "accept-package", package: K1, hash, authorisedBy });
  expect(about("2026-01-05T18:00:00Z").slice(2)).toEqual([
    "Accepted as a whole 5 January 2026, 01:00 (America/Los_Angeles).",
    "Ten for, none against",
  ]);
  const rejected = offeredTalks({});
  rejected.talks.must(producersChief, { kind: "reject-package", package: K1, words: "Not so." });
  const asOf: AsOf = { date: "2007-10-26", confidence: "ok", sources: ["a paper"] };
  const { end, ...rest } = rejected.offered();
  if (end === null) throw new Error("it was rejected");
  const told = { ...rest, end: { ...end, stamp: { ...end.stamp, asOf } } };
  const at = { at: "2026-01-05T18:00:00Z", zone: ZONE };
  expect(packageAbout(told, rejected.talks.state, at).slice(-2)).toEqual([
    "Rejected. Dated by its sources: 26 October 2007. Entered in the record 5 January 2026, 01:00 (America/Los_Angeles).",
    "Not so.",
  ]);
});
