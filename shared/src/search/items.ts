import type { PrivateColumn } from "../documents/caucus.ts";
import type { WorksheetColumn } from "../documents/worksheet.ts";
import type { PackageId, ProposalId, SeatId } from "../ids.ts";
import { articleFoundAs } from "../moves/article-words.ts";
import { proposalLabel, type CaseState, type ProposalState } from "../moves/case-state.ts";
import { moveWords } from "../moves/move-words.ts";
import type { Move } from "../moves/move.ts";
import { isOfWithdrawal } from "../moves/package-member.ts";
import { prejudiceWords } from "../moves/package-words.ts";
import type { RecordEntry } from "../record/entry.ts";
import { gapsByDay } from "../record/gaps-by-day.ts";
import { hostActWords } from "../record/host-act-words.ts";
import type { AsOf } from "../record/stamp.ts";
import type { Role } from "../roles.ts";
import { otherSide, type SideMark } from "../sides.ts";
import type { ActKind } from "./verbs.ts";

/**
 * What kind of words they are: a pass; a question, an answer or a reason; what a proposal is called; the contract as it was when
 * the proposal was tabled; an act that has no words of its own; a cell of the worksheet, which is no position.
 */
export type ItemKind = "pass" | "words" | "proposal" | "contract" | "act" | "worksheet";
/** The kinds of what is on the record or published. */
export const ITEM_KINDS: readonly ItemKind[] = ["pass", "words", "proposal", "contract", "act"];

/** One piece of words of the record, with all that an answer says of it. */
export interface SearchItem {
  readonly kind: ItemKind;
  readonly text: string;
  /** The act that it belongs to, as one sentence. */
  readonly sentence: string;
  readonly proposal: ProposalId | null;
  /** "W-12 a)", as it was called when this was written. */
  readonly label: string | null;
  /** Found under these as well, and never shown as said: title, subject, category, article. */
  readonly about: string;
  readonly article: string | null;
  /** The pass that it is, or that it is about. */
  readonly pass: number | null;
  readonly by: {
    readonly side: SideMark | null;
    readonly seat: SeatId | null;
    readonly name: string;
    readonly role: Role | null;
  };
  /** The row of the record; null for what is not on it. */
  readonly seq: number | null;
  /** When it was written into the record, RFC 3339 in UTC; null where nobody keeps that. */
  readonly at: string | null;
  /** For what was entered from sources, what they say of the time. */
  readonly asOf: AsOf | null;
  /** The text that the act is about, of whichever side: found under it where an act is asked for, and never shown as said. */
  readonly acted?: string;
  /** What was done; left out where nothing was, as in a caucus and in what is published. */
  readonly act?: ActKind;
  /** For a statement that is found in the gallery: its number. */
  readonly statement?: number;
  /** For what stands in a caucus and nowhere else: where in it. */
  readonly part?: CaucusPart;
  /** For a cell: its column, on the worksheet or among a side's private ones. */
  readonly column?: WorksheetColumn | PrivateColumn;
  /** For what the sources tell beside the moves, in the facts with which the talks were opened. */
  readonly gap?: string;
}

/** The parts of a caucus, each of which shows its own. */
export type CaucusPart = "notes" | "matrix" | "drafts" | "supposals" | "votes" | "received";

/** Fields of a move that name or count something; what stands in any other is words that somebody wrote. */
const NO_WORDS: ReadonlySet<string> = new Set(
  "kind proposal hash how to askedBy id due answers pass lastPass side seat package article number category of offeredBy local zone".split(
    " ",
  ),
);
/**
 * What is chosen from lists is said in the sentence in whole words: `Europe/Madrid` alone is nothing that anybody wrote. The members of
 * a package are found under their proposals.
 */
const ELSEWHERE: ReadonlySet<string> = new Set(["changes", "members"]);
/** A hash, an id made by a computer, an instant: nobody wrote it. */
const NOT_WRITTEN = /^(?:[0-9a-f]{64}|[0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\d{2}-\d{2}T[\d:.]+Z)$/;
const OF_THE_PROPOSAL: ReadonlySet<string> = new Set(["title", "subject"]);

/**
 * The pieces of words that one row of the record adds. `state` is the state after the row; `nameOf` gives a seat's name. Moves
 * that this file has never heard of are read too: whatever text they carry is words.
 */
export function itemsOf(
  entry: RecordEntry,
  state: CaseState,
  nameOf: (seat: SeatId) => string,
): SearchItem[] {
  const { act, by, seq, at } = entry;
  const base = { by, seq, at };
  if (act.kind === "host-act") {
    const sentence = hostActWords(act.hostAct, nameOf);
    const made = { ...base, ...NOTHING_NAMED, asOf: null, pass: null };
    const told = act.hostAct.kind === "open-negotiation" ? gapItems(act.hostAct.gaps, made) : [];
    return [{ ...made, kind: "act", text: sentence, sentence }, ...told];
  }
  const row = { ...base, asOf: act.asOf };
  return act.moves.flatMap((move) => {
    const sentence = moveWords(state, move, by.side);
    const on = proposalOf(state, move);
    const pass = passOf(state, move, seq);
    const pieces = piecesOf(move);
    const made = { ...row, ...on, pass, sentence, act: actOf(move), ...actedOn(state, move) };
    const own: SearchItem[] =
      pieces.length === 0
        ? [{ ...made, kind: "act", text: sentence }]
        : pieces.map((piece) => ({ ...made, ...piece }));
    if (move.kind === "offer-package") return [...own, ...offeredTexts(state, move, made)];
    return move.kind === "accept-package" ? [...own, ...carriedOut(state, move.package, row)] : own;
  });
}

/** What the sources leave open, and what they tell of a day that is no move: nobody at the table said it. */
function gapItems(
  gaps: readonly string[],
  made: Omit<SearchItem, "kind" | "text" | "sentence">,
): SearchItem[] {
  const { open, days } = gapsByDay(gaps);
  const by = { side: null, seat: null, name: "", role: null };
  const toldOf = (text: string, date: string | null): SearchItem => ({
    ...made,
    by,
    kind: "words",
    text,
    gap: text,
    sentence: date === null ? "What the sources leave open" : "What the sources tell, no move",
    asOf: date === null ? null : { date, confidence: "ok", sources: [] },
  });
  return [
    ...open.map((text) => toldOf(text, null)),
    ...days.flatMap(({ date, told }) => told.map((text) => toldOf(text, date))),
  ];
}

/** The text of the pass that an act on a proposal is about. */
function actedOn(state: CaseState, move: Move): Pick<SearchItem, "acted"> {
  if (!("proposal" in move) || !("pass" in move)) return {};
  const passes = state.proposals.get(move.proposal)?.passes ?? [];
  const text = passes.find(({ number }) => number === move.pass)?.text;
  return text === undefined ? {} : { acted: text };
}

/** The texts that a package offers, each under its proposal: they are its side's words on that, and no passes. */
function offeredTexts(
  state: CaseState,
  { members }: Extract<Move, { kind: "offer-package" }>,
  made: Omit<SearchItem, "kind" | "text">,
): SearchItem[] {
  return members.flatMap((member) =>
    member.offer === "pass"
      ? [
          {
            ...made,
            ...aboutProposal(state.proposals.get(member.proposal)),
            kind: "words",
            text: member.text,
          },
        ]
      : [],
  );
}

/** A pass that answers another is a counter. */
function actOf(move: Move): ActKind {
  return move.kind === "pass" && move.answers !== null ? "counter" : move.kind;
}

/** What an accepted package did to its members: whoever asks when W-5 was withdrawn is told that it went in a package. */
function carriedOut(
  state: CaseState,
  id: PackageId,
  row: Pick<SearchItem, "seq" | "at" | "asOf">,
): SearchItem[] {
  const offered = state.packages.get(id);
  if (offered === undefined) return [];
  const { side, number } = offered;
  const other = otherSide(side);
  return offered.members.flatMap((member): SearchItem[] => {
    const proposal = state.proposals.get(member.proposal);
    const on = aboutProposal(proposal);
    if (on.label === null) return [];
    // Who accepts a package takes its texts and withdraws what it asks for; the rest is done by who offered it.
    const isByOther = member.offer === "pass" || member.offer === "ask-withdrawal";
    const doer = isByOther ? other : side;
    const { short } = state.sides[doer];
    const by = { side: doer, seat: null, name: short, role: null };
    const did = isOfWithdrawal(member) ? "withdrew" : "accepted";
    const sentence = `${short} ${did} ${on.label}${prejudiceWords(member)} in ${isByOther ? `package ${number} of ${state.sides[side].short}` : `package ${number}`}.`;
    const pass = member.offer === "accept" ? member.pass : null;
    const text =
      member.offer === "pass"
        ? member.text
        : proposal?.passes.find((each) => each.number === pass)?.text;
    const acted = text === undefined ? {} : { acted: text };
    const act = isOfWithdrawal(member) ? "withdraw" : "accept";
    return [{ ...row, ...on, ...acted, by, kind: "act", text: sentence, sentence, pass, act }];
  });
}

const NOTHING_NAMED = { proposal: null, label: null, about: "", article: null } as const;

function proposalOf(
  state: CaseState,
  move: Move,
): Pick<SearchItem, "proposal" | "label" | "about" | "article"> {
  return aboutProposal("proposal" in move ? state.proposals.get(move.proposal) : undefined);
}

function aboutProposal(
  proposal: ProposalState | undefined,
): Pick<SearchItem, "proposal" | "label" | "about" | "article"> {
  if (proposal === undefined) return NOTHING_NAMED;
  const { title, subject, category, article } = proposal;
  const cited = article === null ? null : articleFoundAs(article);
  return {
    proposal: proposal.id,
    label: proposalLabel(proposal),
    about: [title, subject, category, cited].filter((each) => each !== null).join(" · "),
    article,
  };
}

/** A pass gets its number from the state; other acts name the pass that they are about. */
function passOf(state: CaseState, move: Move, seq: number): number | null {
  if ("pass" in move && typeof move.pass === "number") return move.pass;
  if (!("proposal" in move)) return null;
  if (move.kind !== "pass" && move.kind !== "table-proposal") return null;
  const passes = state.proposals.get(move.proposal)?.passes ?? [];
  return (
    passes.find(({ stamp, text }) => stamp.seq === seq && "text" in move && text === move.text)
      ?.number ?? null
  );
}

function piecesOf(move: Move): { kind: ItemKind; text: string }[] {
  const named: string[] = [];
  const pieces: { kind: ItemKind; text: string }[] = [];
  const read = (value: unknown, key: string): void => {
    if (typeof value === "string") {
      if (NO_WORDS.has(key) || value.trim() === "" || NOT_WRITTEN.test(value)) return;
      if (OF_THE_PROPOSAL.has(key)) named.push(value);
      else pieces.push({ kind: kindOf(move, key), text: value });
    } else if (Array.isArray(value)) for (const each of value) read(each, key);
    else if (typeof value === "object" && value !== null)
      for (const [inner, each] of Object.entries(value)) read(each, inner);
  };
  for (const [key, value] of Object.entries(move)) if (!ELSEWHERE.has(key)) read(value, key);
  const names = [...new Set(named)].join(" · ");
  return names === "" ? pieces : [{ kind: "proposal", text: names }, ...pieces];
}

function kindOf(move: Move, key: string): ItemKind {
  if (key === "currentLanguage") return "contract";
  return key === "text" && (move.kind === "pass" || move.kind === "table-proposal")
    ? "pass"
    : "words";
}
