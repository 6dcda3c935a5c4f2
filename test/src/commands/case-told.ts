import {
  readCaseFacts,
  type CaseProposal,
  type CaseStatus,
} from "@crosstable/server/demo/case-facts";
import type { Move } from "@crosstable/shared/moves/move";
import type { RecordEntry } from "@crosstable/shared/record/entry";

// Whether the record says what the case file says: the right move of the right side on its day, from its sources, no surer than it.

export type MovesRow = RecordEntry & { act: { kind: "moves" } };

interface Played {
  readonly kinds: readonly Move["kind"][];
  readonly by: "sponsor" | "other side";
  /** The word is another than the move's: that it was this move can only be inferred. */
  readonly isInferred: boolean;
}

function played(by: Played["by"], ...kinds: Move["kind"][]): Played {
  return { kinds, by, isInferred: false };
}

function inferred(by: Played["by"], ...kinds: Move["kind"][]): Played {
  return { kinds, by, isInferred: true };
}

/** The moves by which a word of the case file stands on the record. */
const PLAYED: Readonly<Record<string, Played>> = {
  tabled: played("sponsor", "table-proposal", "offer-package"),
  stated: inferred("sponsor", "table-proposal"),
  "cited by the guild as a rollback": inferred("sponsor", "table-proposal"),
  rejected: played("other side", "reject", "reject-package"),
  "refused as precondition": inferred("other side", "reject"),
  "declared roadblock": inferred("other side", "decline-to-answer"),
  withdrawn: played("sponsor", "withdraw"),
  "referred (offer)": inferred("sponsor", "refer"),
  answered: inferred("other side", "reject-package"),
  countered: played("sponsor", "offer-package"),
  modified: played("sponsor", "offer-package"),
  sweetened: played("sponsor", "offer-package"),
  "new version": played("sponsor", "offer-package"),
};
/** The counter of 26 October is a package of its own, and no proposal of the case file. */
const COUNTER = { id: "P-reply-1026", counters: "P-package-1025" };

const FACTS = readCaseFacts();

/** The proposals and packages of the case file that a move is about. */
function aboutOf(move: Move): string[] {
  const members = move.kind === "offer-package" ? move.members : [];
  const named = [
    "package" in move ? (move.package ?? null) : null,
    "proposal" in move ? move.proposal : null,
  ];
  const ids = [...named, ...members.map(({ proposal }) => proposal)];
  return ids.flatMap((id) => (id === null ? [] : [id === COUNTER.id ? COUNTER.counters : id]));
}

/** True when the row is what the case file says under this word. */
export function isTheRow(
  { act, by }: MovesRow,
  of: CaseProposal,
  { status, date, source, confidence }: CaseStatus,
): boolean {
  const asOf = act.asOf;
  const how = PLAYED[status];
  if (how === undefined || asOf === null || asOf === undefined) return false;
  const sponsor = of.side === "guild" ? "a" : "b";
  const isSure = confidence === "ok" && !how.isInferred;
  return (
    asOf.date === date &&
    source.every((each) => asOf.sources.includes(each)) &&
    (isSure || asOf.confidence !== "ok") &&
    (by.side === sponsor) === (how.by === "sponsor") &&
    act.moves.some((move) => how.kinds.includes(move.kind) && aboutOf(move).includes(of.id))
  );
}

/** True when the row is as sure as the case file, and names the sources that the file ties to what it is about, and no others. */
export function isNoSurer(row: MovesRow): boolean {
  const { act } = row;
  const about = FACTS.proposals.filter(({ id }) =>
    act.moves.some((move) => aboutOf(move).includes(id)),
  );
  const tied = about.flatMap(({ id, statusHistory }) => [
    ...statusHistory.flatMap(({ source }) => source),
    ...(FACTS.meta.coverage.formalIds.includes(id) ? FACTS.meta.numberingSource : []),
  ]);
  const { confidence, sources } = act.asOf ?? { confidence: "ok", sources: [] };
  const isBacked = about.some((of) => of.statusHistory.some((status) => isTheRow(row, of, status)));
  return (
    sources.every((each) => tied.includes(each)) &&
    (isBacked || confidence !== "ok") &&
    (sources.length > 0 || confidence === "unverified")
  );
}
