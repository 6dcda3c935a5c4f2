import { mustPackageId, mustProposalId } from "@crosstable/shared/ids";
import type { Move } from "@crosstable/shared/moves/move";
import {
  guildChief,
  openTestTalks,
  producersChief,
  tableW7,
  W7,
} from "@crosstable/shared/moves/talks-for-tests";
import type { SeatView } from "@crosstable/shared/session/sign-in";
import { expect, test } from "vitest";

import { tryMoves } from "../try-moves.ts";
import { wordsOf } from "./collected-move.tsx";

const K1 = mustPackageId("k1");
const W8 = mustProposalId("w-8");
const seat = { seat: producersChief.id, side: "b", role: "chief", name: "", epoch: 1 } as SeatView;

/** W-7 is in a package of the guild, so that its text is accepted only after the package was rejected. */
function packaged() {
  const talks = openTestTalks();
  talks.must(guildChief, tableW7(), {
    kind: "offer-package",
    package: K1,
    title: null,
    words: "",
    answers: null,
    openUntil: null,
    members: [{ offer: "pass", proposal: W7, answers: null, text: "Packaged." }],
  });
  const hash = talks.state.proposals.get(W7)?.passes[0]?.hash ?? "";
  const accept: Move = { kind: "accept", proposal: W7, pass: 1, hash };
  const reject: Move = { kind: "reject-package", package: K1, words: "" };
  return { talks, accept, reject };
}

test("TRANSMITTAL-2 what is collected is judged move after move, and the reason stands at the one that would be refused", () => {
  const { talks, accept, reject } = packaged();
  const tried = (...moves: Move[]) => tryMoves(talks.state, moves, { seat, nowMs: talks.nowMs });
  const before = talks.state;
  expect(tried(reject, accept).map(({ refusal }) => refusal)).toEqual([null, null]);
  expect(tried(accept, reject).map(({ refusal }) => refusal?.reason ?? null)).toEqual([
    "packaged",
    null,
  ]);
  expect(tried(reject, accept).at(-1)?.state.proposals.get(W7)?.agreement?.pass).toBe(1);
  expect(talks.state).toBe(before);
});

test("Every collected move has a sentence, also one that would be refused", () => {
  const { talks, accept, reject } = packaged();
  const nowhere: Move = { kind: "accept-package", package: mustPackageId("none"), hash: "" };
  const taken: Move = { ...tableW7(), proposal: W8 } as Move;
  const tried = tryMoves(talks.state, [reject, accept, nowhere, taken], {
    seat,
    nowMs: talks.nowMs,
  });
  expect(tried.map((each) => wordsOf(each, "b"))).toEqual([
    "Producers rejected Guild package 1. Its proposals stand as before.",
    "Producers accepted pass 1 of W-7: agreed in principle.",
    "Producers: an answer to a package.",
    "Producers: W-7 tabled.",
  ]);
});
