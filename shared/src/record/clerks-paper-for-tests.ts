import type { PackageId, ProposalId } from "../ids.ts";
import type { SideMark } from "../sides.ts";
import { NO_BOUNDS, type ModelBounds } from "./bounds-model-for-tests.ts";
import type { Sight } from "./clerks-sight-for-tests.ts";
import type { ModelMinutes } from "./minutes-model-for-tests.ts";
import type { ModelStatement, ModelStatementOffer } from "./statement-model-for-tests.ts";
import type { ModelKey } from "./vouching-model-for-tests.ts";

/** Who of a side makes its moves. */
export type Hand = "chief" | "second";

/** What takes both sides, of which one can only make its half. */
export type ModelHalf = "reopen" | "status-quo" | "group";

/** One proposal as a careful clerk would keep it on paper. */
export interface ModelProposal {
  readonly id: ProposalId;
  readonly sponsor: SideMark;
  /** What it is a part of, and under which letter. */
  readonly whole: ModelProposal | null;
  readonly letter: string | null;
  /** Its number is that of the whole with the letter, whatever the whole is called. */
  readonly isNumberedByWhole: boolean;
  number: string | null;
  /** What people call it while it has no number. */
  readonly called: string;
  /** Whose each pass was, in order. */
  readonly passes: SideMark[];
  /** The passes that another has countered. */
  readonly answered: Set<number>;
  /** The article of the contract under which it comes, as it was written, and how that read on the day. */
  readonly cites: string | null;
  readonly readThen: string | null;
  /** What the contract says today, as it was written beside it. */
  readonly beside: string | null;
  /** How often it came back after it was withdrawn, and how many numbers it had before. */
  broughtBack: number;
  numbersBefore: number;
  /** The open question about a pass, by which of all questions on the proposal it is. */
  hold: { pass: number; by: SideMark; question: number } | null;
  /** How many questions there were. */
  questions: number;
  readonly rejected: Set<number>;
  readonly declined: Set<number>;
  /** The passes that the other side has said it received. */
  readonly received: Set<number>;
  readonly declaredFinal: Set<number>;
  accepted: number | null;
  /** Under whose authority, in that side's words; "" where nothing was shown. */
  acceptedUnder: string;
  /** Who has signed, each with the same. */
  readonly signed: Map<SideMark, string>;
  withdrawn: boolean;
  readonly asksReopening: Set<SideMark>;
  readonly leavesItAsItIs: Set<SideMark>;
  /** One side has read what the other says of it, and has said yes to that. */
  isLeftAsItIs: boolean;
  /** The words of each side's last beginning of each thing that takes both. */
  readonly begunWith: Record<SideMark, Record<ModelHalf, string>>;
  /** The reasons for which it was opened again, each time those of both. */
  readonly openedFor: string[];
  readonly repudiated: Set<SideMark>;
  /** Everything that is of it under a letter. */
  readonly parts: ModelProposal[];
  /** Where it goes on when it is not bargained over itself any more. */
  goesOn: "in its parts" | ModelProposal[] | null;
  /** Passes that fell with a package. */
  readonly fallen: Set<number>;
  /** An accepted package has agreed it or taken it off the table. */
  isSettled: boolean;
  /** How often each side has begun each thing that takes both. */
  readonly begun: Record<SideMark, Record<ModelHalf, number>>;
  /** What each side has said of a working group. */
  readonly group: Record<SideMark, "nothing" | "offered" | "named">;
  /** Who said it so that it stands when the other side's hand goes. */
  readonly groupStands: Set<SideMark>;
  isLate: boolean;
  isConsentRefused: boolean;
  isJustReopened: boolean;
}

/** What a package says of one proposal. */
export interface ModelMember {
  readonly what: "pass" | "accept" | "withdraw" | "ask-withdrawal";
  readonly of: ModelProposal;
  /** The other side's pass that is accepted, or that the text answers. */
  readonly answers: number | null;
  /** How many passes there were when the package was offered. */
  readonly passesThen: number;
}

export type ModelPackageEnd =
  | "accepted"
  | "rejected"
  | "countered"
  | "withdrawn"
  | "lapsed"
  | "superseded";

export interface ModelPackage {
  readonly id: PackageId;
  readonly side: SideMark;
  readonly members: readonly ModelMember[];
  /** What every text in it says. */
  readonly text: string;
  /** The last hour in which it is open; null for no such time. */
  readonly lastHour: number | null;
  /** Whether the offering side's own positions fall with it. */
  readonly positionsFall: boolean;
  isDeclaredFinal: boolean;
  /** The other side will not answer it. */
  isDeclined: boolean;
  end: "open" | ModelPackageEnd;
}

export interface ModelRequest {
  readonly side: SideMark;
  standing: "open" | "answered" | "partly" | "withheld" | "taken-back";
  answers: number;
}

export interface ModelSession {
  isOver: boolean;
  next: string | null;
  isOff: boolean;
  /** How often the table went off the record in it. */
  wentOff: number;
}

/** An article of the contract as both sides have agreed that it reads. */
export interface ModelArticle {
  number: string;
  text: string;
  /** Every wording that it had, the last of which counts. */
  readonly wordings: string[];
  stands: boolean;
}

/** Articles that one side has put forward. */
export interface ModelImport {
  readonly side: SideMark;
  readonly by: Hand;
  /** What an agreement to them would name. */
  readonly hash: string;
  readonly isWhole: boolean;
  readonly articles: readonly { readonly number: string; readonly text: string }[];
}

/**
 * The talks as a clerk would keep them on paper: a plain reference for the rules, written without them. Tests play the same acts here
 * and through the rules, and both must say the same. All that is on it can be copied.
 */
export interface Paper {
  readonly proposals: Map<ProposalId, ModelProposal>;
  /** Every number that there ever was, in small letters, and whose it is. */
  readonly numbers: Map<string, ModelProposal>;
  readonly packages: Map<PackageId, ModelPackage>;
  readonly requests: ModelRequest[];
  readonly rules: {
    hasDeadline: boolean;
    positionsFall: boolean;
    /** Texts and packages go over while a session goes on, and not between two. */
    onlyInSessions: boolean;
    readonly proposed: Record<SideMark, number | null>;
    readonly proposedBy: Record<SideMark, Hand>;
  };
  readonly clock: {
    /** Until when the contract runs, by its place among the moments; null while nothing is set. */
    until: number | null;
    stop: number | null;
    /** How often it was stopped. */
    stops: number;
    readonly offered: Record<SideMark, number | null>;
    readonly offeredBy: Record<SideMark, Hand>;
  };
  readonly hand: Record<SideMark, Hand>;
  /** Every key with which somebody signed, the oldest first. */
  readonly keys: ModelKey[];
  readonly sessions: ModelSession[];
  /** The contract, by the plainest way to write an article's number; and what is put forward for it. */
  readonly contract: Map<string, ModelArticle>;
  imports: ModelImport[];
  readonly minutes: ModelMinutes[];
  /** What is out, and what each side would put out together with the other. */
  readonly statements: ModelStatement[];
  readonly jointly: Record<SideMark, ModelStatementOffer | null>;
  /** How many signs each side has written, in texts that went over. */
  readonly written: Record<SideMark, number>;
  /** How many signs were compared for what goes over together now. */
  lookedAt: number;
  /** How many signs each side has put on the record, with what is counted for each act. */
  readonly onRecord: Record<SideMark, number>;
  readonly bounds: ModelBounds;
  /** What each side has on the table, as it last called all of it final. */
  readonly calledFinal: Record<SideMark, string | null>;
  /** What each side saw when it last looked; null before that, and it then knows how things are. */
  readonly sight: Record<SideMark, Sight | null>;
  hour: number;
  isAfterDeadline: boolean;
}

/** Nothing on the table yet, under a deadline for new items that has not passed. */
export function newPaper(of: { positionsFall: boolean; bounds?: ModelBounds }): Paper {
  const { positionsFall, bounds = NO_BOUNDS } = of;
  return {
    proposals: new Map(),
    numbers: new Map(),
    packages: new Map(),
    requests: [],
    clock: {
      until: null,
      stop: null,
      stops: 0,
      offered: { a: null, b: null },
      offeredBy: { a: "chief", b: "chief" },
    },
    rules: {
      hasDeadline: true,
      positionsFall,
      onlyInSessions: false,
      proposed: { a: null, b: null },
      proposedBy: { a: "chief", b: "chief" },
    },
    hand: { a: "chief", b: "chief" },
    keys: [],
    sessions: [],
    contract: new Map(),
    imports: [],
    minutes: [],
    statements: [],
    jointly: { a: null, b: null },
    written: { a: 0, b: 0 },
    lookedAt: 0,
    onRecord: { a: 0, b: 0 },
    bounds,
    calledFinal: { a: null, b: null },
    sight: { a: null, b: null },
    hour: 0,
    isAfterDeadline: false,
  };
}

/** A proposal as it comes to the table. */
export function newModel(of: {
  id: ProposalId;
  sponsor: SideMark;
  number: string | null;
  called: string;
  isLate: boolean;
  cites: string | null;
  readThen: string | null;
  beside: string | null;
  part?: { whole: ModelProposal | null; letter: string | null; isNumberedByWhole: boolean };
}): ModelProposal {
  const { part, ...told } = of;
  return {
    ...told,
    whole: part?.whole ?? null,
    letter: part?.letter ?? null,
    isNumberedByWhole: part?.isNumberedByWhole ?? false,
    passes: [told.sponsor],
    answered: new Set(),
    broughtBack: 0,
    numbersBefore: 0,
    hold: null,
    questions: 0,
    rejected: new Set(),
    declined: new Set(),
    received: new Set(),
    declaredFinal: new Set(),
    accepted: null,
    acceptedUnder: "",
    signed: new Map(),
    withdrawn: false,
    asksReopening: new Set(),
    leavesItAsItIs: new Set(),
    isLeftAsItIs: false,
    begunWith: {
      a: { reopen: "", "status-quo": "", group: "" },
      b: { reopen: "", "status-quo": "", group: "" },
    },
    openedFor: [],
    repudiated: new Set(),
    parts: [],
    goesOn: null,
    fallen: new Set(),
    isSettled: false,
    begun: {
      a: { reopen: 0, "status-quo": 0, group: 0 },
      b: { reopen: 0, "status-quo": 0, group: 0 },
    },
    group: { a: "nothing", b: "nothing" },
    groupStands: new Set(),
    isConsentRefused: false,
    isJustReopened: false,
  };
}
