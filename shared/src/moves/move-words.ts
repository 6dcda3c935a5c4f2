import { fingerprintOf } from "../record/fingerprint.ts";
import { wallWords } from "../session/wall-words.ts";
import { wallTimeIn } from "../session/zone-time.ts";
import type { SideMark } from "../sides.ts";
import { sentence } from "../text/sentence.ts";
import { authorityWords } from "./authorised.ts";
import { proposalLabel, type CaseState } from "./case-state.ts";
import { closingWords } from "./closing-words.ts";
import { extensionMoveWords, isExtensionMove } from "./extension-words.ts";
import { fallenOffersWords } from "./fallen-offers.ts";
import { finalOfferWords, wholeWords } from "./final-offer-words.ts";
import { officialTimeWords } from "./ground-rule-words.ts";
import { inquiryWords } from "./inquiry-words.ts";
import { lineageWords } from "./lineage-words.ts";
import { minutesWords } from "./minutes-words.ts";
import type { Move } from "./move.ts";
import { notedWords } from "./noted.ts";
import { offerWords } from "./offer-words.ts";
import type { PackageState } from "./package-state.ts";
import { afterPackageWords, memberLabel, packageLabel } from "./package-words.ts";
import { statementWords } from "./statement-words.ts";
import { undoneWords } from "./undone.ts";

type MoveOnProposal = Extract<Move, { proposal: unknown }>;
type PackageMove = Extract<Move, { package: unknown }>;
type MoveOnTalks = Exclude<Move, MoveOnProposal | PackageMove>;

/**
 * A move as one sentence in the words of bargaining, for the feed, the record and the announcer. `state` is the state
 * after the move, `side` whose move it was; null for what the server enters by itself.
 */
export function moveWords(state: CaseState, move: Move, side: SideMark | null): string {
  if ("package" in move) {
    const who = side === null ? "The server" : state.sides[side].short;
    return packageMoveWords(state, move, who);
  }
  if (side === null) throw new Error("only a lapse is nobody's move");
  return "proposal" in move ? wordsOnProposal(state, move, side) : wordsOnTalks(state, move, side);
}

function wordsOnTalks(state: CaseState, move: MoveOnTalks, side: SideMark): string {
  if (isExtensionMove(move)) return extensionMoveWords(state, move, side);
  const who = state.sides[side].short;
  switch (move.kind) {
    case "hand-over": {
      const fell = fallenOffersWords(move.drops);
      return move.to === "second"
        ? `The chief of ${who} handed over to the second.${fell}`
        : `The chief of ${who} makes the moves again.${fell}`;
    }
    case "vouch-for-key": {
      const whose = state.seats.get(move.seat)?.name ?? "a seat";
      return `${who} vouched for a key of ${whose}: ${fingerprintOf(move.device)}.`;
    }
    case "open-session":
      return `${who} opened session ${state.sessions.at(-1)?.number ?? ""}.`;
    case "adjourn-session": {
      const next = nextWords(move.next, {
        named: state.sides[side].zone,
        official: state.groundRules.timeZone,
      });
      return `${who} adjourned session ${move.session}. ${next}`;
    }
    case "go-off-record":
      return `${who} took the table off the record. Whatever binds is on the record of both sides all the same.`;
    case "go-on-record":
      return `${who} put the table back on the record.`;
    case "request-information":
    case "answer-request":
    case "take-back-request":
      return inquiryWords(state, move, side);
    case "declare-final-whole": {
      const whole = state.finalWholes[side];
      const covers = whole === null ? "" : ` (${wholeWords(whole)})`;
      return finalOfferWords(state, {
        ...move,
        who,
        what: `all that it has on the table${covers}`,
      });
    }
    case "propose-ground-rules":
    case "agree-ground-rules":
    case "drop-ground-rules":
    case "import-articles":
    case "agree-articles":
    case "decline-articles":
      return offerWords(state, move, side);
    case "offer-minutes":
    case "sign-minutes":
    case "drop-minutes":
      return minutesWords(state, move, side);
    case "publish-statement":
    case "offer-statement":
    case "sign-statement":
    case "drop-statement":
      return statementWords(state, move, side);
  }
}

function wordsOnProposal(state: CaseState, move: MoveOnProposal, side: SideMark): string {
  const who = state.sides[side].short;
  const proposal = state.proposals.get(move.proposal);
  const label = proposal === undefined ? "a proposal" : proposalLabel(proposal);
  switch (move.kind) {
    case "table-proposal":
      return `${sentence(`${who} tabled ${label}`)}${authorityWords(move)}`;
    case "pass":
      return `${sentence(
        move.answers === null
          ? `${who} passed a text on ${label}`
          : `${who} countered pass ${move.answers} of ${label}`,
      )}${undoneWords(move)}${authorityWords(move)}${notedWords(move)}`;
    case "acknowledge":
      return sentence(`${who} acknowledged pass ${move.pass} of ${label}`);
    case "hold":
      return `${who} put pass ${move.pass} of ${label} on hold.`;
    case "answer-hold":
      return sentence(`${who} answered the question on ${label}`);
    case "reject":
      return `${sentence(`${who} rejected pass ${move.pass} of ${label}`)} It is still on the table.`;
    case "withdraw":
      return `${sentence(`${who} withdrew ${label}${withdrawalWords(move.how, move.condition)}`)}${undoneWords(move)}`;
    case "accept":
      return `${who} accepted pass ${move.pass} of ${label}: agreed in principle.${authorityWords(move)}`;
    case "sign-ta":
      return `${sentence(`${who} signed ${label}`)}${authorityWords(move)}`;
    case "answer-new-item":
    case "add-part":
    case "split":
    case "merge":
    case "renumber":
      return lineageWords(state, move, { who, label });
    case "refer":
    case "report-back":
      return inquiryWords(state, move, side);
    case "reopen":
    case "repudiate":
    case "reinstate":
    case "status-quo":
    case "drop-half":
    case "decline-to-answer":
    case "declare-final-offer":
      return closingWords(state, move, side);
  }
}

function withdrawalWords(
  how: "unconditional" | "conditional" | "without-prejudice",
  condition: string | null,
): string {
  if (how === "conditional") return ` on the condition: ${condition ?? ""}`;
  return how === "without-prejudice" ? " without prejudice" : "";
}

function nextWords(
  next: string | null,
  zones: { readonly named: string; readonly official: string | null },
): string {
  if (next === null) return "No next date was named.";
  const local = wallWords(wallTimeIn(Date.parse(next), zones.named) ?? next);
  return `The sides meet next on ${local} (${zones.named})${officialTimeWords(next, zones)}.`;
}

/** A text that had fallen is agreed all the same when its own side accepts a package that takes it. */
function broughtBackWords(state: CaseState, { id, members }: PackageState): string {
  const back = members.flatMap((member) => {
    const fallen = state.proposals.get(member.proposal)?.fallen ?? [];
    return member.offer === "accept" &&
      fallen.some(({ pass, broughtBackBy }) => pass === member.pass && broughtBackBy === id)
      ? [`pass ${member.pass} of ${memberLabel(state, member)}`]
      : [];
  });
  return back.length === 0 ? "" : ` That brought back what had fallen: ${back.join(", ")}.`;
}

function packageMoveWords(state: CaseState, move: PackageMove, who: string): string {
  const offered = state.packages.get(move.package);
  if (offered === undefined) throw new Error("words for a package that was never offered");
  const label = packageLabel(state.sides, offered);
  switch (move.kind) {
    case "offer-package": {
      const answered = move.answers === null ? undefined : state.packages.get(move.answers);
      const answering =
        answered === undefined ? "" : ` in answer to ${packageLabel(state.sides, answered)}`;
      const count = offered.members.length;
      return `${who} offered package ${offered.number}${answering}: ${count === 1 ? "1 proposal" : `${count} proposals`}, all or none.${authorityWords(move)}`;
    }
    case "accept-package":
      return `${who} accepted ${label} as a whole.${broughtBackWords(state, offered)}${authorityWords(move)}`;
    case "reject-package":
      return `${who} rejected ${label}. ${afterPackageWords(offered)}`;
    case "withdraw-package":
      return `${who} withdrew its package ${offered.number}. ${afterPackageWords(offered)}`;
    case "declare-final-package":
      return finalOfferWords(state, { ...move, who, what: `package ${offered.number}` });
    case "decline-to-answer-package":
      return `${who} declined to answer ${label}. It is still open.`;
    case "lapse-package":
      return `${label} lapsed without an answer. ${afterPackageWords(offered)}`;
  }
}
