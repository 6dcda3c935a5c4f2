import { matrixRow } from "@crosstable/shared/documents/matrix";
import { K1, oneOfEach, threeOnTheTable } from "@crosstable/shared/moves/packages-for-tests";
import { guildChief } from "@crosstable/shared/moves/talks-for-tests";
import { expect, test } from "vitest";

import { shownHash as shownPackageHash } from "./packages/shown-package.tsx";
import { shownHash } from "./shown-hash.ts";

test("HEADS-4 the hash of a shown pass follows from its words, whatever its field says", () => {
  const row = matrixRow(threeOnTheTable().proposal());
  const pass = row.positions.a;
  if (pass === null) throw new Error("no pass");
  expect(shownHash(row, pass)).toBe(pass.hash);
  expect(shownHash(row, { ...pass, hash: "0".repeat(64) })).toBe(pass.hash);
  expect(shownHash(row, { ...pass, text: "Other words." })).not.toBe(pass.hash);
});

test("HEADS-4 the hash of a shown package follows from its words and its members', whatever its field says", () => {
  const talks = threeOnTheTable();
  talks.must(guildChief, oneOfEach(talks));
  const offered = talks.state.packages.get(K1);
  if (offered === undefined) throw new Error("no package");
  const { hash, members } = offered;
  expect(shownPackageHash(offered)).toBe(hash);
  expect(shownPackageHash({ ...offered, hash: "0".repeat(64) })).toBe(hash);
  expect(shownPackageHash({ ...offered, words: "Other words." })).not.toBe(hash);
  const others = members.map((each) =>
    each.offer === "pass" ? { ...each, text: "Other words." } : each,
  );
  expect(shownPackageHash({ ...offered, members: others })).not.toBe(hash);
});
