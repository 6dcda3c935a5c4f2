import type { CaseState } from "../moves/case-state.ts";
import { otherSide } from "../sides.ts";
import { sightOf } from "./clerks-sight-for-tests.ts";
import {
  agreeToExtension,
  dropExtension,
  extensionTermsAt,
  hashOfExtension,
  offerExtension,
  restart,
  STOP,
} from "./extension-model-for-tests.ts";
import { WRONG_HASH, type WishMaker } from "./model-wish-for-tests.ts";

/** Offers one of the moments, or to stop the clock. */
export function offeringExtension(what: "moment" | "stop"): WishMaker {
  return ({ side, chance }) => {
    const which = what === "stop" ? STOP : chance.name % STOP;
    return {
      move: { kind: "offer-extension", terms: extensionTermsAt(which), words: "" },
      take: (on, by) => offerExtension(on, { side, by }, which),
    };
  };
}

function hashOf(seen: number | null): string {
  return (seen === null ? undefined : hashOfExtension(seen)) ?? WRONG_HASH;
}

/** Agrees to what the other side was seen to offer. */
export const agreeingToExtension: WishMaker = ({ side, paper }) => {
  const seen = sightOf(paper, side).clock.offered[otherSide(side)];
  return {
    move: { kind: "agree-extension", hash: hashOf(seen) },
    take: (on) => agreeToExtension(on, side, seen),
  };
};

/** Takes the own offer back, or declines the other side's. */
export function droppingExtension(whose: "own" | "other"): WishMaker {
  return ({ side, paper }) => {
    const of = whose === "own" ? side : otherSide(side);
    const seen = sightOf(paper, side).clock.offered[of];
    return {
      move: { kind: "drop-extension", of, hash: hashOf(seen), words: "" },
      take: (on) => dropExtension(on, of, seen),
    };
  };
}

/** Sets the clock going again that the side saw stopped. */
export const restarting: WishMaker = ({ side, paper, state }) => {
  const seen = sightOf(paper, side).clock.stop;
  return {
    move: { kind: "restart-clock", since: whenStopped(state, seen), words: "" },
    take: (on) => restart(on, seen),
  };
};

/** The moment of one stop, counted from 1; one at which nothing was stopped where there is no such stop. */
function whenStopped({ extensionTalks }: CaseState, stop: number | null): string {
  const stops = extensionTalks.agreed.filter(({ offer }) => offer.terms.how === "stop-the-clock");
  return stops[(stop ?? 0) - 1]?.stamp.at ?? "2026-01-01T00:00:00.000Z";
}
