import { expect } from "vitest";

import { mustPackageId, mustProposalId, type ProposalId } from "../ids.ts";
import type { Refusal } from "../refusals.ts";
import { changesHash } from "./ground-rules.ts";
import type { Move } from "./move.ts";
import type { OfferPackage } from "./offer-package.ts";
import type { PackageMember } from "./package-member.ts";
import { standingOf } from "./standing.ts";
import {
  guildChief,
  openTestTalks,
  producersChief,
  tableW7,
  W7,
  type TestTalks,
} from "./talks-for-tests.ts";

export const W8 = mustProposalId("w-8");
export const P1 = mustProposalId("p-1");
export const K1 = mustPackageId("k1");
export const K2 = mustPackageId("k2");

/** A proposal under its number, to be tabled. */
export function tabled(proposal: ProposalId, number: string, text = `${number} as tabled.`): Move {
  return { ...tableW7(text), proposal, number } as Move;
}

/** The guild has tabled W-7 and W-8, the producers P-1. */
export function threeOnTheTable(): TestTalks {
  const talks = openTestTalks();
  talks.must(guildChief, tabled(W7, "W-7"), tabled(W8, "W-8"));
  talks.must(producersChief, tabled(P1, "P-1"));
  return talks;
}

export const NINE = Array.from({ length: 9 }, (_, at) => mustProposalId(`n-${at}`));

/** The guild has tabled N-0 to N-8. */
export function nineOnTheTable(): TestTalks {
  const talks = openTestTalks();
  talks.must(guildChief, ...NINE.map((id, at) => tabled(id, `N-${at}`)));
  return talks;
}

/** Both agree that what a package took the place of falls with it. */
export function letPositionsFall(talks: TestTalks): void {
  const changes = { packageRevert: "stand-alone-falls" } as const;
  talks.must(guildChief, { kind: "propose-ground-rules", changes, words: "" });
  talks.must(producersChief, { kind: "agree-ground-rules", hash: changesHash(changes) });
}

/** The hash of a pass, or nothing where there is none. */
export function hashOf(talks: TestTalks, proposal: ProposalId, pass: number): string {
  return talks.state.proposals.get(proposal)?.passes[pass - 1]?.hash ?? "";
}

/** A better text on W-7, P-1 accepted, W-8 withdrawn: all or none. */
export function oneOfEach(talks: TestTalks, changes: Partial<OfferPackage> = {}): OfferPackage {
  const members: PackageMember[] = [
    { offer: "pass", proposal: W7, answers: null, text: "One cent more." },
    { offer: "accept", proposal: P1, pass: 1, hash: hashOf(talks, P1, 1) },
    { offer: "withdraw", proposal: W8, lastPass: 1 },
  ];
  const said = { title: null, words: "All or none.", answers: null, openUntil: null };
  return { kind: "offer-package", package: K1, ...said, members, ...changes };
}

/** The standings of W-7, W-8 and P-1. */
export function standings(talks: TestTalks): string[] {
  return [W7, W8, P1].map((id) => {
    const proposal = talks.state.proposals.get(id);
    return proposal === undefined ? "none" : standingOf(proposal);
  });
}

/** Accepts a package as it stands. */
export function accepting(talks: TestTalks, id: typeof K1): Move {
  return { kind: "accept-package", package: id, hash: talks.state.packages.get(id)?.hash ?? "" };
}

export const acceptK1 = (talks: TestTalks): Move => accepting(talks, K1);

/** Asks, expects a refusal for this reason, and that nothing has changed. Returns its words. */
export function refused(talks: TestTalks, by: typeof guildChief, ...moves: Move[]): Refusal | null {
  const before = talks.state;
  const refusal = talks.make(by, ...moves);
  expect(talks.state).toBe(before);
  return refusal;
}
