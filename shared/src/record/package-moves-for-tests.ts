import { mustPackageId, type PackageId } from "../ids.ts";
import type { PackageMember } from "../moves/package-member.ts";
import { otherSide } from "../sides.ts";
import type { ModelPackage } from "./clerks-paper-for-tests.ts";
import { seenOf, sightOf } from "./clerks-sight-for-tests.ts";
import {
  hashOf,
  proposalAt,
  stateOf,
  WRONG_HASH,
  type Asking,
  type Wish,
  type WishMaker,
} from "./model-wish-for-tests.ts";
import {
  acceptWhole,
  callPackageFinal,
  lapse,
  leaveUnanswered,
  offer,
  rejectWhole,
  withdrawWhole,
  type MemberWish,
} from "./packages-model-for-tests.ts";

/** How long the rest of an hour is at most, however many rows came in it. */
const REST_OF_HOUR_MS = 30 * 60 * 1000;

/** What the side would say of the proposal of which chance speaks. */
function memberAt({ side, paper }: Asking, chance: number): MemberWish | null {
  const of = proposalAt(paper, Math.floor(chance / 4));
  if (of === undefined) return null;
  const { theirs, passes } = seenOf(paper, side, of);
  const whole = { proposal: of.id, lastPass: passes };
  if (chance % 4 < 2) {
    const answers = chance % 4 === 0 || theirs === 0 ? null : theirs;
    return { ...whole, what: "pass", answers };
  }
  // Now and then as if the sponsor were the other side.
  const isOwn = (of.sponsor === side) !== (chance % 13 === 0);
  if (isOwn) return { ...whole, what: "withdraw", answers: null };
  return chance % 4 === 2
    ? { ...whole, what: "ask-withdrawal", answers: null }
    : { ...whole, what: "accept", answers: theirs === 0 ? 99 : theirs };
}

function memberOf({ state, chance }: Asking, wish: MemberWish, text: string): PackageMember {
  const { what, proposal, answers, lastPass } = wish;
  if (what === "withdraw" || what === "ask-withdrawal") {
    // On paper it is withdrawn in either way: what it prejudices no rule of the moves asks.
    const how = chance.way % 2 === 0 ? ({ how: "without-prejudice" } as const) : {};
    return { offer: what, proposal, lastPass, ...how };
  }
  if (what === "pass") return { offer: what, proposal, answers, text };
  const pass = answers ?? 99;
  return { offer: what, proposal, pass, hash: hashOf(stateOf(state, proposal), pass) };
}

function offering(
  asking: Asking,
  of: { answers: PackageId | null; members: readonly MemberWish[] },
): Wish | null {
  const { side, paper, nowMs, chance, fresh } = asking;
  const { answers, members } = of;
  if (members.length === 0) return null;
  const [anyId] = paper.packages.keys();
  const id = chance.way === 0 && anyId !== undefined ? anyId : mustPackageId(fresh);
  // Open for this hour, until an hour that is over, or for good.
  const { hour } = paper;
  const lastHour = [null, hour, hour, hour, hour - 1][chance.way] ?? null;
  const untilMs = lastHour === hour ? nowMs + REST_OF_HOUR_MS : nowMs - 1;
  const openUntil = lastHour === null ? null : new Date(untilMs).toISOString();
  const said = { title: null, words: "All or none.", answers, openUntil };
  const text = `Offer ${fresh}.`;
  const offered = members.map((each) => memberOf(asking, each, text));
  return {
    move: { kind: "offer-package", package: id, ...said, members: offered },
    take: (on) => offer(on, side, { id, answers, lastHour, members, text }),
  };
}

/** Offers something on up to three proposals; each of them once, but where something is to be wrong. */
export const offeringPackage: WishMaker = (asking) => {
  const { chance } = asking;
  const wishes = chance.members.flatMap((each) => memberAt(asking, each) ?? []);
  const once = [...new Map(wishes.map((each) => [each.proposal, each])).values()];
  return offering(asking, { answers: null, members: chance.way === 5 ? wishes : once });
};

/** Answers a package with less than all of it, as a package of the own side: "two of three". */
export const countering: WishMaker = (asking) => {
  const { paper, side } = asking;
  const answered = packageAt(asking, "other");
  if (answered === undefined) return null;
  const kept = answered.members.length > 1 ? answered.members.slice(1) : answered.members;
  const members = kept.map(({ what, of }): MemberWish => {
    const { theirs, passes } = seenOf(paper, side, of);
    const whole = { proposal: of.id, lastPass: passes };
    if (what === "withdraw") return { ...whole, what: "ask-withdrawal", answers: null };
    if (what === "ask-withdrawal") return { ...whole, what: "withdraw", answers: null };
    return { ...whole, what: "pass", answers: theirs === 0 ? null : theirs };
  });
  return offering(asking, { answers: answered.id, members });
};

/** A package that the side believes open, the newest first; now and then any. */
function packageAt(asking: Asking, whose: "own" | "other"): ModelPackage | undefined {
  const { side, paper, chance } = asking;
  const all = [...paper.packages.values()].toReversed();
  const { over } = sightOf(paper, side);
  const from = whose === "own" ? side : otherSide(side);
  const believed = all.filter((each) => each.side === from && !over.has(each.id));
  const pool = chance.way === 0 || believed.length === 0 ? all : believed;
  return pool[chance.which % Math.max(1, pool.length)];
}

/** Accepts a package as it was shown. */
export const acceptingPackage: WishMaker = (asking) => {
  const { side, state, chance } = asking;
  const id = packageAt(asking, "other")?.id;
  if (id === undefined) return null;
  const isAsShown = chance.way !== 9;
  const hash = (isAsShown ? state.packages.get(id)?.hash : undefined) ?? WRONG_HASH;
  return {
    move: { kind: "accept-package", package: id, hash },
    take: (paper) => acceptWhole(paper, side, { id, isAsShown }),
  };
};

/** Rejects a package. */
export const rejectingPackage: WishMaker = (asking) => {
  const id = packageAt(asking, "other")?.id;
  if (id === undefined) return null;
  return {
    move: { kind: "reject-package", package: id, words: "No." },
    take: (paper) => rejectWhole(paper, asking.side, id),
  };
};

/** Says that it will not answer a package; now and then without words. */
export const leavingPackage: WishMaker = (asking) => {
  const id = packageAt(asking, "other")?.id;
  if (id === undefined) return null;
  const isSilent = asking.chance.way === 9;
  return {
    move: {
      kind: "decline-to-answer-package",
      package: id,
      words: isSilent ? " " : "Ours is first.",
    },
    take: (paper) => !isSilent && leaveUnanswered(paper, asking.side, id),
  };
};

/** Takes the own offer back. */
export const withdrawingPackage: WishMaker = (asking) => {
  const id = packageAt(asking, "own")?.id;
  if (id === undefined) return null;
  return {
    move: { kind: "withdraw-package", package: id, words: "" },
    take: (paper) => withdrawWhole(paper, asking.side, id),
  };
};

/** Calls the own package final. */
export const callingPackageFinal: WishMaker = (asking) => {
  const id = packageAt(asking, "own")?.id;
  if (id === undefined) return null;
  const asked = { askedBy: "mediator", askedWords: "Is this your last?" } as const;
  return {
    move: { kind: "declare-final-package", package: id, ...asked, words: "" },
    take: (paper) => callPackageFinal(paper, asking.side, id),
  };
};

/** A lapse, which the server enters; now and then a side tries to. */
export const lapsing: WishMaker = (asking) => {
  const { side, chance } = asking;
  const id = packageAt(asking, "other")?.id;
  if (id === undefined) return null;
  const isByServer = chance.way !== 0;
  return {
    move: { kind: "lapse-package", package: id },
    isByServer,
    take: (paper) => lapse(paper, isByServer ? "server" : side, id),
  };
};
