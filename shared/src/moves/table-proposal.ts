import * as z from "zod/mini";

import { proposalId } from "../ids.ts";
import { MAX_NUMBER_CHARS, MAX_PASS_TEXT_CHARS, MAX_TITLE_CHARS } from "../limits.ts";
import type { Stamp } from "../record/stamp.ts";
import { refuse, type Refusal } from "../refusals.ts";
import { lookOf, oneLine } from "../text/one-line.ts";
import { withProposal, type CaseState, type MoveContext } from "./case-state.ts";
import { NO_CLOSINGS } from "./closings.ts";
import { NO_DECLARATIONS } from "./declarations.ts";
import { isRefusal, moverOf } from "./guards.ts";
import { passHash } from "./pass-hash.ts";

const shortText = oneLine(MAX_TITLE_CHARS);

/** Puts a new proposal on the table. Its text is the sponsor's first pass. */
export const tableProposal = z.strictObject({
  kind: z.literal("table-proposal"),
  proposal: proposalId,
  number: z.nullable(oneLine(MAX_NUMBER_CHARS)),
  title: z.nullable(shortText),
  subject: shortText,
  category: z.nullable(shortText),
  article: z.nullable(shortText),
  currentLanguage: z.nullable(z.string().check(z.maxLength(MAX_PASS_TEXT_CHARS))),
  /** May be empty: a proposal can be tabled by its title, with the text to follow in a pass. */
  text: z.string().check(z.maxLength(MAX_PASS_TEXT_CHARS)),
});
export type TableProposal = z.infer<typeof tableProposal>;

/** Refuses an id or a number that is on the table already, in whatever standing. */
export function judgeTableProposal(
  state: CaseState,
  move: TableProposal,
  context: MoveContext,
): Refusal | null {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  if (state.proposals.has(move.proposal))
    return refuse("proposal-exists", "This proposal is on the table already.");
  const { number } = move;
  if (number === null) return null;
  const taken = [...state.proposals.values()].find(
    (each) => each.number !== null && lookOf(each.number) === lookOf(number),
  );
  if (taken === undefined) return null;
  return refuse(
    "number-taken",
    `There is a proposal ${taken.number} already. Numbers are never used twice.`,
  );
}

/** Applies a judged move. */
export function applyTableProposal(state: CaseState, move: TableProposal, stamp: Stamp): CaseState {
  const side = mustSide(stamp);
  const { proposal: id, number, title, subject, category, article, currentLanguage, text } = move;
  const hash = passHash({ proposal: id, number: 1, side, text });
  return withProposal(state, {
    id,
    sponsor: side,
    number,
    title,
    subject,
    category,
    article,
    currentLanguage,
    passes: [{ number: 1, side, text, hash, answers: null, stamp }],
    hold: null,
    holdAnswers: [],
    rejections: [],
    agreement: null,
    withdrawal: null,
    closings: NO_CLOSINGS,
    declarations: NO_DECLARATIONS,
    packages: [],
    fallen: [],
    lastMove: { kind: "table-proposal", stamp },
  });
}

/** The side a stamped move was made for. Throws when the stamp has none, which no judged move has. */
export function mustSide(stamp: Stamp): "a" | "b" {
  if (stamp.side === null) throw new Error("a move without a side");
  return stamp.side;
}
