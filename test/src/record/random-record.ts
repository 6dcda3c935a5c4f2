import type { Actor } from "@crosstable/shared/moves/case-state";
import { changesHash } from "@crosstable/shared/moves/ground-rules";
import {
  guildChief,
  guildNegotiator,
  producersChief,
} from "@crosstable/shared/moves/talks-for-tests";
import { momentOf } from "@crosstable/shared/record/extension-model-for-tests";
import { COURSE_KINDS, MOSTLY_MADE } from "@crosstable/shared/record/model-courses-for-tests";
import { firstRules, playSigned } from "@crosstable/shared/record/model-play-for-tests";
import type { Course } from "@crosstable/shared/record/model-steps-for-tests";
import { enrolmentBytes } from "@crosstable/shared/record/signed-transmittal";
import fc from "fast-check";

import { playedOn } from "./played-talks.ts";
import { actOfHost, addSeat, HOST_ACTS, type ActOfHost } from "./random-host-acts.ts";
import { HOST, SignedTalks } from "./signed-talks.ts";

/** Mostly what is tried in a row, so that few rows hold many kinds of moves; now and then an act of the host that is none of the sides' business. */
const step: fc.Arbitrary<Course | ActOfHost> = fc.oneof(
  { weight: 6, arbitrary: MOSTLY_MADE },
  { weight: 1, arbitrary: fc.oneof(...COURSE_KINDS) },
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constantFrom(...HOST_ACTS), pick: fc.nat(99) }),
  },
);

/** The key of a device that is new, with its signature over its own enrolment. */
function newKey({ devices, negotiation }: SignedTalks, seat: Actor) {
  devices.takeNew(seat);
  const key = devices.keyOf(seat);
  const bytes = enrolmentBytes({ negotiation, seat: seat.id, device: key.publicKey });
  return { device: key.publicKey, proof: key.sign(bytes) };
}

/** Talks for which the host has said until when they go on, or not; with the seat of whom the model sends into working groups, and where it has entered the rules to which both chiefs had agreed before. */
function begun(positionsFall: boolean, until: number | null): SignedTalks {
  const talks = new SignedTalks();
  if (until !== null) {
    const instant = momentOf(until);
    const expiration = { instant, local: instant.slice(0, 16), zone: "UTC", assumed: [] };
    talks.host({ kind: "set-expiration", expiration }, HOST);
  }
  addSeat(talks, { seat: guildNegotiator.id, side: "a", role: "negotiator" });
  const changes = firstRules(positionsFall);
  const table = playedOn(talks);
  table.must(guildChief, { kind: "propose-ground-rules", changes, words: "" });
  table.must(producersChief, { kind: "agree-ground-rules", hash: changesHash(changes) });
  return talks;
}

/**
 * A record of some three dozen rows, of every kind that there is: what both sides of the model do while they race, signed by the devices of
 * chiefs and seconds and sealed by the server, with acts of the host between.
 */
export const randomRecord: fc.Arbitrary<SignedTalks> = fc
  .record({
    positionsFall: fc.boolean(),
    until: fc.constantFrom(null, 0, 1),
    steps: fc.array(step, { minLength: 6, maxLength: 16, size: "max" }),
  })
  .map(({ positionsFall, until, steps }) => {
    const talks = begun(positionsFall, until);
    const play = playSigned(playedOn(talks), {
      copy: structuredClone,
      newKey: (seat) => newKey(talks, seat),
      positionsFall,
      until,
    });
    for (const each of steps) {
      if ("act" in each) actOfHost(talks, each);
      else play(each);
    }
    return talks;
  });
