import { authorityWords } from "../moves/authorised.ts";
import type { Pass, ProposalState, Signature } from "../moves/case-state.ts";
import { isTentativelyAgreed, standingOf, standingWords } from "../moves/standing.ts";
import type { Stamp } from "../record/stamp.ts";
import { SIDE_MARKS, type Sides } from "../sides.ts";
import { inArticleOrder } from "./article-order.ts";
import { sourceDateWords, timeWords } from "./paper-dates.ts";
import type { PaperSource } from "./paper-source.ts";

/** A text that both chiefs have signed. */
export interface TentativeAgreement {
  readonly proposal: ProposalState;
  readonly pass: Pass;
  /** Its standing when that is more than "Tentative agreement": that it is disputed. */
  readonly remark: string | null;
  /** Who has said that they are not bound by it, and in which words. */
  readonly disputes: readonly string[];
}

/** Every tentative agreement, in the order of the contract. */
export function tentativeAgreements({ state, mark }: PaperSource): TentativeAgreement[] {
  const agreed = [...state.proposals.values()].filter(isTentativelyAgreed);
  return inArticleOrder(state, agreed).flatMap((proposal) => {
    const pass = proposal.passes.find(({ number }) => number === proposal.agreement?.pass);
    const standing = standingOf(proposal);
    const remark = standing === "ta" ? null : standingWords(standing);
    const disputes = proposal.closings.repudiations.map(
      ({ words, stamp }) =>
        `Repudiated by ${stamp.side === null ? "a side" : state.sides[stamp.side].short}, ${doneWords(stamp, mark.zone)}, row ${stamp.seq}: ${words}`,
    );
    return pass === undefined ? [] : [{ proposal, pass, remark, disputes }];
  });
}

/** When something was done, in the official zone; and for what was entered from sources, what they say of when. */
export function doneWords(stamp: Pick<Stamp, "at" | "asOf">, zone: string): string {
  const entered = timeWords(stamp.at, zone);
  return stamp.asOf === null ? entered : `${sourceDateWords(stamp.asOf)}; entered ${entered}`;
}

/** When something happened: what the sources say of it, or else when it was entered. */
export function happenedWords(stamp: Pick<Stamp, "at" | "asOf">, zone: string): string {
  return stamp.asOf === null ? timeWords(stamp.at, zone) : sourceDateWords(stamp.asOf);
}

/** What each side has shown of the authority for the text and for its acceptance; empty where neither has shown any. */
export function authorityLines({ agreement }: ProposalState, pass: Pass, sides: Sides): string[] {
  const by = agreement?.stamp.side ?? null;
  return [
    ...(pass.authorisedBy === undefined
      ? []
      : [`Passed by ${sides[pass.side].short}.${authorityWords(pass)}`]),
    ...(by === null || agreement?.authorisedBy === undefined
      ? []
      : [`Accepted by ${sides[by].short}.${authorityWords(agreement)}`]),
  ];
}

/**
 * Who signed, for whom and when: "Guild: Guild chief, 3 October 2007, 17:20, row 41", and what was shown of the authority. A missing
 * signature is said.
 */
export function signatureLines(
  { agreement }: ProposalState,
  { sides, zone }: { sides: Sides; zone: string },
): string[] {
  return SIDE_MARKS.map((mark) => {
    const signed = agreement?.signatures[mark] ?? null;
    const { short } = sides[mark];
    return signed === null
      ? `${short}: not signed`
      : `${short}: ${signed.seatName}, ${doneWords(signed, zone)}, row ${signed.seq}${saidWith(signed)}`;
  });
}

function saidWith(signed: Signature): string {
  return signed.authorisedBy === undefined ? "" : `.${authorityWords(signed)}`;
}
