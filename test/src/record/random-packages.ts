import { mustPackageId } from "@crosstable/shared/ids";
import { latestPassOf, type ProposalState } from "@crosstable/shared/moves/case-state";
import { lapsedPackages } from "@crosstable/shared/moves/lapse-package";
import type { Move } from "@crosstable/shared/moves/move";
import type { PackageMember } from "@crosstable/shared/moves/package-member";
import { THE_SERVER } from "@crosstable/shared/record/the-server";
import { otherSide, type SideMark } from "@crosstable/shared/sides";

import { ROW_MS, type SignedTalks } from "./signed-talks.ts";

/** For how many rows most packages are open. */
const OPEN_ROWS = 4;

/** A side offers all or none on some of what is on the table, or withdraws one of its own proposals. */
export function offerOrWithdraw(talks: SignedTalks, side: SideMark, pick: number): void {
  const proposals = [...talks.state.proposals.values()];
  const [first] = proposals;
  if (first === undefined) return;
  if (pick % 5 === 0) {
    const { id: proposal, passes } = first;
    const how = { how: "conditional", condition: "If the rest is agreed.", words: "" } as const;
    talks.make(side, { kind: "withdraw", proposal, lastPass: passes.length, ...how });
    return;
  }
  const openUntil = new Date(talks.nowMs + OPEN_ROWS * ROW_MS).toISOString();
  talks.make(side, {
    kind: "offer-package",
    package: mustPackageId(`k-${talks.rows.length}`),
    title: null,
    words: "All or none.",
    answers: null,
    openUntil: pick % 3 === 0 ? null : openUntil,
    members: proposals.slice(-1 - (pick % 3)).map((of) => memberOf(of, side, pick)),
  });
}

function memberOf(of: ProposalState, side: SideMark, pick: number): PackageMember {
  const { id: proposal, passes, sponsor } = of;
  const theirs = latestPassOf(of, otherSide(side));
  if (pick % 4 === 0 && sponsor === side)
    return { offer: "withdraw", proposal, lastPass: passes.length };
  if (pick % 4 === 0) return { offer: "ask-withdrawal", proposal, lastPass: passes.length };
  if (pick % 4 === 1 && theirs !== undefined)
    return { offer: "accept", proposal, pass: theirs.number, hash: theirs.hash };
  return { offer: "pass", proposal, answers: null, text: `${side} offers – 1,5 % €.` };
}

/** A side answers the latest package, or takes its own back. */
export function answerPackage(talks: SignedTalks, side: SideMark, pick: number): void {
  const live = [...talks.state.packages.values()].findLast(({ end }) => end === null);
  if (live === undefined) return;
  const { id, hash } = live;
  const accepting: Move = { kind: "accept-package", package: id, hash };
  const rejecting: Move = { kind: "reject-package", package: id, words: "No." };
  const back: Move = { kind: "withdraw-package", package: id, words: "" };
  talks.make(side, live.side === side ? back : pick % 3 === 0 ? rejecting : accepting);
}

/** What the server enters before anything else comes: every package whose time has passed. */
export function lapse(talks: SignedTalks): void {
  const due = lapsedPackages(talks.state, talks.nowMs);
  if (due.length === 0) return;
  const moves = due.map(({ id }) => ({ kind: "lapse-package", package: id }) as const);
  talks.add(THE_SERVER, { kind: "moves", moves, asOf: null });
}
