import { expect, test } from "vitest";

import type { PackageMember } from "./package-member.ts";
import { packageMember } from "./package-member.ts";
import { memberWords } from "./package-words.ts";
import {
  acceptK1,
  K1,
  oneOfEach,
  P1,
  standings,
  threeOnTheTable,
  W8,
} from "./packages-for-tests.ts";
import { guildChief, producersChief, type TestTalks } from "./talks-for-tests.ts";

const GIVEN: PackageMember = { offer: "withdraw", proposal: W8, lastPass: 1 };
const ASKED: PackageMember = { offer: "ask-withdrawal", proposal: P1, lastPass: 1 };
const how = { how: "without-prejudice" } as const;

function offered(members: PackageMember[]): TestTalks {
  const talks = threeOnTheTable();
  talks.must(guildChief, oneOfEach(talks, { members }));
  return talks;
}

test("PACKAGE-13 a package withdraws without prejudice what it says so of, given or asked for, and the rest on no more than the package", () => {
  for (const [given, asked] of [
    [how, {}],
    [{}, how],
    [how, how],
  ]) {
    const talks = offered([
      { ...GIVEN, ...given },
      { ...ASKED, ...asked },
    ]);
    talks.must(producersChief, acceptK1(talks));
    expect(standings(talks)).toEqual(["tabled", "withdrawn", "withdrawn"]);
    for (const [id, said] of [
      [W8, given],
      [P1, asked],
    ] as const) {
      expect(talks.state.proposals.get(id)?.withdrawal).toMatchObject({
        how: said === how ? "without-prejudice" : "conditional",
        condition: "Guild package 1 accepted as a whole",
        package: K1,
      });
    }
  }
});

test("PACKAGE-13 that it is without prejudice is part of what is accepted", () => {
  const [plain, said] = [GIVEN, { ...GIVEN, ...how }].map(
    (member) => offered([member]).state.packages.get(K1)?.hash,
  );
  expect(said).not.toBe(plain);
  const talks = offered([{ ...GIVEN, ...how }]);
  const other = { ...acceptK1(talks), hash: plain ?? "" };
  expect(talks.make(producersChief, other)?.reason).toBe("wrong-text");
  expect(talks.make(producersChief, acceptK1(talks))).toBeNull();
});

test("PACKAGE-13 a package withdraws in no other way, and says nothing of it of a text or an acceptance", () => {
  expect(packageMember.safeParse({ ...GIVEN, ...how }).success).toBe(true);
  expect(packageMember.safeParse({ ...ASKED, ...how }).success).toBe(true);
  expect(packageMember.safeParse({ ...GIVEN, how: "unconditional" }).success).toBe(false);
  const text = { offer: "pass", proposal: W8, answers: null, text: "W-8 anew." };
  expect(packageMember.safeParse(text).success).toBe(true);
  expect(packageMember.safeParse({ ...text, ...how }).success).toBe(false);
});

test("PACKAGE-13 it reads in the same words wherever a member is named", () => {
  expect(memberWords({ ...GIVEN, ...how })).toBe("withdrawn without prejudice");
  expect(memberWords({ ...ASKED, ...how })).toBe("withdrawal without prejudice asked");
  expect([GIVEN, ASKED].map(memberWords)).toEqual(["withdrawn", "withdrawal asked"]);
});
