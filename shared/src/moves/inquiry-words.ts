import type { SideMark } from "../sides.ts";
import { sentence } from "../text/sentence.ts";
import { proposalLabel, type CaseState } from "./case-state.ts";
import type { Move } from "./move.ts";
import { workingGroup } from "./working-group.ts";

type InquiryMove = Extract<
  Move,
  { kind: "refer" | "report-back" | "request-information" | "answer-request" | "take-back-request" }
>;

/** What a move refers, reports, asks or answers, as one sentence. `state` is the state after it. */
export function inquiryWords(state: CaseState, move: InquiryMove, side: SideMark): string {
  const who = state.sides[side].short;
  switch (move.kind) {
    case "refer": {
      const proposal = state.proposals.get(move.proposal);
      const label = proposal === undefined ? "a proposal" : proposalLabel(proposal);
      if (move.members.length === 0)
        return `${who} offered to refer ${label} to a working group and named nobody for it yet.`;
      const names = proposal?.referral.named[side]?.members.map(({ name }) => name).join(", ");
      const isFormed = proposal !== undefined && workingGroup(proposal.referral) !== null;
      return isFormed
        ? `${who} named ${names ?? ""}: ${label} is referred to a working group of both sides.`
        : sentence(
            `${who} would refer ${label} to a working group and named ${names ?? "its members"}`,
          );
    }
    case "report-back": {
      const proposal = state.proposals.get(move.proposal);
      const label = proposal === undefined ? "a proposal" : proposalLabel(proposal);
      return sentence(`${who} brought back the working group's report on ${label}`);
    }
    case "request-information": {
      const about = move.about === null ? undefined : state.proposals.get(move.about);
      return sentence(
        `${who} asked for information${about === undefined ? "" : ` on ${proposalLabel(about)}`}`,
      );
    }
    case "answer-request":
      switch (move.how) {
        case "answered":
          return `${who} answered request ${move.request}.`;
        case "partly":
          return `${who} answered request ${move.request} in part.`;
        case "withheld":
          return `${who} withheld what request ${move.request} asks for, and said why.`;
      }
    case "take-back-request":
      return `${who} took back its request ${move.request} for information.`;
  }
}
