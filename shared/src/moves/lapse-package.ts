import * as z from "zod/mini";

import { packageId } from "../ids.ts";
import type { Stamp } from "../record/stamp.ts";
import { refuse, type Refusal } from "../refusals.ts";
import type { CaseState, MoveContext } from "./case-state.ts";
import { endPackage } from "./end-package.ts";
import { isPastOpenUntil, type PackageState } from "./package-state.ts";

/**
 * Says that the time until which a package was open has passed. No side makes this move: the server enters it when the time has
 * come, so that everybody's record and matrix show the lapse as a row of its own.
 */
export const lapsePackage = z.strictObject({
  kind: z.literal("lapse-package"),
  package: packageId,
});
export type LapsePackage = z.infer<typeof lapsePackage>;

/** Refuses whoever sits on a side, and a lapse before its time or of a package that is over. */
export function judgeLapsePackage(
  state: CaseState,
  move: LapsePackage,
  context: MoveContext,
): Refusal | null {
  if (context.actor.side !== null)
    return refuse("not-yours-to-ask", "A package lapses by itself when its time has passed.");
  const offered = state.packages.get(move.package);
  if (offered === undefined) return refuse("unknown-package", "This package was never offered.");
  return offered.end === null && isPastOpenUntil(offered, context.nowMs)
    ? null
    : refuse("package-over", "This package has no time that has passed.");
}

/** The live packages whose time has passed, in the order in which they were offered. */
export function lapsedPackages(state: CaseState, nowMs: number): PackageState[] {
  return [...state.packages.values()].filter(
    (offered) => offered.end === null && isPastOpenUntil(offered, nowMs),
  );
}

/** Applies a lapse. Throws on one before its time: a record that holds it was not written by the rules. */
export function applyLapsePackage(state: CaseState, move: LapsePackage, stamp: Stamp): CaseState {
  const offered = state.packages.get(move.package);
  if (offered === undefined || offered.end !== null) throw new Error("a lapse of no live package");
  if (stamp.side !== null || !isPastOpenUntil(offered, Date.parse(stamp.at)))
    throw new Error("a package lapsed before its time, or by somebody's hand");
  return endPackage(state, offered, {
    end: { how: "lapsed", words: "", stamp },
    act: "lapse-package",
  });
}
