import * as z from "zod/mini";

import { proposalId, type ProposalId } from "../ids.ts";
import { MAX_NUMBER_CHARS, MAX_PASS_TEXT_CHARS, MAX_TITLE_CHARS } from "../limits.ts";
import { mustSide, type Stamp } from "../record/stamp.ts";
import { refuse, type Refusal } from "../refusals.ts";
import type { SideMark } from "../sides.ts";
import { oneLine } from "../text/one-line.ts";
import { authority } from "./authorised.ts";
import { tooManyProposals, tooMuchText } from "./bounds.ts";
import {
  proposalLabel,
  type CaseState,
  type ProposalMoveKind,
  type ProposalState,
} from "./case-state.ts";
import { NO_CLOSINGS } from "./closings.ts";
import type { Consent } from "./consent.ts";
import { NO_DECLARATIONS } from "./declarations.ts";
import { bearerOf, lookOfNumber, type Lineage } from "./lineage.ts";
import { isNew } from "./new-item.ts";
import { passHash } from "./pass-hash.ts";
import { offTheTable } from "./pass-route.ts";
import { NO_REFERRAL } from "./working-group.ts";

/** What somebody says of a proposal that comes out of others: number and letter are given where they fit the move. */
export const offspring = z.strictObject({
  proposal: proposalId,
  number: z.nullable(oneLine(MAX_NUMBER_CHARS)),
  title: z.nullable(oneLine(MAX_TITLE_CHARS)),
  subject: oneLine(MAX_TITLE_CHARS),
  text: z.string().check(z.maxLength(MAX_PASS_TEXT_CHARS)),
  isNew,
});

type Described = Pick<
  ProposalState,
  "number" | "title" | "subject" | "category" | "article" | "currentLanguage"
>;

/** A proposal as it comes to the table: its text is the sponsor's first pass. */
export function newProposalState(of: {
  id: ProposalId;
  described: Described;
  text: string;
  /** Of the first pass; left out where nothing is shown. */
  authorisedBy?: string | undefined;
  lineage: Lineage;
  consent: Consent | null;
  kind: ProposalMoveKind;
  stamp: Stamp;
}): ProposalState {
  const { id, described, text, lineage, consent, kind, stamp } = of;
  const { number, title, subject, category, article, currentLanguage } = described;
  const side = mustSide(stamp);
  const hash = passHash({ proposal: id, number: 1, side, text });
  return {
    id,
    sponsor: side,
    number,
    title,
    subject,
    category,
    article,
    currentLanguage,
    passes: [{ number: 1, side, text, hash, answers: null, stamp, ...authority(of) }],
    hold: null,
    holdAnswers: [],
    rejections: [],
    agreement: null,
    withdrawal: null,
    closings: NO_CLOSINGS,
    declarations: NO_DECLARATIONS,
    packages: [],
    fallen: [],
    lineage,
    referral: NO_REFERRAL,
    consent,
    lastMove: { kind, stamp },
  };
}

/** True when some other proposal is called so because it has no number. */
export function isNameOfAnother(
  state: CaseState,
  number: string,
  own: readonly ProposalState[] = [],
): boolean {
  const look = lookOfNumber(number);
  return [...state.proposals.values()].some(
    (each) =>
      each.number === null && !own.includes(each) && lookOfNumber(proposalLabel(each)) === look,
  );
}

/**
 * Refuses an id that is on the table, to be called by a number that some proposal has or ever had, be it as a title, a number by which
 * one without a number is called, what goes beyond what one side may put on the table, and what the ground rules keep for a session. `among` are all that the move puts there at
 * once, this one with them.
 */
export function judgeNew(
  state: CaseState,
  of: { proposal: ProposalId; side: SideMark; among: readonly { readonly text: string }[] } & Pick<
    Described,
    "number" | "title" | "subject"
  >,
): Refusal | null {
  const away = offTheTable(state);
  if (away !== null) return away;
  const { side, among } = of;
  const chars = among.reduce((sum, { text }) => sum + text.length, 0);
  const flood = tooManyProposals(state, side, among.length) ?? tooMuchText(state, side, chars);
  if (flood !== null) return flood;
  if (state.proposals.has(of.proposal))
    return refuse("proposal-exists", "This proposal is on the table already.");
  const called = proposalLabel(of);
  if (of.number !== null && isNameOfAnother(state, of.number))
    return refuse(
      "number-taken",
      `There is a proposal without a number that is called ${called}. Choose another number.`,
    );
  const taken = bearerOf(state, called);
  if (taken === undefined) return null;
  const has = taken.number === called ? "There is" : "There was";
  return refuse(
    "number-taken",
    `${has} a proposal ${called} already. Numbers are never used twice.`,
  );
}
