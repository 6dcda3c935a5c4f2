import type { Stamp } from "../record/stamp.ts";
import { SIDE_MARKS, type SideMark } from "../sides.ts";
import type { CaseState } from "./case-state.ts";
import type { FallenOffers } from "./fallen-offers.ts";
import { withMinutes, type OfferedMinutes } from "./minutes.ts";

/** The open offers on the talks that were made by whom `isTheirs` says, or undefined where there are none. */
export function openOffers(
  state: CaseState,
  isTheirs: (made: Stamp) => boolean,
): FallenOffers | undefined {
  const { offers } = state.groundRuleTalks;
  const groundRules = SIDE_MARKS.some((mark) => isOf(offers[mark], isTheirs));
  const imports = state.articleOffers.filter((offer) => isTheirs(offer.stamp)).length;
  const minutes = openMinutesOf(state, isTheirs).length;
  const hasStatement = SIDE_MARKS.some((mark) => isOf(state.statementOffers[mark], isTheirs));
  return groundRules || imports > 0 || minutes > 0 || hasStatement
    ? {
        groundRules,
        imports,
        ...(minutes > 0 ? { minutes } : {}),
        ...(hasStatement ? { statement: true } : {}),
      }
    : undefined;
}

/** The state without them: nobody can agree to them any more. */
export function withoutOffers(state: CaseState, isTheirs: (made: Stamp) => boolean): CaseState {
  const offers = withoutTheirs(state.groundRuleTalks.offers, isTheirs);
  const left = {
    ...state,
    groundRuleTalks: { ...state.groundRuleTalks, offers },
    statementOffers: withoutTheirs(state.statementOffers, isTheirs),
    articleOffers: state.articleOffers.filter((offer) => !isTheirs(offer.stamp)),
  };
  return openMinutesOf(state, isTheirs).reduce<CaseState>(
    (before, offered) => withMinutes(before, { ...offered, end: { how: "fell" } }),
    left,
  );
}

function openMinutesOf(
  { offeredMinutes }: CaseState,
  isTheirs: (made: Stamp) => boolean,
): OfferedMinutes[] {
  return [...offeredMinutes.values()].filter(({ end, stamp }) => end === null && isTheirs(stamp));
}

function withoutTheirs<Offer extends { readonly stamp: Stamp }>(
  { a, b }: Readonly<Record<SideMark, Offer | null>>,
  isTheirs: (made: Stamp) => boolean,
): Record<SideMark, Offer | null> {
  return { a: isOf(a, isTheirs) ? null : a, b: isOf(b, isTheirs) ? null : b };
}

function isOf(
  offer: { readonly stamp: Stamp } | null,
  isTheirs: (made: Stamp) => boolean,
): boolean {
  return offer !== null && isTheirs(offer.stamp);
}
