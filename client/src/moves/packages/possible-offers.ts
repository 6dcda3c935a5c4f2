import { matrixRow, type MatrixRow } from "@crosstable/shared/documents/matrix";
import { mustPackageId } from "@crosstable/shared/ids";
import type { Actor, CaseState } from "@crosstable/shared/moves/case-state";
import { partsOf } from "@crosstable/shared/moves/lineage";
import { judgeMove } from "@crosstable/shared/moves/move";
import { isOfWithdrawal, type PackageMember } from "@crosstable/shared/moves/package-member";
import { isClosedStanding, standingOf } from "@crosstable/shared/moves/standing";
import { otherSide, type SideMark } from "@crosstable/shared/sides";

import { answeredPass } from "../possible-moves.ts";
import { shownHash } from "../shown-hash.ts";

export type OfferKind = PackageMember["offer"];

const KINDS: readonly OfferKind[] = ["pass", "accept", "withdraw", "ask-withdrawal"];

/** The member that a package would hold for this proposal, as things stand now. */
export function memberOf(
  row: MatrixRow,
  of: { side: SideMark; offer: OfferKind; text: string; withoutPrejudice?: boolean | undefined },
): PackageMember {
  const { side, offer, text, withoutPrejudice = false } = of;
  const proposal = row.id;
  switch (offer) {
    case "pass":
      return { offer, proposal, answers: answeredPass(row, side), text };
    case "accept": {
      const theirs = row.positions[otherSide(side)];
      if (theirs === null) return { offer, proposal, pass: 1, hash: "" };
      return { offer, proposal, pass: theirs.number, hash: shownHash(row, theirs) };
    }
    case "withdraw":
    case "ask-withdrawal":
      return {
        offer,
        proposal,
        lastPass: row.passList.at(-1)?.number ?? 1,
        ...(withoutPrejudice ? { how: "without-prejudice" } : {}),
      };
  }
}

/** What could be offered on this proposal in a package now, by the shared rule; empty when it is closed or agreed. A whole is withdrawn with its open parts. */
export function possibleOffers(options: {
  state: CaseState;
  row: MatrixRow;
  actor: Actor;
  nowMs: number;
}): OfferKind[] {
  const { state, row, actor, nowMs } = options;
  const { side } = actor;
  if (side === null) return [];
  return KINDS.filter((offer) => {
    const member = memberOf(row, { side, offer, text: "…" });
    const goingWithIt = isOfWithdrawal(member) ? openParts(state, row) : [];
    const members = [
      member,
      ...goingWithIt.map((part) => memberOf(part, { side, offer, text: "" })),
    ];
    const said = { title: null, words: "", answers: null, openUntil: null, members };
    const move = { kind: "offer-package", package: mustPackageId("stand-in"), ...said } as const;
    return judgeMove(state, move, { actor, nowMs }) === null;
  });
}

function openParts(state: CaseState, { id }: MatrixRow): MatrixRow[] {
  return partsOf(state, id)
    .filter((part) => !isClosedStanding(standingOf(part)))
    .map(matrixRow);
}
