import fc from "fast-check";
import { expect, test } from "vitest";

import { mustSeatId } from "../ids.ts";
import { MAX_INVITATION_MINUTES } from "../limits.ts";
import { invitationAct, type InvitationAct } from "./invitation-act.ts";
import { applyInvitationEntry, isGuest, NO_INVITATIONS, type Invitations } from "./invitations.ts";
import { judgeInvitationAct, type InvitationContext } from "./judge-invitation-act.ts";
import { SIDE_LOG_VERSION, sideLogEntry, type SideLogEntry } from "./side-log.ts";
import { applyVoteEntry, NO_VOTES } from "./votes-state.ts";

const MEDIATOR = mustSeatId("mediator");
const OTHER = mustSeatId("other-mediator");
const CHIEF = mustSeatId("guild-chief");
const NOW = Date.parse("2007-10-30T17:00:00.000Z");
const MINUTE = 60_000;
const INVITE: InvitationAct = { kind: "invite-mediator", seat: MEDIATOR, minutes: 30 };
const END: InvitationAct = { kind: "end-invitation", seat: MEDIATOR };
const guest = { id: MEDIATOR, role: "mediator", epoch: 3, link: 7 } as const;

const side = (short: string) => ({ name: short, short, letter: short.charAt(0), zone: "UTC" });

function context(change: Partial<InvitationContext> = {}): InvitationContext {
  return {
    actor: { id: CHIEF, side: "a", role: "chief", name: "Guild chief" },
    state: { hand: { a: "chief", b: "chief" }, sides: { a: side("Guild"), b: side("Producers") } },
    seats: [
      { id: MEDIATOR, role: "mediator" },
      { id: CHIEF, role: "chief" },
    ],
    guests: [],
    ...change,
  };
}

function entry(act: InvitationAct, atMs: number, seq = 1): SideLogEntry {
  return sideLogEntry.parse({
    v: SIDE_LOG_VERSION,
    negotiation: "talks",
    side: "a",
    seq,
    at: new Date(atMs).toISOString(),
    by: { seat: CHIEF, name: "Guild chief", role: "chief" },
    act,
    ...(act.kind === "invite-mediator" ? { guest: { epoch: guest.epoch, link: guest.link } } : {}),
  });
}

function after(...acts: readonly (readonly [InvitationAct, number])[]): Invitations {
  return acts
    .map(([act, atMs], at) => entry(act, atMs, at + 1))
    .reduce(applyInvitationEntry, NO_INVITATIONS);
}

test("MEDIATOR-1 whoever holds the chief's hand invites a mediator and ends it, and nobody else does", () => {
  expect(judgeInvitationAct(INVITE, context())).toBeNull();
  expect(judgeInvitationAct(END, context({ guests: [MEDIATOR] }))).toBeNull();
  const by = (role: "chief" | "second" | "negotiator" | "staff") =>
    context({ actor: { id: CHIEF, side: "a", role, name: "" }, guests: [MEDIATOR] });
  for (const act of [INVITE, END]) {
    expect(judgeInvitationAct(act, by("second"))?.reason).toBe("not-holding-the-hand");
    for (const role of ["negotiator", "staff"] as const)
      expect(judgeInvitationAct(act, by(role))?.reason).toBe("not-yours-to-ask");
    const handed = {
      ...by("second"),
      state: { ...context().state, hand: { a: "second", b: "chief" } as const },
    };
    expect(judgeInvitationAct(act, handed)).toBeNull();
  }
});

test("MEDIATOR-1 only a mediator's seat is invited, and only who is a guest is sent out", () => {
  expect(judgeInvitationAct({ ...INVITE, seat: CHIEF }, context())?.reason).toBe("unknown-seat");
  expect(judgeInvitationAct({ ...INVITE, seat: OTHER }, context())?.reason).toBe("unknown-seat");
  expect(judgeInvitationAct(END, context())?.reason).toBe("stale");
});

test("MEDIATOR-1 an invitation is for a day at most", () => {
  const lasting = (minutes: number) => invitationAct.safeParse({ ...INVITE, minutes }).success;
  expect([1, MAX_INVITATION_MINUTES].map(lasting)).toEqual([true, true]);
  expect([0, -1, 1.5, MAX_INVITATION_MINUTES + 1].map(lasting)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

test("MEDIATOR-1 it ends at its very moment, when the side says so, and with the seat's role or link", () => {
  const state = after([INVITE, NOW]);
  const end = NOW + 30 * MINUTE;
  expect([NOW, end - 1, end].map((nowMs) => isGuest(state, guest, nowMs))).toEqual([
    true,
    true,
    false,
  ]);
  expect(isGuest(after([INVITE, NOW], [END, NOW + 1]), guest, NOW + 2)).toBe(false);
  expect(isGuest(state, { ...guest, epoch: guest.epoch + 1 }, NOW)).toBe(false);
  expect(isGuest(state, { ...guest, link: guest.link + 1 }, NOW)).toBe(false);
  expect(isGuest(state, { ...guest, role: "observer" }, NOW)).toBe(false);
  expect(isGuest(state, { ...guest, id: OTHER }, NOW)).toBe(false);
});

test("MEDIATOR-1 whatever was said before, the last word counts", () => {
  const word = fc.oneof(
    fc.record({ minutes: fc.integer({ min: 1, max: MAX_INVITATION_MINUTES }) }),
    fc.constant(null),
  );
  const said = fc.array(fc.record({ waitMs: fc.nat(90 * MINUTE), word }), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(said, fc.nat(MAX_INVITATION_MINUTES * 2 * MINUTE), (words, laterMs) => {
      let atMs = NOW;
      let state = NO_INVITATIONS;
      let untilMs = 0;
      for (const { waitMs, word: last } of words) {
        atMs += waitMs;
        if (last === null && !state.has(MEDIATOR)) continue;
        const act = last === null ? END : ({ ...INVITE, ...last } as const);
        state = applyInvitationEntry(state, entry(act, atMs));
        untilMs = last === null ? 0 : atMs + last.minutes * MINUTE;
      }
      expect(isGuest(state, guest, atMs + laterMs)).toBe(atMs + laterMs < untilMs);
    }),
  );
});

test("MEDIATOR-3 what is said of a guest changes no vote", () => {
  const entries = [entry(INVITE, NOW), entry(END, NOW + 1, 2)];
  expect(entries.reduce(applyVoteEntry, NO_VOTES)).toBe(NO_VOTES);
});
