import { randomUUID } from "node:crypto";

import type { DocumentSession } from "@crosstable/client/sync/document-session";
import type { InvitationAct } from "@crosstable/shared/authority/invitation-act";
import { expect } from "vitest";

import { METRICS_TOKEN } from "../harness/metrics-reader.ts";
import { takeSeat, type Person } from "../harness/person.ts";
import { openTestHouse, type TestHouse } from "../harness/test-house.ts";
import { DRAFT, whenSaved } from "./canaries.ts";

/** A house with a chief and a mediator whom that chief may invite. Its clocks stand still until somebody passes time. */
export interface GuestHouse extends AsyncDisposable {
  readonly house: TestHouse;
  readonly chief: Person;
  readonly mediator: Person;
  /** Lets time pass on both clocks. */
  readonly pass: (ms: number) => void;
  /** Half an hour, by our chief where nobody else is named. */
  readonly invite: (by?: Person) => Promise<void>;
  readonly endIt: () => Promise<void>;
}

export async function openGuestHouse(): Promise<GuestHouse> {
  const clock = { nowMs: Date.parse("2007-10-31T12:00:00.000Z"), steadyMs: 0 };
  const house = await openTestHouse({
    metricsToken: METRICS_TOKEN,
    now: () => clock.nowMs,
    steadyMs: () => clock.steadyMs,
  });
  const chief = await takeSeat(house, { side: "a", role: "chief" });
  const mediator = await takeSeat(house, { side: null, role: "mediator" });
  return {
    house,
    chief,
    mediator,
    pass: (ms) => {
      clock.nowMs += ms;
      clock.steadyMs += ms;
    },
    invite: async (by = chief) =>
      decides(by, { kind: "invite-mediator", seat: mediator.seat.id, minutes: 30 }),
    endIt: async () => decides(chief, { kind: "end-invitation", seat: mediator.seat.id }),
    [Symbol.asyncDispose]: async () => {
      for (const person of [mediator, chief]) await person[Symbol.asyncDispose]();
      await house[Symbol.asyncDispose]();
    },
  };
}

async function decides(person: Person, act: InvitationAct): Promise<void> {
  const asked = { request: "decide-in-caucus", key: randomUUID(), act } as const;
  expect(await person.ask(asked)).toEqual({ done: {} });
}

/** Writes one more word where a guest would read it, and waits until it is on the disk. */
export async function write(caucus: DocumentSession, word: string): Promise<void> {
  caucus.doc.getText(DRAFT).insert(0, word);
  await whenSaved(caucus);
}
