import { otherSide, type SideMark } from "../sides.ts";
import { proposalLabel, type CaseState } from "./case-state.ts";
import { finalOfferOf } from "./declarations.ts";
import { howMuchLater } from "./ground-rule-words.ts";
import type { Move } from "./move.ts";
import { numbersLikeTheirs } from "./number-prefix.ts";
import { undoneWarning } from "./undone.ts";

/**
 * What a chief should know before a move goes over, in sentences. It warns and never blocks: what the rules refuse is
 * said by `judgeMove`. Empty when there is nothing to say.
 */
export function warningsOf(state: CaseState, move: Move, side: SideMark): string[] {
  return [
    ...onNumbers(state, move, side),
    ...onStatement(state, move),
    ...onWhole(state, move, side),
    ...onPackages(state, move, side),
    ...onSilence(move),
    ...onProposal(state, move, side),
  ];
}

function onNumbers(state: CaseState, move: Move, side: SideMark): string[] {
  const { short } = state.sides[otherSide(side)];
  return numbersLikeTheirs(state, move, side).map(
    (number) =>
      `So far only ${short} has numbers that begin as ${number} does. ${short} can never use it once it is your side's.`,
  );
}

/** What the ground rules say of who reads it, and of one side speaking alone. */
function onStatement({ groundRules }: CaseState, move: Move): string[] {
  const isOut = move.kind === "publish-statement" || move.kind === "sign-statement";
  if (!isOut) return [];
  const { blackout, observers, observersDelayMinutes } = groundRules;
  const alone =
    blackout === "on" && move.kind === "publish-statement"
      ? [
          "Both chiefs have agreed on a press blackout: neither side speaks to the press about the talks. A statement of your side alone breaks it.",
        ]
      : [];
  if (observers === "stay-out")
    return [
      ...alone,
      "The ground rules show observers nothing of the talks: they read it here when both chiefs let them in again.",
    ];
  return observersDelayMinutes === 0
    ? alone
    : [
        ...alone,
        `Observers follow ${howMuchLater(observersDelayMinutes)} later, by the ground rules, and read it then.`,
      ];
}

/** After a declaration on the whole, or before another. */
function onWhole(state: CaseState, move: Move, side: SideMark): string[] {
  if (state.finalWholes[side] === null) return [];
  const said = "Your side has declared all that it had on the table its last, best and final offer";
  switch (move.kind) {
    case "pass":
    case "table-proposal":
    case "add-part":
      return [`${said}. A further text shows that it was not.`];
    case "offer-package":
      return [`${said}. A further package shows that it was not.`];
    case "declare-final-whole":
      return [`${said} before.`];
    default:
      return [];
  }
}

/** After a declaration on a package of the own side, whatever became of it. */
function onPackages(state: CaseState, move: Move, side: SideMark): string[] {
  const declared = [...state.packages.values()].findLast(
    (offered) => offered.side === side && offered.finalOffer !== undefined,
  );
  if (declared === undefined) return [];
  const said = `Your side has declared its package ${declared.number} its last, best and final offer`;
  switch (move.kind) {
    case "offer-package":
      return [`${said}. A further package shows that it was not.`];
    case "declare-final-package":
      return [`${said} before.`];
    case "withdraw-package":
      return move.package === declared.id ? [`${said}. Taking it back shows that it was not.`] : [];
    case "pass":
      return declared.members.some(({ proposal }) => proposal === move.proposal)
        ? [`${said}. A further text on a proposal of it shows that it was not.`]
        : [];
    default:
      return [];
  }
}

function onSilence({ kind }: Move): string[] {
  return kind === "decline-to-answer" || kind === "decline-to-answer-package"
    ? [
        "A side that does not answer may be said to refuse to bargain. A rejection with a reason is an answer.",
      ]
    : [];
}

function onProposal(state: CaseState, move: Move, side: SideMark): string[] {
  if (!("proposal" in move)) return [];
  const proposal = state.proposals.get(move.proposal);
  if (proposal === undefined) return [];
  const label = proposalLabel(proposal);
  const declared = finalOfferOf(proposal.declarations, side);
  switch (move.kind) {
    case "pass":
      return [
        ...undoneWarning(state.sides, proposal, side),
        ...(declared === undefined
          ? []
          : [
              `Your side has declared pass ${declared.pass} of ${label} its last, best and final offer. A further text shows that it was not.`,
            ]),
      ];
    case "withdraw":
      return undoneWarning(state.sides, proposal, side);
    case "reinstate": {
      const how = proposal.withdrawal?.how;
      return how === "unconditional"
        ? [`${label} was withdrawn unconditionally. Bringing it back takes that back.`]
        : [];
    }
    case "declare-final-offer":
      return [
        ...(declared === undefined
          ? []
          : [`Your side has declared pass ${declared.pass} of ${label} its last offer before.`]),
        ...(proposal.hold !== null && proposal.hold.stamp.side !== side
          ? [`A question of the other side on ${label} is still open.`]
          : []),
      ];
    case "repudiate":
      return [
        "The tentative agreement stays on the record with both signatures. The other side may hold yours to it.",
      ];
    default:
      return [];
  }
}
