import { mustProposalId, type ProposalId } from "@crosstable/shared/ids";
import {
  COMPARED_CHARS_A_SECOND,
  COMPARED_CHARS_AT_ONCE,
  MAX_PASS_TEXT_CHARS,
} from "@crosstable/shared/limits";
import { changesHash, type GroundRuleChanges } from "@crosstable/shared/moves/ground-rules";
import type { Move } from "@crosstable/shared/moves/move";
import type { Seat } from "@crosstable/shared/roles";
import type { SideMark } from "@crosstable/shared/sides";
import { expect, test } from "vitest";

import { moving, openDesk, outcome, TABLING, type DeskOnTrial } from "./desk-on-trial.ts";

const SENTENCE = "Each script that is written for the programme is paid by the page. ";
const LONG = SENTENCE.repeat(Math.floor(MAX_PASS_TEXT_CHARS / SENTENCE.length));
const DEADLINE = "2007-10-22T18:00:00.000Z";
const CHANGES: GroundRuleChanges = {
  newItemDeadline: { instant: DEADLINE, local: "2007-10-22T18:00", zone: "UTC" },
};
const SIDES = ["a", "b"] as const;

/** Both sides have tabled a long text each, and the deadline on which they have agreed has passed. */
class LateTalks implements AsyncDisposable {
  readonly desk = openDesk();
  #asked = 0;

  constructor() {
    this.must(this.chief("a"), { kind: "propose-ground-rules", changes: CHANGES, words: "" });
    this.must(this.chief("b"), { kind: "agree-ground-rules", hash: changesHash(CHANGES) });
    for (const side of SIDES)
      this.must(this.chief(side), {
        ...TABLING,
        proposal: wholeOf(side),
        number: `${side}-1`,
        text: LONG,
      } as Move);
    this.desk.clock.nowMs = Date.parse(DEADLINE) + 1;
  }

  chief(side: SideMark): Seat {
    return this.desk.seat(side, "chief");
  }

  ask(seat: Seat, ...moves: Move[]): ReturnType<DeskOnTrial["ask"]> {
    this.#asked += 1;
    return this.desk.ask(seat, moving(this.#asked, ...moves));
  }

  must(seat: Seat, ...moves: Move[]): void {
    const answer = this.ask(seat, ...moves);
    if ("refused" in answer) throw new Error(answer.refused.words);
  }

  /** Asks for what is refused each time after it was compared, until it is not compared any more. How often, and the words. */
  askInVain(seat: Seat): { times: number; words: string } {
    for (let times = 1; times < 1_000; times += 1) {
      const answer = this.ask(
        seat,
        splitting(seat.side ?? "a", "Animation is covered by Appendix A."),
      );
      if (!("refused" in answer)) throw new Error("it was made");
      const { reason, words } = answer.refused;
      if (reason === "too-many-requests") return { times, words };
      if (reason !== "needs-consent") throw new Error(words);
    }
    throw new Error("it was compared for ever");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.desk[Symbol.asyncDispose]();
  }
}

function wholeOf(side: SideMark): ProposalId {
  return mustProposalId(`${side}-1`);
}

/** Two parts, of which the other says this. */
function splitting(side: SideMark, other: string): Move {
  const into = [SENTENCE, other].map((text, at) => ({
    proposal: mustProposalId(`${side}-1-${at}`),
    number: null,
    letter: "ab".charAt(at),
    title: null,
    subject: "A part",
    text,
  }));
  return { kind: "split", proposal: wholeOf(side), lastPass: 1, into };
}

test("BOUND-4 a side that has the house compare long texts again and again is told to wait, and its second as well; the other side is not, and nothing has changed", async () => {
  await using talks = new LateTalks();
  const { desk } = talks;
  const before = desk.picture();
  const { times, words } = talks.askInVain(talks.chief("a"));
  expect(words).toMatch(/^Your side has split and merged more text .* Send this again in .*second/);
  expect(times).toBeGreaterThan(10);
  expect(times).toBeLessThan(COMPARED_CHARS_AT_ONCE / LONG.length + 3);
  expect(desk.picture()).toBe(before);

  // What takes no comparing goes over: other moves, and what says that it is new.
  talks.must(talks.chief("a"), { kind: "hand-over", to: "second" });
  const good = splitting("a", SENTENCE);
  expect(outcome(talks.ask(desk.seat("a", "second"), good))).toBe("too-many-requests");
  talks.must(talks.chief("b"), splitting("b", SENTENCE));

  desk.clock.steadyMs += (2 * LONG.length * 1_000) / COMPARED_CHARS_A_SECOND;
  talks.must(desk.seat("a", "second"), good);
});
