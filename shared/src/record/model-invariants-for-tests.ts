import type { CaseState, ProposalState } from "../moves/case-state.ts";
import { citedArticle, statusQuoText } from "../moves/cited-article.ts";
import { isStillFallen } from "../moves/fallen-pass.ts";
import { requestStanding } from "../moves/information-request.ts";
import { citedAs } from "../moves/lineage.ts";
import { standingOf, turnOf } from "../moves/standing.ts";
import { SIDE_MARKS } from "../sides.ts";
import type { ModelProposal, Paper } from "./clerks-paper-for-tests.ts";
import { textToday, wordingNow } from "./contract-model-for-tests.ts";
import { hashOfExtension, momentOf } from "./extension-model-for-tests.ts";
import { ruleHash } from "./ground-rules-model-for-tests.ts";
import { halvesByClerk } from "./halves-model-for-tests.ts";
import { goesOnAs } from "./lineage-model-for-tests.ts";
import { modelStanding } from "./standing-model-for-tests.ts";
import { modelTurn } from "./turn-model-for-tests.ts";

function halvesByRules({ closings, referral }: ProposalState): string[] {
  const lying = SIDE_MARKS.flatMap((mark) => {
    const [asked, leaves, naming] = [
      closings.reopenAsked[mark],
      closings.statusQuo[mark],
      referral.named[mark],
    ];
    return [
      asked === null ? "" : `asks: ${asked.words}`,
      leaves === null ? "" : `leaves: ${leaves.words}`,
      naming === null
        ? ""
        : `${naming.members.length === 0 ? "offered" : "named"}: ${naming.words}`,
    ];
  });
  const opened = closings.reopened.map(({ reasons: { a, b } }) => `${a.words} / ${b.words}`);
  return [...lying, opened.join("; ")];
}

function citedByRules({ articles }: CaseState, of: ProposalState): unknown[] {
  const tabledSeq = of.passes[0]?.stamp.seq ?? null;
  const cited = citedArticle(articles, { article: of.article, tabledSeq });
  return [cited?.isChangedSince ?? false, statusQuoText(articles, of)];
}

function citedByClerk(paper: Paper, { cites, readThen, beside }: ModelProposal): unknown[] {
  const isOther = readThen !== null && readThen !== wordingNow(paper, cites);
  return [isOther, textToday(paper, cites) ?? beside];
}

/** What the rules say of everything, a line each. */
export function saidByRules(state: CaseState): string[] {
  const { groundRules, groundRuleTalks, extensionTalks, finalWholes, hand } = state;
  return [
    ...[...state.proposals.values()].map((of) =>
      [
        of.id,
        standingOf(of),
        turnOf(of),
        ...citedByRules(state, of),
        of.number,
        of.passes.length,
        of.agreement?.pass ?? null,
        of.agreement?.authorisedBy,
        ...SIDE_MARKS.map((mark) => of.agreement?.signatures[mark]?.authorisedBy),
        of.hold?.pass ?? null,
        new Set(of.rejections.map(({ pass }) => pass)).size,
        [...new Set(of.fallen.filter(isStillFallen).map(({ pass }) => pass))].join(),
        of.declarations.finalOffers.length,
        of.declarations.acknowledged?.length ?? 0,
        ...halvesByRules(of),
      ].join(" "),
    ),
    ...[...state.packages.values()].map(({ id, side, end, finalOffer, declined }) =>
      [id, side, end?.how ?? "open", finalOffer !== undefined, declined !== undefined].join(" "),
    ),
    ...[...state.requests.values()].map((of) =>
      [of.number, of.side, requestStanding(of)].join(" "),
    ),
    [
      groundRules.newItemDeadline !== null,
      groundRules.packageRevert === "stand-alone-falls",
      groundRules.passRoute === "at-table",
      ...SIDE_MARKS.map((mark) => groundRuleTalks.offers[mark]?.hash),
    ].join(" "),
    [
      state.expiration?.instant,
      extensionTalks.stopped !== null,
      ...SIDE_MARKS.map((mark) => extensionTalks.offers[mark]?.hash),
    ].join(" "),
    SIDE_MARKS.map((mark) => finalWholes[mark] !== null).join(" "),
    ...[...state.articles.values()].map(({ number, text, versions, droppedSeq }) =>
      [number, text, versions.length, droppedSeq === null].join(" "),
    ),
    ...state.articleOffers.map((of) => [of.hash, of.side, of.count].join(" ")),
    ...state.sessions.map(({ number, adjourned, next, offRecord = [] }) =>
      [number, adjourned !== null, next, offRecord.at(-1)?.to === null, offRecord.length].join(" "),
    ),
    ...[...state.offeredMinutes.values()].map(({ number, side, session, corrects, end }) =>
      [number, side, session, corrects, end?.how ?? "open"].join(" "),
    ),
    ...[...state.statements.values()].map(({ number, by, words }) => [number, by, words].join(" ")),
    SIDE_MARKS.map((mark) => state.statementOffers[mark]?.words).join("; "),
    [hand.a, hand.b].join(" "),
  ];
}

/** What the clerk says, a line each. */
export function saidByClerk(paper: Paper): string[] {
  const { rules, clock, calledFinal, hand } = paper;
  return [
    ...[...paper.proposals.values()].map((of) =>
      [
        of.id,
        modelStanding(paper, of),
        modelTurn(paper, of),
        ...citedByClerk(paper, of),
        of.number,
        of.passes.length,
        of.accepted,
        of.acceptedUnder,
        ...SIDE_MARKS.map((mark) => of.signed.get(mark)),
        of.hold?.pass ?? null,
        of.rejected.size,
        [...of.fallen].join(),
        of.declaredFinal.size,
        of.received.size,
        ...halvesByClerk(of),
      ].join(" "),
    ),
    ...[...paper.packages.values()].map(({ id, side, end, isDeclaredFinal, isDeclined }) =>
      [id, side, end, isDeclaredFinal, isDeclined].join(" "),
    ),
    ...paper.requests.map(({ side, standing }, index) => [index + 1, side, standing].join(" ")),
    [
      rules.hasDeadline,
      rules.positionsFall,
      rules.onlyInSessions,
      ...SIDE_MARKS.map((mark) => {
        const which = rules.proposed[mark];
        return which === null ? undefined : ruleHash(which);
      }),
    ].join(" "),
    [
      clock.until === null ? undefined : momentOf(clock.until),
      clock.stop !== null,
      ...SIDE_MARKS.map((mark) => {
        const which = clock.offered[mark];
        return which === null ? undefined : hashOfExtension(which);
      }),
    ].join(" "),
    SIDE_MARKS.map((mark) => calledFinal[mark] !== null).join(" "),
    ...[...paper.contract.values()].map(({ number, text, wordings, stands }) =>
      [number, text, wordings.length, stands].join(" "),
    ),
    ...paper.imports.map(({ hash, side, articles }) => [hash, side, articles.length].join(" ")),
    ...paper.sessions.map(({ isOver, next, isOff, wentOff }, index) =>
      [index + 1, isOver, next, isOff, wentOff].join(" "),
    ),
    ...paper.minutes.map(({ side, session, corrects, end }, index) =>
      [index + 1, side, session, corrects, end].join(" "),
    ),
    ...paper.statements.map(({ by, words }, index) => [index + 1, by, words].join(" ")),
    SIDE_MARKS.map((mark) => paper.jointly[mark]?.words).join("; "),
    [hand.a, hand.b].join(" "),
  ];
}

/** Nothing leaves the table by a rejection, of a text or of a package: every position is there as it was. */
export function goneByRejection(before: CaseState, after: CaseState): string[] {
  return [...before.proposals.values()].flatMap((was) => {
    const is = after.proposals.get(was.id);
    const isThere =
      is?.passes === was.passes &&
      is.withdrawal === was.withdrawal &&
      is.agreement === was.agreement &&
      is.lineage === was.lineage;
    return isThere ? [] : [`${was.id} is not as it was before the rejection`];
  });
}

/** All or none: the package has agreed or withdrawn all its members in this one act, or not one of them. */
export function halfTaken(before: CaseState, after: CaseState): string[] {
  return [...after.packages.values()].flatMap(({ id, members, end }) => {
    const taken = members.filter(({ proposal }) => {
      const of = after.proposals.get(proposal);
      return of?.agreement?.package === id || of?.withdrawal?.package === id;
    });
    if (end?.how !== "accepted") return taken.length === 0 ? [] : [`${id} took without acceptance`];
    const isAcceptedNow = before.packages.get(id)?.end == null;
    return isAcceptedNow && taken.length < members.length ? [`${id} took half`] : [];
  });
}

/** A request is answered once, and nothing follows. */
export function answeredAgain(state: CaseState): string[] {
  return [...state.requests.values()].flatMap(({ number, answers }) => {
    const whole = answers.findIndex(({ how }) => how === "answered");
    return whole === -1 || whole === answers.length - 1 ? [] : [`request ${number} answered again`];
  });
}

/** Every number that there ever was leads to what it is today, whatever became of it. */
export function citedWrongly(state: CaseState, paper: Paper): string[] {
  return [...paper.numbers].flatMap(([number, of]) => {
    const cited = citedAs(state, number).map(({ id }) => id);
    const [real, clerk] = [cited.toSorted().join(" "), goesOnAs(of).join(" ")];
    return real === clerk ? [] : [`${number} leads to ${real}, and should to ${clerk}`];
  });
}
