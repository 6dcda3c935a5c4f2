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
  const groundRules = hasAny(state.groundRuleTalks.offers, isTheirs);
  const extension = hasAny(state.extensionTalks.offers, isTheirs);
  const imports = state.articleOffers.filter((offer) => isTheirs(offer.stamp)).length;
  const minutes = openMinutesOf(state, isTheirs).length;
  const statement = hasAny(state.statementOffers, isTheirs);
  return groundRules || extension || imports > 0 || minutes > 0 || statement
    ? {
        groundRules,
        ...(extension ? { extension } : {}),
        imports,
        ...(minutes > 0 ? { minutes } : {}),
        ...(statement ? { statement } : {}),
      }
    : undefined;
}

/** The state without them: nobody can agree to them any more. */
export function withoutOffers(state: CaseState, isTheirs: (made: Stamp) => boolean): CaseState {
  const { groundRuleTalks, extensionTalks, articleOffers } = state;
  const left = {
    ...state,
    groundRuleTalks: { ...groundRuleTalks, offers: without(groundRuleTalks.offers, isTheirs) },
    extensionTalks: { ...extensionTalks, offers: without(extensionTalks.offers, isTheirs) },
    statementOffers: without(state.statementOffers, isTheirs),
    articleOffers: articleOffers.filter((offer) => !isTheirs(offer.stamp)),
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

type OfEachSide<Offer> = Readonly<Record<SideMark, Offer | null>>;

function hasAny(
  offers: OfEachSide<{ readonly stamp: Stamp }>,
  isTheirs: (made: Stamp) => boolean,
): boolean {
  return SIDE_MARKS.some((mark) => isOf(offers[mark], isTheirs));
}

function without<Offer extends { readonly stamp: Stamp }>(
  { a, b }: OfEachSide<Offer>,
  isTheirs: (made: Stamp) => boolean,
): OfEachSide<Offer> {
  return { a: isOf(a, isTheirs) ? null : a, b: isOf(b, isTheirs) ? null : b };
}

function isOf(
  offer: { readonly stamp: Stamp } | null,
  isTheirs: (made: Stamp) => boolean,
): boolean {
  return offer !== null && isTheirs(offer.stamp);
}
