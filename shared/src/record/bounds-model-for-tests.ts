import type { Move } from "../moves/move.ts";
import type { SideMark } from "../sides.ts";
import type { ModelProposal, ModelRequest, Paper } from "./clerks-paper-for-tests.ts";

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
  /** How often something comes back after it was withdrawn, and how many numbers it may have had before. */
  readonly broughtBack: number;
  readonly numbersBefore: number;
  /** How many of its texts on one thing a side calls its last. */
  readonly lastOnes: number;
  /** How often a request is answered without all being given. */
  readonly answersInPart: number;
  /** Signs of the contract's present words beside what a side has on the table. */
  readonly signsBeside: number;
  /** Signs of all that it puts on the record, and what the clerk counts for each act besides. */
  readonly signsOnRecord: number;
  readonly signsOfRow: number;
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
  broughtBack: NEVER,
  numbersBefore: NEVER,
  lastOnes: NEVER,
  answersInPart: NEVER,
  signsBeside: NEVER,
  signsOnRecord: NEVER,
  signsOfRow: 0,
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

/** Whether so many more things of the side may have these words of the contract beside them. */
export function mayStandBeside(
  { bounds, proposals }: Paper,
  side: SideMark,
  more: { beside: string | null; times: number },
): boolean {
  if (more.beside === null) return true;
  const own = [...proposals.values()].filter(({ sponsor }) => sponsor === side);
  const signs = own.reduce((sum, { beside }) => sum + (beside?.length ?? 0), 0);
  return signs + more.beside.length * more.times <= bounds.signsBeside;
}

/** Whether the side may call one text more on it its last. */
export function mayCallLast({ bounds }: Paper, side: SideMark, of: ModelProposal): boolean {
  const own = [...of.declaredFinal].filter((pass) => of.passes[pass - 1] === side);
  return own.length < bounds.lastOnes;
}

/** Whether the request may be answered once more in this way. */
export function mayAnswerAgain(
  { bounds }: Paper,
  asked: ModelRequest,
  how: "answered" | "partly" | "withheld",
): boolean {
  return how === "answered" || asked.answers < bounds.answersInPart;
}

/** With what something begins. All else answers or ends what is there. */
const BEGINNINGS: readonly Move["kind"][] = [
  "table-proposal",
  "add-part",
  "split",
  "merge",
  "renumber",
  "pass",
  "hold",
  "reinstate",
  "refer",
  "request-information",
  "offer-package",
  "declare-final-offer",
  "declare-final-package",
  "declare-final-whole",
  "import-articles",
  "propose-ground-rules",
  "offer-extension",
  "open-session",
  "go-off-record",
  "offer-minutes",
  "offer-statement",
  "publish-statement",
  "vouch-for-key",
];

function isBeginning(move: Move): boolean {
  if (move.kind === "hand-over") return move.to === "second";
  if (move.kind === "status-quo" || move.kind === "reopen") return move.meets === null;
  // Something is left to be given, so it may be answered again.
  if (move.kind === "answer-request") return move.how !== "answered";
  return BEGINNINGS.includes(move.kind);
}

function signsOf({ bounds }: Paper, move: Move): number {
  return bounds.signsOfRow + JSON.stringify(move).length;
}

/** Whether there is room for it on the side's part of the record. */
export function mayBePutDown(paper: Paper, side: SideMark, move: Move): boolean {
  const { bounds, onRecord } = paper;
  return !isBeginning(move) || onRecord[side] + signsOf(paper, move) <= bounds.signsOnRecord;
}

/** Counts it. */
export function putDown(paper: Paper, side: SideMark, move: Move): void {
  paper.onRecord[side] += signsOf(paper, move);
}
