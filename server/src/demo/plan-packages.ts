import { mustPackageId, type PackageId } from "@crosstable/shared/ids";
import type { OfferPackage } from "@crosstable/shared/moves/offer-package";
import type { PackageMember } from "@crosstable/shared/moves/package-member";
import { textNotInSources } from "@crosstable/shared/record/text-not-in-sources";
import { otherSide } from "@crosstable/shared/sides";

import type { CaseFacts, CaseProposal, CaseStatus } from "./case-facts.ts";
import {
  asOfStatus,
  asOfStatuses,
  asReported,
  caseProposal,
  caseStatus,
  idOf,
  inferred,
  sideOf,
  textOf,
} from "./case-on-record.ts";
import type { PlannedAct } from "./planned-act.ts";

/** The producers' comprehensive proposal of the first day. */
const OF_JULY = "P-comprehensive-july";
const OF_25_OCTOBER = "P-package-1025";
const OF_31_OCTOBER = "W-package-1031";
/** The producers' counter of 26 October, which no source gives a title. */
const REPLY_OF_26_OCTOBER = "P-reply-1026";

const PENSION_AND_HEALTH = "P-ph";
const ENFORCEMENT = "wga-enforcement";

/**
 * The packages with the members that sources name and what became of them, as far as it is a move. No source names a time until
 * which one of them was open, so none lapses: what was not answered stays open.
 */
export function planPackages(facts: CaseFacts): PlannedAct[] {
  return [
    offer(facts, { id: OF_JULY, members: [["P-1", "tabled"]] }),
    rejectionOfJuly(facts),
    offer(facts, { id: OF_25_OCTOBER, members: [[PENSION_AND_HEALTH, "sweetened"]] }),
    answerOf26October(facts),
    replyOf26October(facts),
    offer(facts, {
      id: OF_31_OCTOBER,
      members: [
        ["wga-dvd", "modified"],
        ["wga-newmedia-coverage", "modified"],
      ],
    }),
  ];
}

/** A package as it was tabled. Each member comes with the word under which the file has what is said of it. */
function offer(
  facts: CaseFacts,
  of: { id: string; members: readonly (readonly [proposal: string, word: string])[] },
): PlannedAct {
  const offered = caseProposal(facts, of.id);
  const tabled = caseStatus(offered, "tabled");
  const named = of.members.map(([id, word]) => {
    const proposal = caseProposal(facts, id);
    return { proposal, status: caseStatus(proposal, word) };
  });
  return {
    key: `demonstration/offer/${of.id}`,
    side: sideOf(offered),
    moves: [
      offering({
        id: packageOf(of.id),
        title: offered.title,
        words: asReported(wordsOf(offered)),
        members: named.map(({ proposal, status }) => member(proposal, status)),
      }),
    ],
    asOf: asOfStatuses(
      tabled,
      named.map(({ status }) => status),
    ),
    order: dayOf(tabled),
  };
}

function rejectionOfJuly(facts: CaseFacts): PlannedAct {
  const offered = caseProposal(facts, OF_JULY);
  const status = caseStatus(offered, "rejected");
  return {
    key: `demonstration/reject/${OF_JULY}`,
    side: otherSide(sideOf(offered)),
    moves: [
      { kind: "reject-package", package: packageOf(OF_JULY), words: asReported(status.detail) },
    ],
    asOf: asOfStatus(status),
    order: dayOf(status),
  };
}

/**
 * One transmittal. To agree to some of a package is not to accept it, and all or none was offered: as a whole it is refused, in the
 * words that say what was done instead. Which proposals were agreed to, withdrawn and modified no source says, so none is entered;
 * of what went over with them, the offer of a working group is named, and nobody who was to sit in it.
 */
function answerOf26October(facts: CaseFacts): PlannedAct {
  const offered = caseProposal(facts, OF_25_OCTOBER);
  const answered = caseStatus(offered, "answered");
  const enforcement = caseProposal(facts, ENFORCEMENT);
  const referred = caseStatus(enforcement, "referred (offer)");
  // The second half tells what the producers did with it afterwards.
  const [whatIsOffered = ""] = referred.detail.split("; ");
  return {
    key: `demonstration/answer/${OF_25_OCTOBER}`,
    side: otherSide(sideOf(offered)),
    moves: [
      {
        kind: "reject-package",
        package: packageOf(OF_25_OCTOBER),
        words: asReported(answered.detail),
      },
      {
        kind: "refer",
        proposal: idOf(enforcement),
        members: [],
        meets: null,
        words: asReported(whatIsOffered),
      },
    ],
    asOf: inferred(asOfStatuses(answered, [referred])),
    order: dayOf(answered),
  };
}

/**
 * It is called a package by the side that got it, and answers what was no package: it stands by itself. Of the whole no source has a
 * word but how long it took.
 */
function replyOf26October(facts: CaseFacts): PlannedAct {
  const answered = caseProposal(facts, OF_25_OCTOBER);
  const countered = caseStatus(answered, "countered");
  const pension = caseProposal(facts, PENSION_AND_HEALTH);
  const status = caseStatus(pension, "new version");
  return {
    key: `demonstration/offer/${REPLY_OF_26_OCTOBER}`,
    side: sideOf(answered),
    moves: [
      offering({
        id: packageOf(REPLY_OF_26_OCTOBER),
        title: null,
        words: "",
        members: [member(pension, status)],
      }),
    ],
    asOf: asOfStatuses(countered, [status]),
    order: dayOf(countered),
  };
}

function offering(
  of: Pick<OfferPackage, "title" | "words" | "members"> & { id: PackageId },
): OfferPackage {
  const { id, title, words, members } = of;
  return {
    kind: "offer-package",
    package: id,
    title,
    words,
    answers: null,
    openUntil: null,
    members,
  };
}

/** What was tabled in the package comes with its terms; of what was changed by it no source gives the text. */
function member(proposal: CaseProposal, status: CaseStatus): PackageMember {
  const text = status.status === "tabled" ? textOf(proposal) : textNotInSources(status.detail);
  return { offer: "pass", proposal: idOf(proposal), answers: null, text };
}

/** Where there is no title, the name that sources use comes first. */
function wordsOf(offered: CaseProposal): string {
  const terms = textOf(offered);
  return offered.title === null ? `${offered.subject}. ${terms}` : terms;
}

function packageOf(id: string): PackageId {
  return mustPackageId(id);
}

function dayOf(status: CaseStatus): string {
  if (status.date === null) throw new Error(`${status.status} of a package has no day`);
  return status.date;
}
