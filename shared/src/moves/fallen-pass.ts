import type { PackageId } from "../ids.ts";
import type { FallenPass, ProposalState } from "./case-state.ts";

/** How this very pass fell with a package that had taken its place, as the ground rules then had it; undefined for one that is on offer, or is again. */
export function fallOf(
  { fallen }: Pick<ProposalState, "fallen">,
  pass: number,
): FallenPass | undefined {
  return fallen.find((each) => each.pass === pass && isStillFallen(each));
}

/** True of what is on offer no more: its own side's yes to a package that takes it has neither kept it nor brought it back. */
export function isStillFallen({ keptBy, broughtBackBy }: FallenPass): boolean {
  return keptBy === undefined && broughtBackBy === undefined;
}

/** The same once its own side has accepted a package that takes this pass. */
export function broughtBack(
  fallen: readonly FallenPass[],
  taken: { readonly pass: number; readonly by: PackageId },
): readonly FallenPass[] {
  return fallen.map((each) =>
    each.pass === taken.pass && isStillFallen(each) ? { ...each, broughtBackBy: taken.by } : each,
  );
}
