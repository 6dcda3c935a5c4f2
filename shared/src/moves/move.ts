import * as z from "zod/mini";

import type { Stamp } from "../record/stamp.ts";
import type { Refusal } from "../refusals.ts";
import { acceptPackage, applyAcceptPackage, judgeAcceptPackage } from "./accept-package.ts";
import { accept, applyAccept, judgeAccept } from "./accept.ts";
import { acknowledge, applyAcknowledge, judgeAcknowledge } from "./acknowledge.ts";
import { applyAddPart, judgeAddPart, addPart } from "./add-part.ts";
import { adjournSession, applyAdjournSession, judgeAdjournSession } from "./adjourn-session.ts";
import { agreeArticles, applyAgreeArticles, judgeAgreeArticles } from "./agree-articles.ts";
import { agreeExtension, applyAgreeExtension, judgeAgreeExtension } from "./agree-extension.ts";
import {
  agreeGroundRules,
  applyAgreeGroundRules,
  judgeAgreeGroundRules,
} from "./agree-ground-rules.ts";
import { answerHold, applyAnswerHold, judgeAnswerHold } from "./answer-hold.ts";
import { applyAnswerNewItem, judgeAnswerNewItem, answerNewItem } from "./answer-new-item.ts";
import { applyAnswerRequest, judgeAnswerRequest, answerRequest } from "./answer-request.ts";
import type { CaseState, MoveContext } from "./case-state.ts";
import {
  applyDeclareFinalOffer,
  judgeDeclareFinalOffer,
  declareFinalOffer,
} from "./declare-final-offer.ts";
import {
  applyDeclareFinalPackage,
  judgeDeclareFinalPackage,
  declareFinalPackage,
} from "./declare-final-package.ts";
import {
  applyDeclareFinalWhole,
  judgeDeclareFinalWhole,
  declareFinalWhole,
} from "./declare-final-whole.ts";
import { applyDeclineArticles, declineArticles, judgeDeclineArticles } from "./decline-articles.ts";
import { applyDeclinePackage, declinePackage, judgeDeclinePackage } from "./decline-package.ts";
import {
  applyDeclineToAnswer,
  judgeDeclineToAnswer,
  declineToAnswer,
} from "./decline-to-answer.ts";
import { applyDropExtension, dropExtension, judgeDropExtension } from "./drop-extension.ts";
import {
  applyDropGroundRules,
  dropGroundRules,
  judgeDropGroundRules,
} from "./drop-ground-rules.ts";
import { applyDropHalf, dropHalf, judgeDropHalf } from "./drop-half.ts";
import { applyDropMinutes, dropMinutes, judgeDropMinutes } from "./drop-minutes.ts";
import { applyDropStatement, dropStatement, judgeDropStatement } from "./drop-statement.ts";
import { endGonePackages } from "./end-package.ts";
import { applyGoOffRecord, goOffRecord, judgeGoOffRecord } from "./go-off-record.ts";
import { applyGoOnRecord, goOnRecord, judgeGoOnRecord } from "./go-on-record.ts";
import { applyHandOver, handOver, judgeHandOver } from "./hand-over.ts";
import { applyHold, hold, judgeHold } from "./hold.ts";
import { applyImportArticles, importArticles, judgeImportArticles } from "./import-articles.ts";
import { applyLapsePackage, judgeLapsePackage, lapsePackage } from "./lapse-package.ts";
import { applyMerge, judgeMerge, merge } from "./merge.ts";
import { applyOfferExtension, judgeOfferExtension, offerExtension } from "./offer-extension.ts";
import { applyOfferMinutes, judgeOfferMinutes, offerMinutes } from "./offer-minutes.ts";
import { applyOfferPackage, judgeOfferPackage, offerPackage } from "./offer-package.ts";
import { applyOfferStatement, judgeOfferStatement, offerStatement } from "./offer-statement.ts";
import { applyOpenSession, judgeOpenSession, openSession } from "./open-session.ts";
import { applyPass, judgePass, pass } from "./pass.ts";
import {
  applyProposeGroundRules,
  judgeProposeGroundRules,
  proposeGroundRules,
} from "./propose-ground-rules.ts";
import {
  applyPublishStatement,
  judgePublishStatement,
  publishStatement,
} from "./publish-statement.ts";
import { noRoomOnRecord, withOnRecord } from "./record-room.ts";
import { applyRefer, judgeRefer, refer } from "./refer.ts";
import { applyReinstate, judgeReinstate, reinstate } from "./reinstate.ts";
import { applyRejectPackage, judgeRejectPackage, rejectPackage } from "./reject-package.ts";
import { applyReject, judgeReject, reject } from "./reject.ts";
import { applyRenumber, judgeRenumber, renumber } from "./renumber.ts";
import { applyReopen, judgeReopen, reopen } from "./reopen.ts";
import { applyReportBack, judgeReportBack, reportBack } from "./report-back.ts";
import { applyRepudiate, judgeRepudiate, repudiate } from "./repudiate.ts";
import {
  applyRequestInformation,
  judgeRequestInformation,
  requestInformation,
} from "./request-information.ts";
import { applyRestartClock, judgeRestartClock, restartClock } from "./restart-clock.ts";
import { applySignMinutes, judgeSignMinutes, signMinutes } from "./sign-minutes.ts";
import { applySignStatement, judgeSignStatement, signStatement } from "./sign-statement.ts";
import { applySignTa, judgeSignTa, signTa } from "./sign-ta.ts";
import { applySplit, judgeSplit, split } from "./split.ts";
import { applyStatusQuo, judgeStatusQuo, statusQuo } from "./status-quo.ts";
import { applyTableProposal, judgeTableProposal, tableProposal } from "./table-proposal.ts";
import {
  applyTakeBackRequest,
  judgeTakeBackRequest,
  takeBackRequest,
} from "./take-back-request.ts";
import { applyVouchForKey, judgeVouchForKey, vouchForKey } from "./vouch-for-key.ts";
import { applyWithdrawPackage, judgeWithdrawPackage, withdrawPackage } from "./withdraw-package.ts";
import { applyWithdraw, judgeWithdraw, withdraw } from "./withdraw.ts";

/** One formal act. */
export const move = z.discriminatedUnion("kind", [
  tableProposal,
  pass,
  acknowledge,
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
  dropHalf,
  declineToAnswer,
  declareFinalOffer,
  declareFinalPackage,
  declareFinalWhole,
  refer,
  reportBack,
  requestInformation,
  answerRequest,
  takeBackRequest,
  handOver,
  vouchForKey,
  importArticles,
  agreeArticles,
  declineArticles,
  proposeGroundRules,
  agreeGroundRules,
  dropGroundRules,
  offerExtension,
  agreeExtension,
  dropExtension,
  restartClock,
  offerMinutes,
  signMinutes,
  dropMinutes,
  publishStatement,
  offerStatement,
  signStatement,
  dropStatement,
  openSession,
  adjournSession,
  goOffRecord,
  goOnRecord,
  offerPackage,
  acceptPackage,
  rejectPackage,
  withdrawPackage,
  lapsePackage,
  declinePackage,
]);
export type Move = z.infer<typeof move>;

interface Rule<Kind extends Move> {
  readonly judge: (state: CaseState, asked: Kind, context: MoveContext) => Refusal | null;
  readonly apply: (state: CaseState, made: Kind, stamp: Stamp) => CaseState;
}

type RuleOf = { readonly [Kind in Move["kind"]]: Rule<Extract<Move, { kind: Kind }>> };

const RULES: RuleOf = {
  "table-proposal": { judge: judgeTableProposal, apply: applyTableProposal },
  pass: { judge: judgePass, apply: applyPass },
  acknowledge: { judge: judgeAcknowledge, apply: applyAcknowledge },
  hold: { judge: judgeHold, apply: applyHold },
  "answer-hold": { judge: judgeAnswerHold, apply: applyAnswerHold },
  reject: { judge: judgeReject, apply: applyReject },
  withdraw: { judge: judgeWithdraw, apply: applyWithdraw },
  accept: { judge: judgeAccept, apply: applyAccept },
  "sign-ta": { judge: judgeSignTa, apply: applySignTa },
  "answer-new-item": { judge: judgeAnswerNewItem, apply: applyAnswerNewItem },
  "add-part": { judge: judgeAddPart, apply: applyAddPart },
  split: { judge: judgeSplit, apply: applySplit },
  merge: { judge: judgeMerge, apply: applyMerge },
  renumber: { judge: judgeRenumber, apply: applyRenumber },
  reopen: { judge: judgeReopen, apply: applyReopen },
  repudiate: { judge: judgeRepudiate, apply: applyRepudiate },
  reinstate: { judge: judgeReinstate, apply: applyReinstate },
  "status-quo": { judge: judgeStatusQuo, apply: applyStatusQuo },
  "drop-half": { judge: judgeDropHalf, apply: applyDropHalf },
  "decline-to-answer": { judge: judgeDeclineToAnswer, apply: applyDeclineToAnswer },
  "declare-final-offer": { judge: judgeDeclareFinalOffer, apply: applyDeclareFinalOffer },
  "declare-final-package": { judge: judgeDeclareFinalPackage, apply: applyDeclareFinalPackage },
  "declare-final-whole": { judge: judgeDeclareFinalWhole, apply: applyDeclareFinalWhole },
  refer: { judge: judgeRefer, apply: applyRefer },
  "report-back": { judge: judgeReportBack, apply: applyReportBack },
  "request-information": { judge: judgeRequestInformation, apply: applyRequestInformation },
  "answer-request": { judge: judgeAnswerRequest, apply: applyAnswerRequest },
  "take-back-request": { judge: judgeTakeBackRequest, apply: applyTakeBackRequest },
  "hand-over": { judge: judgeHandOver, apply: applyHandOver },
  "vouch-for-key": { judge: judgeVouchForKey, apply: applyVouchForKey },
  "import-articles": { judge: judgeImportArticles, apply: applyImportArticles },
  "agree-articles": { judge: judgeAgreeArticles, apply: applyAgreeArticles },
  "decline-articles": { judge: judgeDeclineArticles, apply: applyDeclineArticles },
  "propose-ground-rules": { judge: judgeProposeGroundRules, apply: applyProposeGroundRules },
  "agree-ground-rules": { judge: judgeAgreeGroundRules, apply: applyAgreeGroundRules },
  "drop-ground-rules": { judge: judgeDropGroundRules, apply: applyDropGroundRules },
  "offer-extension": { judge: judgeOfferExtension, apply: applyOfferExtension },
  "agree-extension": { judge: judgeAgreeExtension, apply: applyAgreeExtension },
  "drop-extension": { judge: judgeDropExtension, apply: applyDropExtension },
  "restart-clock": { judge: judgeRestartClock, apply: applyRestartClock },
  "offer-minutes": { judge: judgeOfferMinutes, apply: applyOfferMinutes },
  "sign-minutes": { judge: judgeSignMinutes, apply: applySignMinutes },
  "drop-minutes": { judge: judgeDropMinutes, apply: applyDropMinutes },
  "publish-statement": { judge: judgePublishStatement, apply: applyPublishStatement },
  "offer-statement": { judge: judgeOfferStatement, apply: applyOfferStatement },
  "sign-statement": { judge: judgeSignStatement, apply: applySignStatement },
  "drop-statement": { judge: judgeDropStatement, apply: applyDropStatement },
  "open-session": { judge: judgeOpenSession, apply: applyOpenSession },
  "go-off-record": { judge: judgeGoOffRecord, apply: applyGoOffRecord },
  "go-on-record": { judge: judgeGoOnRecord, apply: applyGoOnRecord },
  "adjourn-session": { judge: judgeAdjournSession, apply: applyAdjournSession },
  "offer-package": { judge: judgeOfferPackage, apply: applyOfferPackage },
  "accept-package": { judge: judgeAcceptPackage, apply: applyAcceptPackage },
  "reject-package": { judge: judgeRejectPackage, apply: applyRejectPackage },
  "withdraw-package": { judge: judgeWithdrawPackage, apply: applyWithdrawPackage },
  "lapse-package": { judge: judgeLapsePackage, apply: applyLapsePackage },
  "decline-to-answer-package": { judge: judgeDeclinePackage, apply: applyDeclinePackage },
};

/** The rule of this very move. The table has one for each kind, which the compiler cannot carry through a look-up. */
function ruleOf(of: Move): Rule<Move> {
  return RULES[of.kind] as Rule<Move>;
}

/**
 * The rule of every move: null when it may be made now, else the refusal in words. The server gives the verdict with
 * its own identity and time; the client asks the same function to grey out a button.
 */
export function judgeMove(state: CaseState, asked: Move, context: MoveContext): Refusal | null {
  return ruleOf(asked).judge(state, asked, context) ?? noRoomOnRecord(state, asked, context);
}

/** The state after a move that was judged and stamped. Throws on one that was not judged; replay relies on it. */
export function applyMove(state: CaseState, made: Move, stamp: Stamp): CaseState {
  const after = withOnRecord(ruleOf(made).apply(state, made, stamp), made, stamp);
  return endGonePackages(after, stamp);
}
