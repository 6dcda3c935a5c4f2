import type { VotesView, VoteView } from "../authority/view-votes.ts";
import type { Body, Choice, VoteContent } from "../authority/vote-act.ts";
import { talliedWords } from "../authority/vote-words.ts";
import type { ProposalId, SeatId } from "../ids.ts";
import { memberWords } from "../moves/package-words.ts";
import { timeWords } from "./paper-dates.ts";
import { heading, paragraph, type PaperPart } from "./paper.ts";
import { passText } from "./ta-binder.ts";

/** A vote as its whole side may keep it: with no word of how whoever takes it away has voted in secret. */
export interface KeptVote extends Omit<VoteView, "mine" | "ballots"> {
  /** What the proposal is called, or the proposals of a package, in its order. */
  readonly label: string;
  /** Who voted how, by name; null in a secret vote. */
  readonly ballots: readonly { readonly name: string; readonly choice: Choice }[] | null;
}

export interface KeptVotes {
  readonly bodies: readonly (Omit<Body, "members"> & { readonly members: readonly string[] })[];
  /** The latest first. */
  readonly votes: readonly KeptVote[];
}

/** What a side keeps of its votes, from what one of its seats may see of them. */
export function keptVotes(
  view: VotesView,
  names: {
    readonly nameOf: (seat: SeatId) => string;
    readonly labelOf: (proposal: ProposalId) => string;
  },
): KeptVotes {
  const { nameOf, labelOf } = names;
  return {
    bodies: view.bodies.map((body) => ({ ...body, members: body.members.map(nameOf) })),
    votes: view.votes.map((vote) => ({
      id: vote.id,
      question: vote.question,
      content: vote.content,
      label: proposalsOf(vote.content).map(labelOf).join(", "),
      isSecret: vote.isSecret,
      closes: vote.closes,
      calledAt: vote.calledAt,
      calledBy: vote.calledBy,
      closedAt: vote.closedAt,
      bodies: vote.bodies,
      ballots: vote.ballots?.map(({ seat, choice }) => ({ name: nameOf(seat), choice })) ?? null,
    })),
  };
}

/** The proposals that a vote is about; none for a package of the other side, which is in the record. */
function proposalsOf(content: VoteContent): readonly ProposalId[] {
  if (content.kind === "package") return [];
  return content.kind === "offer"
    ? content.members.map(({ proposal }) => proposal)
    : [content.proposal];
}

/** The votes on paper: who votes, and each vote with its words, its tally and, where it was open, its ballots. */
export function votesParts({ bodies, votes }: KeptVotes, zone: string): PaperPart[] {
  if (bodies.length === 0 && votes.length === 0)
    return [paragraph("There was no vote in this caucus.", "gap")];
  const who = bodies.map(
    ({ name, quorum, members }) => `${name}, quorum ${quorum}: ${members.join(", ")}`,
  );
  return [
    ...(who.length === 0 ? [] : [paragraph("Who votes:"), { kind: "list", items: who } as const]),
    ...votes.flatMap((vote) => voteParts(vote, zone)),
  ];
}

function voteParts(vote: KeptVote, zone: string): PaperPart[] {
  const { question, calledBy, calledAt, isSecret, closedAt, content, label, ballots } = vote;
  const ended = closedAt === null ? "still open" : `closed ${timeWords(closedAt, zone)}`;
  const how = isSecret ? "secret" : "open ballots";
  return [
    heading(2, question),
    paragraph(`Called by ${calledBy} ${timeWords(calledAt, zone)}, ${how}, ${ended}.`, "note"),
    paragraph(talliedWords(vote)),
    ...(ballots === null || ballots.length === 0
      ? []
      : [
          {
            kind: "list",
            items: ballots.map(({ name, choice }) => `${name}: ${choice}`),
          } as const,
        ]),
    ...contentParts(content, label),
  ];
}

function contentParts(content: VoteContent, label: string): PaperPart[] {
  switch (content.kind) {
    case "text":
      return [paragraph(`On our text for ${label}:`), ...passText(content.text)];
    case "pass":
      return [
        paragraph(
          `On their pass ${content.pass} of ${label}, whose text is in the record under the hash ${content.hash}.`,
        ),
      ];
    case "package":
      return [
        paragraph(
          `On a package of theirs, whose texts are in the record under the hash ${content.hash}.`,
        ),
      ];
    case "offer": {
      const title = content.title === null ? "" : ` “${content.title}”`;
      return [
        paragraph(`On our package${title}, to be offered, over ${label}:`),
        ...(content.words === "" ? [] : [paragraph(content.words)]),
        ...content.members.flatMap((member): PaperPart[] => [
          paragraph(`${memberWords(member)}${member.offer === "pass" ? ":" : "."}`),
          ...(member.offer === "pass" ? passText(member.text) : []),
        ]),
      ];
    }
  }
}
