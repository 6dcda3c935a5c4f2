import { proposalLabel, type CaseState } from "../moves/case-state.ts";
import { canonicalText } from "../record/canonical.ts";
import {
  MATRIX_ARTICLES,
  MATRIX_MINUTES,
  MATRIX_PACKAGES,
  MATRIX_REQUESTS,
  MATRIX_ROWS,
  MATRIX_STATEMENTS,
  MATRIX_TALKS,
  matrixRow,
  matrixTalks,
} from "./matrix.ts";

/** The root maps of the matrix, in the order in which a difference is looked for: what people read most comes first. */
export const MATRIX_ROOTS = [
  MATRIX_ROWS,
  MATRIX_PACKAGES,
  MATRIX_ARTICLES,
  MATRIX_REQUESTS,
  MATRIX_MINUTES,
  MATRIX_STATEMENTS,
  MATRIX_TALKS,
] as const;

export type MatrixRoot = (typeof MATRIX_ROOTS)[number];

/** What a matrix holds: root map → key → value. */
export type MatrixMaps = Readonly<Record<MatrixRoot, ReadonlyMap<string, unknown>>>;

/** The matrix that follows from a state, or from a part of one. `at` is the last row of the record behind it. */
export function matrixMaps(state: CaseState, at: { seq: number; head: string }): MatrixMaps {
  const rows = [...state.proposals.values()];
  return {
    rows: new Map(rows.map((each) => [each.id, matrixRow(each)])),
    packages: state.packages,
    articles: state.articles,
    requests: state.requests,
    minutes: state.offeredMinutes,
    statements: state.statements,
    talks: new Map([["talks", matrixTalks(state, at)]]),
  };
}

/**
 * Names, for a sentence, the first thing in which a matrix is another than the one that follows from the record; null where it is the same,
 * as canonical JSON. Never throws on what it is given: the matrix may come from somebody who wishes it did.
 */
export function whereMatrixDiffers(
  found: MatrixMaps,
  state: CaseState,
  at: { seq: number; head: string },
): string | null {
  const wanted = matrixMaps(state, at);
  for (const root of MATRIX_ROOTS) {
    const keys = new Set([...wanted[root].keys(), ...found[root].keys()]);
    for (const key of keys) {
      if (!isSameValue(found[root].get(key), wanted[root].get(key)))
        return nameOf(state, { root, key });
    }
  }
  return null;
}

/** True when both are one value as canonical JSON. False where either is missing, and for what JSON cannot hold. */
export function isSameValue(found: unknown, wanted: unknown): boolean {
  if (found === undefined || wanted === undefined) return false;
  try {
    return canonicalText(found) === canonicalText(wanted);
  } catch {
    return false;
  }
}

function nameOf(state: CaseState, { root, key }: { root: MatrixRoot; key: string }): string {
  switch (root) {
    case MATRIX_ROWS: {
      const proposal = state.proposals.get(key as never);
      return proposal === undefined ? "a proposal that nobody has tabled" : proposalLabel(proposal);
    }
    case MATRIX_PACKAGES: {
      const offered = state.packages.get(key as never);
      return offered === undefined
        ? "a package that nobody has offered"
        : `package ${offered.number}`;
    }
    case MATRIX_ARTICLES:
      return "the current contract";
    case MATRIX_REQUESTS:
      return `request ${key} for information`;
    case MATRIX_MINUTES:
      return `entry ${key} of the minutes`;
    case MATRIX_STATEMENTS:
      return `statement ${key}`;
    case MATRIX_TALKS:
      return "what it says of the talks as a whole";
  }
}
