import type { SideMark } from "../sides.ts";
import type { ModelProposal, Paper } from "./clerks-paper-for-tests.ts";

/** How much of each thing the house takes from one side. */
export interface ModelBounds {
  readonly proposals: number;
  readonly passesOnOne: number;
  /** Signs of all that it writes. */
  readonly signs: number;
  readonly packages: number;
  readonly openPackages: number;
  readonly signsOfPackage: number;
  /** Signs that are compared for what is split and merged late in one transmittal. */
  readonly signsLookedAt: number;
  readonly requests: number;
  readonly openImports: number;
  readonly minutes: number;
  readonly openMinutes: number;
  readonly statements: number;
  readonly sessions: number;
  readonly offRecordInOne: number;
  /** How many long articles one import has, and the contract of both sides. */
  readonly longOfImport: number;
  readonly longOfContract: number;
}

const { POSITIVE_INFINITY: NEVER } = Number;

/** Talks in which nobody comes near a bound. */
export const NO_BOUNDS: ModelBounds = {
  proposals: NEVER,
  passesOnOne: NEVER,
  signs: NEVER,
  packages: NEVER,
  openPackages: NEVER,
  signsOfPackage: NEVER,
  signsLookedAt: NEVER,
  requests: NEVER,
  openImports: NEVER,
  minutes: NEVER,
  openMinutes: NEVER,
  statements: NEVER,
  sessions: NEVER,
  offRecordInOne: NEVER,
  longOfImport: NEVER,
  longOfContract: NEVER,
};

/** Whether the side may put so many proposals more on the table, with so many signs in all. */
export function hasRoom(
  paper: Paper,
  side: SideMark,
  more: { proposals: number; signs: number },
): boolean {
  const { bounds, proposals, written } = paper;
  const own = [...proposals.values()].filter(({ sponsor }) => sponsor === side);
  return (
    own.length + more.proposals <= bounds.proposals && written[side] + more.signs <= bounds.signs
  );
}

/** Whether the side may pass one text more on the proposal. */
export function mayPassAgain({ bounds }: Paper, side: SideMark, of: ModelProposal): boolean {
  return of.passes.filter((by) => by === side).length < bounds.passesOnOne;
}

/** Whether the side may offer one package more, with so many signs. */
export function mayOfferAgain(paper: Paper, side: SideMark, signs: number): boolean {
  const { bounds, packages } = paper;
  const own = [...packages.values()].filter((each) => each.side === side);
  const open = own.filter(({ end }) => end === "open");
  return (
    own.length < bounds.packages &&
    open.length < bounds.openPackages &&
    signs <= bounds.signsOfPackage &&
    hasRoom(paper, side, { proposals: 0, signs })
  );
}
