import type { ProposalId } from "../ids.ts";
import { otherSide, type SideMark } from "../sides.ts";
import { mayAnswerAgain } from "./bounds-model-for-tests.ts";
import type { ModelProposal, Paper } from "./clerks-paper-for-tests.ts";
import { seenBy } from "./clerks-sight-for-tests.ts";
import { begin, isRead, type ModelAnswer } from "./halves-model-for-tests.ts";
import { isOpen, modelStanding } from "./standing-model-for-tests.ts";

/** Asks for information about a proposal or, with null, in general. */
export function request(
  paper: Paper,
  side: SideMark,
  of: { about: ProposalId | null; hasTime: boolean; hasWords: boolean },
): boolean {
  const { about, hasTime, hasWords } = of;
  const own = paper.requests.filter((each) => each.side === side);
  if (own.length >= paper.bounds.requests) return false;
  if (!hasTime || !hasWords || (about !== null && !paper.proposals.has(about))) return false;
  paper.requests.push({ side, standing: "open", answers: 0 });
  return true;
}

/** Answers the request of this number, in part or in whole, or withholds it. */
export function answer(
  paper: Paper,
  side: SideMark,
  of: { number: number; how: "answered" | "partly" | "withheld"; hasWords: boolean },
): boolean {
  const asked = paper.requests[of.number - 1];
  if (asked === undefined || asked.side === side || !of.hasWords) return false;
  if (asked.standing === "answered" || asked.standing === "taken-back") return false;
  if (asked.standing === "withheld" && of.how === "withheld") return false;
  if (!mayAnswerAgain(paper, asked, of.how)) return false;
  asked.standing = of.how;
  asked.answers += 1;
  return true;
}

/** Takes the own request back while something of it is still to be given. */
export function takeBack(paper: Paper, side: SideMark, number: number): boolean {
  const asked = paper.requests[number - 1];
  if (asked?.side !== side) return false;
  if (asked.standing !== "open" && asked.standing !== "partly") return false;
  asked.standing = "taken-back";
  return true;
}

function isWithGroup({ group }: ModelProposal): boolean {
  return group.a === "named" && group.b === "named";
}

/** Offers a working group or names the side's own members. */
export function refer(
  paper: Paper,
  side: SideMark,
  to: {
    proposal: ProposalId;
    what: "offered" | "named";
    isOfOwnSide: boolean;
    stands: boolean;
    words: string;
    /** What the side says that it answers. */
    answers: ModelAnswer;
  },
): boolean {
  const of = paper.proposals.get(to.proposal);
  if (of === undefined || !isOpen(of, { mayBeInParts: true })) return false;
  const isAgain = of.group[side] === "named" || of.group[side] === to.what;
  if (isAgain || isWithGroup(of) || !to.isOfOwnSide) return false;
  if (!isRead(of, { what: "group", by: side, answers: to.answers })) return false;
  // Nobody is put to work on a task that the other side has named and they have not read.
  const wouldMake = to.what === "named" && of.group[otherSide(side)] === "named";
  if (wouldMake && to.answers === null) return false;
  of.group[side] = to.what;
  if (to.stands) of.groupStands.add(side);
  else of.groupStands.delete(side);
  begin(of, { what: "group", by: side, words: to.words });
  of.isJustReopened = false;
  return true;
}

/** Brings back what the group found; it is over then. */
export function report(paper: Paper, on: { proposal: ProposalId; hasWords: boolean }): boolean {
  const of = paper.proposals.get(on.proposal);
  if (of === undefined || !isWithGroup(of) || !on.hasWords) return false;
  of.group.a = "nothing";
  of.group.b = "nothing";
  of.isJustReopened = false;
  return true;
}

const CLOSED = ["ta", "ta-disputed", "status-quo", "withdrawn", "in-parts", "continued"];

/** Calls all that the side has on the table final, unless it has called the very same so. */
export function callWholeFinal(paper: Paper, side: SideMark): boolean {
  const texts = [...paper.proposals.values()].flatMap((of) => {
    const { ours } = seenBy(side, of);
    return ours === 0 || CLOSED.includes(modelStanding(paper, of)) ? [] : [`${of.id}/${ours}`];
  });
  const packages = [...paper.packages.values()].flatMap((of) =>
    of.side === side && of.end === "open" ? [of.id] : [],
  );
  const whole = [...texts, ...packages].join(" ");
  if (whole === "" || whole === paper.calledFinal[side]) return false;
  paper.calledFinal[side] = whole;
  return true;
}
