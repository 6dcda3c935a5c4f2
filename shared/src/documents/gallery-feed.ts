import type { PackageId, ProposalId } from "../ids.ts";
import { proposalLabel, type CaseState } from "../moves/case-state.ts";
import { momentWords } from "../moves/ground-rule-words.ts";
import type { Move } from "../moves/move.ts";
import type { PackageState } from "../moves/package-state.ts";
import { packageLabel } from "../moves/package-words.ts";
import type { RecordEntry } from "../record/entry.ts";
import type { SideMark } from "../sides.ts";
import type { FeedItem } from "./gallery.ts";

/** What of a record row is published: moves on proposals, the expiration and what both chiefs agreed on it. Seats, links, hands and changes of the ground rules are not. */
export function feedItems(entry: RecordEntry, state: CaseState): FeedItem[] {
  const { seq, at, by, act } = entry;
  const base = { seq, at, side: by.side, named: [] };
  if (act.kind === "host-act") {
    const isPublic =
      act.hostAct.kind === "set-expiration" || act.hostAct.kind === "open-negotiation";
    return isPublic
      ? [{ ...base, asOf: null, kind: act.hostAct.kind, label: null, proposal: null }]
      : [];
  }
  const items: FeedItem[] = [];
  for (const move of act.moves) {
    if ("package" in move) {
      const offered = state.packages.get(move.package);
      const label = offered === undefined ? null : packageLabel(state.sides, offered);
      const kind = packageKind(move.kind, offered);
      const named = move.kind === "offer-package" ? answeredBy(state, move.answers) : [];
      items.push({ ...base, asOf: act.asOf, kind, label, proposal: null, named });
      continue;
    }
    // A joint statement is no side's own.
    if (move.kind === "publish-statement" || move.kind === "sign-statement") {
      const side = move.kind === "publish-statement" ? base.side : null;
      items.push({ ...base, side, asOf: act.asOf, kind: move.kind, label: null, proposal: null });
      continue;
    }
    const onClock = clockItem(move, state);
    // Whose signature came last would tell whose offer it was.
    if (onClock !== null)
      items.push({ ...base, ...onClock, side: null, asOf: act.asOf, label: null, proposal: null });
    // Ground rules, the hand, the contract, minutes and what is only offered are the table's own business.
    if (!("proposal" in move)) continue;
    const proposal = state.proposals.get(move.proposal);
    if (proposal === undefined) continue;
    items.push({
      ...base,
      asOf: act.asOf,
      kind: feedKind(move, by.side),
      label: proposalLabel(proposal),
      proposal: proposal.id,
      named: alsoNamed(state, move),
      ...("undoes" in move && move.undoes !== undefined ? { undoes: true } : {}),
    });
  }
  return items;
}

/** What is published of a move on the expiration: what both chiefs agreed to, and that the clock runs again. */
function clockItem(move: Move, state: CaseState): Pick<FeedItem, "kind" | "named"> | null {
  if (move.kind === "restart-clock") return { kind: move.kind, named: [] };
  if (move.kind !== "agree-extension") return null;
  const terms = state.extensionTalks.agreed.findLast(({ offer }) => offer.hash === move.hash)?.offer
    .terms;
  return terms?.how === "until"
    ? { kind: "extension", named: [momentWords(terms, state.groundRules)] }
    : { kind: "stop-the-clock", named: [] };
}

/** What became of its members is another thing under another ground rule. */
function packageKind(kind: Move["kind"], offered: PackageState | undefined): string {
  const hasEnded =
    kind === "reject-package" || kind === "withdraw-package" || kind === "lapse-package";
  return hasEnded && offered?.revert === "stand-alone-falls" ? `${kind}-with-positions` : kind;
}

/** The kind of the move, told apart where one move can mean two things to whoever reads of it. */
function feedKind(move: Move, side: SideMark | null): string {
  if (move.kind === "pass" && move.answers !== null) return "counter";
  if (move.kind === "answer-new-item" && !move.consents) return "refuse-new-item";
  if (move.kind === "refer" && move.members.length === 0) return "offer-group";
  if (move.kind === "withdraw" && move.how !== "unconditional") return `withdraw-${move.how}`;
  if (move.kind === "drop-half") return move.of === side ? "take-back-half" : "decline-half";
  return move.kind;
}

/** The package that is answered with another, as it is cited. */
function answeredBy(state: CaseState, answers: PackageId | null): string[] {
  const answered = answers === null ? undefined : state.packages.get(answers);
  return answered === undefined ? [] : [packageLabel(state.sides, answered)];
}

function alsoNamed(state: CaseState, move: Move): string[] {
  const labels = (ids: readonly ProposalId[]): string[] =>
    ids.flatMap((id) => {
      const found = state.proposals.get(id);
      return found === undefined ? [] : [proposalLabel(found)];
    });
  switch (move.kind) {
    case "add-part":
      return labels([move.part]);
    case "split":
      return labels(move.into.map(({ proposal }) => proposal));
    case "merge":
      return labels(move.from);
    case "renumber": {
      const former = state.proposals.get(move.proposal)?.lineage.formerNumbers.at(-1);
      return former === undefined ? [] : [former.number];
    }
    default:
      return [];
  }
}
