import * as z from "zod/mini";

import type { Stamp } from "../record/stamp.ts";
import type { Refusal } from "../refusals.ts";
import { acceptPackage, applyAcceptPackage, judgeAcceptPackage } from "./accept-package.ts";
import { accept, applyAccept, judgeAccept } from "./accept.ts";
import { applyAddPart, judgeAddPart, addPart } from "./add-part.ts";
import { agreeArticles, applyAgreeArticles, judgeAgreeArticles } from "./agree-articles.ts";
import {
  agreeGroundRules,
  applyAgreeGroundRules,
  judgeAgreeGroundRules,
} from "./agree-ground-rules.ts";
import { answerHold, applyAnswerHold, judgeAnswerHold } from "./answer-hold.ts";
import { applyAnswerNewItem, judgeAnswerNewItem, answerNewItem } from "./answer-new-item.ts";
import type { CaseState, MoveContext } from "./case-state.ts";
import {
  applyDeclareFinalOffer,
  judgeDeclareFinalOffer,
  declareFinalOffer,
} from "./declare-final-offer.ts";
import { applyDeclineArticles, declineArticles, judgeDeclineArticles } from "./decline-articles.ts";
import {
  applyDeclineToAnswer,
  judgeDeclineToAnswer,
  declineToAnswer,
} from "./decline-to-answer.ts";
import {
  applyDropGroundRules,
  dropGroundRules,
  judgeDropGroundRules,
} from "./drop-ground-rules.ts";
import { endGonePackages } from "./end-package.ts";
import { applyHandOver, handOver, judgeHandOver } from "./hand-over.ts";
import { applyHold, hold, judgeHold } from "./hold.ts";
import { applyImportArticles, importArticles, judgeImportArticles } from "./import-articles.ts";
import { applyLapsePackage, judgeLapsePackage, lapsePackage } from "./lapse-package.ts";
import { applyMerge, judgeMerge, merge } from "./merge.ts";
import { applyOfferPackage, judgeOfferPackage, offerPackage } from "./offer-package.ts";
import { applyPass, judgePass, pass } from "./pass.ts";
import {
  applyProposeGroundRules,
  judgeProposeGroundRules,
  proposeGroundRules,
} from "./propose-ground-rules.ts";
import { applyReinstate, judgeReinstate, reinstate } from "./reinstate.ts";
import { applyRejectPackage, judgeRejectPackage, rejectPackage } from "./reject-package.ts";
import { applyReject, judgeReject, reject } from "./reject.ts";
import { applyRenumber, judgeRenumber, renumber } from "./renumber.ts";
import { applyReopen, judgeReopen, reopen } from "./reopen.ts";
import { applyRepudiate, judgeRepudiate, repudiate } from "./repudiate.ts";
import { applySignTa, judgeSignTa, signTa } from "./sign-ta.ts";
import { applySplit, judgeSplit, split } from "./split.ts";
import { applyStatusQuo, judgeStatusQuo, statusQuo } from "./status-quo.ts";
import { applyTableProposal, judgeTableProposal, tableProposal } from "./table-proposal.ts";
import { applyWithdrawPackage, judgeWithdrawPackage, withdrawPackage } from "./withdraw-package.ts";
import { applyWithdraw, judgeWithdraw, withdraw } from "./withdraw.ts";

/** One formal act. */
export const move = z.discriminatedUnion("kind", [
  tableProposal,
  pass,
  hold,
  answerHold,
  reject,
  withdraw,
  accept,
  signTa,
  answerNewItem,
  addPart,
  split,
  merge,
  renumber,
  reopen,
  repudiate,
  reinstate,
  statusQuo,
  declineToAnswer,
  declareFinalOffer,
  handOver,
  importArticles,
  agreeArticles,
  declineArticles,
  proposeGroundRules,
  agreeGroundRules,
  dropGroundRules,
  offerPackage,
  acceptPackage,
  rejectPackage,
  withdrawPackage,
  lapsePackage,
]);
export type Move = z.infer<typeof move>;

/**
 * The rule of every move: null when it may be made now, else the refusal in words. The server gives the verdict with
 * its own identity and time; the client asks the same function to grey out a button.
 */
export function judgeMove(state: CaseState, asked: Move, context: MoveContext): Refusal | null {
  switch (asked.kind) {
    case "table-proposal":
      return judgeTableProposal(state, asked, context);
    case "pass":
      return judgePass(state, asked, context);
    case "hold":
      return judgeHold(state, asked, context);
    case "answer-hold":
      return judgeAnswerHold(state, asked, context);
    case "reject":
      return judgeReject(state, asked, context);
    case "withdraw":
      return judgeWithdraw(state, asked, context);
    case "accept":
      return judgeAccept(state, asked, context);
    case "sign-ta":
      return judgeSignTa(state, asked, context);
    case "answer-new-item":
      return judgeAnswerNewItem(state, asked, context);
    case "add-part":
      return judgeAddPart(state, asked, context);
    case "split":
      return judgeSplit(state, asked, context);
    case "merge":
      return judgeMerge(state, asked, context);
    case "renumber":
      return judgeRenumber(state, asked, context);
    case "reopen":
      return judgeReopen(state, asked, context);
    case "repudiate":
      return judgeRepudiate(state, asked, context);
    case "reinstate":
      return judgeReinstate(state, asked, context);
    case "status-quo":
      return judgeStatusQuo(state, asked, context);
    case "decline-to-answer":
      return judgeDeclineToAnswer(state, asked, context);
    case "declare-final-offer":
      return judgeDeclareFinalOffer(state, asked, context);
    case "hand-over":
      return judgeHandOver(state, asked, context);
    case "import-articles":
      return judgeImportArticles(state, asked, context);
    case "agree-articles":
      return judgeAgreeArticles(state, asked, context);
    case "decline-articles":
      return judgeDeclineArticles(state, asked, context);
    case "propose-ground-rules":
      return judgeProposeGroundRules(state, asked, context);
    case "agree-ground-rules":
      return judgeAgreeGroundRules(state, asked, context);
    case "drop-ground-rules":
      return judgeDropGroundRules(state, asked, context);
    case "offer-package":
      return judgeOfferPackage(state, asked, context);
    case "accept-package":
      return judgeAcceptPackage(state, asked, context);
    case "reject-package":
      return judgeRejectPackage(state, asked, context);
    case "withdraw-package":
      return judgeWithdrawPackage(state, asked, context);
    case "lapse-package":
      return judgeLapsePackage(state, asked, context);
  }
}

/** The state after a move that was judged and stamped. Throws on one that was not judged; replay relies on it. */
export function applyMove(state: CaseState, made: Move, stamp: Stamp): CaseState {
  return endGonePackages(applied(state, made, stamp), stamp);
}

function applied(state: CaseState, made: Move, stamp: Stamp): CaseState {
  switch (made.kind) {
    case "table-proposal":
      return applyTableProposal(state, made, stamp);
    case "pass":
      return applyPass(state, made, stamp);
    case "hold":
      return applyHold(state, made, stamp);
    case "answer-hold":
      return applyAnswerHold(state, made, stamp);
    case "reject":
      return applyReject(state, made, stamp);
    case "withdraw":
      return applyWithdraw(state, made, stamp);
    case "accept":
      return applyAccept(state, made, stamp);
    case "sign-ta":
      return applySignTa(state, made, stamp);
    case "answer-new-item":
      return applyAnswerNewItem(state, made, stamp);
    case "add-part":
      return applyAddPart(state, made, stamp);
    case "split":
      return applySplit(state, made, stamp);
    case "merge":
      return applyMerge(state, made, stamp);
    case "renumber":
      return applyRenumber(state, made, stamp);
    case "reopen":
      return applyReopen(state, made, stamp);
    case "repudiate":
      return applyRepudiate(state, made, stamp);
    case "reinstate":
      return applyReinstate(state, made, stamp);
    case "status-quo":
      return applyStatusQuo(state, made, stamp);
    case "decline-to-answer":
      return applyDeclineToAnswer(state, made, stamp);
    case "declare-final-offer":
      return applyDeclareFinalOffer(state, made, stamp);
    case "hand-over":
      return applyHandOver(state, made, stamp);
    case "import-articles":
      return applyImportArticles(state, made, stamp);
    case "agree-articles":
      return applyAgreeArticles(state, made, stamp);
    case "decline-articles":
      return applyDeclineArticles(state, made);
    case "propose-ground-rules":
      return applyProposeGroundRules(state, made, stamp);
    case "agree-ground-rules":
      return applyAgreeGroundRules(state, made, stamp);
    case "drop-ground-rules":
      return applyDropGroundRules(state, made, stamp);
    case "offer-package":
      return applyOfferPackage(state, made, stamp);
    case "accept-package":
      return applyAcceptPackage(state, made, stamp);
    case "reject-package":
      return applyRejectPackage(state, made, stamp);
    case "withdraw-package":
      return applyWithdrawPackage(state, made, stamp);
    case "lapse-package":
      return applyLapsePackage(state, made, stamp);
  }
}
