import type { PackageId } from "../ids.ts";
import { refuse, type Refusal } from "../refusals.ts";
import type { CaseState, MoveContext } from "./case-state.ts";
import type { Mover } from "./guards.ts";
import { isPastOpenUntil, type PackageEnd, type PackageState } from "./package-state.ts";
import { packageLabel } from "./package-words.ts";

/**
 * The package that a move names, while it can still be answered. From the named time on it cannot, whether the row that says so is
 * in the record yet or not.
 */
export function livePackage(
  state: CaseState,
  asked: { id: PackageId; from: "own" | "other"; mover: Mover },
  context: Pick<MoveContext, "nowMs">,
): PackageState | Refusal {
  const offered = state.packages.get(asked.id);
  if (offered === undefined) return refuse("unknown-package", "This package was never offered.");
  const label = packageLabel(state.sides, offered);
  const isOwn = offered.side === asked.mover.side;
  if (asked.from === "other" && isOwn)
    return refuse("own-package", `${label} is your own side's. The other side answers it.`);
  if (asked.from === "own" && !isOwn)
    return refuse("own-package", `${label} is not your side's. Reject it, or leave it open.`);
  if (offered.end !== null) return refuse("package-over", overWords(label, offered.end));
  if (isPastOpenUntil(offered, context.nowMs))
    return refuse(
      "package-over",
      `${label} has lapsed: the time until which it was open has passed.`,
    );
  return offered;
}

function overWords(label: string, end: PackageEnd): string {
  switch (end.how) {
    case "accepted":
      return `${label} was accepted already.`;
    case "rejected":
      return `${label} was rejected. Its offer is over; a new package can be offered.`;
    case "countered":
      return `${label} was answered with another package. Answer that one.`;
    case "withdrawn":
      return `${label} was withdrawn.`;
    case "lapsed":
      return `${label} has lapsed: the time until which it was open has passed.`;
    case "superseded":
      return `${label} is not there as a whole any more. ${end.words}`;
  }
}
