import type { SideMark } from "../sides.ts";
import type { Hand } from "./clerks-paper-for-tests.ts";
import { agreeingToImport, decliningImport, importing } from "./contract-moves-for-tests.ts";
import {
  agreeingToExtension,
  droppingExtension,
  offeringExtension,
  restarting,
} from "./extension-moves-for-tests.ts";
import { droppingHalf } from "./half-moves-for-tests.ts";
import {
  agreeingToRule,
  answering,
  callingWholeFinal,
  droppingRule,
  proposingRule,
  referring,
  reporting,
  requesting,
  takingBack,
} from "./inquiry-moves-for-tests.ts";
import {
  adding,
  lettering,
  merging,
  renumbering,
  splittingApart,
  tabling,
} from "./lineage-moves-for-tests.ts";
import { droppingMinutes, offeringMinutes, signingMinutes } from "./minutes-moves-for-tests.ts";
import { acting } from "./model-moves-for-tests.ts";
import type { Chance, WishMaker } from "./model-wish-for-tests.ts";
import {
  acceptingPackage,
  callingPackageFinal,
  countering,
  lapsing,
  leavingPackage,
  offeringPackage,
  rejectingPackage,
  withdrawingPackage,
} from "./package-moves-for-tests.ts";
import { ON_STATEMENTS } from "./statement-moves-for-tests.ts";
import { handingOver, ON_SESSIONS } from "./table-moves-for-tests.ts";
import { vouching } from "./vouching-moves-for-tests.ts";

/** What is done to one proposal. */
export const ON_ONE = {
  "pass-alone": acting("pass-alone"),
  counter: acting("counter"),
  acknowledge: acting("acknowledge"),
  hold: acting("hold"),
  "answer-hold": acting("answer-hold"),
  reject: acting("reject"),
  accept: acting("accept"),
  "sign-ta": acting("sign-ta"),
  withdraw: acting("withdraw"),
  reinstate: acting("reinstate"),
  reopen: acting("reopen"),
  repudiate: acting("repudiate"),
  "status-quo": acting("status-quo"),
  "decline-to-answer": acting("decline-to-answer"),
  consent: acting("consent"),
  "refuse-consent": acting("refuse-consent"),
  "final-offer": acting("final-offer"),
} as const satisfies Record<string, WishMaker>;

/** Everything else but a tabling. */
export const ON_SEVERAL = {
  "add-part": adding,
  "split-in-parts": lettering,
  "split-apart": splittingApart,
  merge: merging,
  renumber: renumbering,
  "offer-package": offeringPackage,
  "counter-package": countering,
  "accept-package": acceptingPackage,
  "reject-package": rejectingPackage,
  "decline-package": leavingPackage,
  "withdraw-package": withdrawingPackage,
  "lapse-package": lapsing,
  "final-package": callingPackageFinal,
  "final-whole": callingWholeFinal,
  "offer-group": referring("offered"),
  "name-group": referring("named"),
  "report-back": reporting,
  "take-half-back": droppingHalf("own"),
  "decline-half": droppingHalf("other"),
  request: requesting,
  answer: answering("answered"),
  "answer-in-part": answering("partly"),
  withhold: answering("withheld"),
  "take-back": takingBack,
  "propose-rule": proposingRule,
  "agree-to-rule": agreeingToRule,
  "drop-own-rule": droppingRule("own"),
  "decline-rule": droppingRule("other"),
  "offer-extension": offeringExtension("moment"),
  "offer-to-stop": offeringExtension("stop"),
  "agree-to-extension": agreeingToExtension,
  "drop-own-extension": droppingExtension("own"),
  "decline-extension": droppingExtension("other"),
  "restart-clock": restarting,
  "hand-over": handingOver,
  ...ON_SESSIONS,
  import: importing("same", "in part"),
  "import-whole": importing("others", "whole"),
  "import-reworded": importing("reworded", "in part"),
  "agree-to-import": agreeingToImport,
  "decline-import": decliningImport,
  "offer-minutes": offeringMinutes,
  "sign-minutes": signingMinutes,
  "take-minutes-back": droppingMinutes("own"),
  "decline-minutes": droppingMinutes("other"),
  ...ON_STATEMENTS,
  vouch: vouching,
} as const satisfies Record<string, WishMaker>;

/** Everything that somebody can wish, by what it is called in the count. */
export const WISHES = { table: tabling, ...ON_ONE, ...ON_SEVERAL };
export type WishKind = keyof typeof WISHES;

export interface Asked {
  readonly kind: WishKind;
  readonly chance: Chance;
}

/** The host takes somebody's seat away, gives it another role for a while or ends its sessions; or somebody signs with a new device. */
export interface OnSeat {
  readonly what: "unseat" | "reseat" | "end-session" | "enrol";
  readonly side: SideMark;
  readonly hand: Hand;
}

/** What happens next. Several things asked at once go over as one transmittal. */
export type Step =
  | { readonly what: "look"; readonly side: SideMark }
  | { readonly what: "hour" | "deadline" }
  | OnSeat
  | { readonly what: "ask"; readonly side: SideMark; readonly asked: readonly Asked[] };

/** Steps that are tried in a row, under a name. */
export interface Course {
  readonly name: string;
  readonly steps: readonly Step[];
}

/** A step of a course: of the side that begins it or of the other, with the same chance. */
export type InCourse = OfOne | "look" | "hour" | "deadline" | `other: ${OfOne}`;
export type OfOne = WishKind | `${"enrol" | "unseat"} ${Hand}`;

export const SIGNED: InCourse[] = ["look", "accept", "look", "sign-ta", "other: sign-ta"];
const OVERTAKEN: InCourse[] = ["look", "other: pass-alone"];
const AGREED: InCourse[] = ["look", "other: agree-to-import"];
const STOPPED: InCourse[] = [
  "offer-extension",
  "look",
  "other: agree-to-extension",
  "offer-to-stop",
  "look",
  "other: agree-to-extension",
  "look",
];
const NOTED: InCourse[] = ["open-session", "offer-minutes", "look"];
const SAID: InCourse[] = ["offer-statement", "look"];
export const HANDED: InCourse[] = ["look", "hand-over", "look"];
const OFFERED: InCourse[] = ["look", "offer-package", "look"];
const TAKEN: InCourse[] = [
  ...(["other: offer-package", "look", "accept-package", "look"] as const),
  ...(["reopen", "look", "other: reopen", "look", "other: accept"] as const),
];

const KEYED: InCourse[] = ["enrol chief", "enrol second", "vouch"];

const OFF_AGAIN: InCourse[] = ["other: go-off-record", "go-off-record", "adjourn"];

/** What comes after an ending, an offer or a question is rare by chance: so some of it is tried in a row, each act judged like any other. */
export const COURSES: Record<string, readonly InCourse[]> = {
  signed: [...SIGNED, "reopen", "look", "other: reopen"],
  "signed and repudiated": [...SIGNED, "repudiate", "reopen", "look", "other: reopen"],
  "held and answered": ["look", "hold", "look", "other: answer-hold", "other: answer-hold"],
  "withdrawn and brought back": ["look", "withdraw", "reinstate", "other: consent"],
  "brought back again": ["look", "withdraw", "reinstate", "withdraw", "reinstate"],
  "asked and declined": [...SIGNED, "reopen", "look", "other: decline-half", "other: reopen"],
  "settled, asked and signed": [
    ...OFFERED,
    "other: accept-package",
    "look",
    "reopen",
    "sign-ta",
    "other: sign-ta",
    "look",
    "take-half-back",
    "sign-ta",
    "look",
    "other: reopen",
  ],
  "received and answered": ["look", "acknowledge", "acknowledge", "counter"],
  late: ["deadline", "table", "add-part", "look", "other: refuse-consent", "other: consent"],
  "taken apart": ["look", "add-part", "split-in-parts", "merge", "renumber", "split-apart"],
  "taken apart late": [
    ...(["table", "table", "table", "look", "deadline"] as const),
    ...(["split-apart", "merge", "split-in-parts", "look", "other: consent"] as const),
  ],
  overtaken: [...OVERTAKEN, "accept", "status-quo", "split-in-parts", "merge", "withdraw"],
  "overtaken too": [...OVERTAKEN, "split-apart", "merge", "decline-to-answer", "counter"],
  "offered and accepted": [
    ...OFFERED,
    "other: accept-package",
    "look",
    "reopen",
    "look",
    "other: reopen",
  ],
  "extension and hand": ["offer-extension", "look", "hand-over", "other: agree-to-extension"],
  "offered and signed": [...OFFERED, "other: accept-package", "look", "sign-ta", "other: sign-ta"],
  "offered and rejected": [...OFFERED, "other: reject-package", "other: accept"],
  "offered in vain": [
    ...OFFERED,
    ...(["other: decline-package", "other: decline-package", "look"] as const),
    ...(["offer-package", "look", "other: accept-package"] as const),
  ],
  "offered and taken back": [...OFFERED, "withdraw-package", "other: accept-package"],
  "offered for the last time": [...OFFERED, "final-package", "final-package", "final-whole"],
  "offered twice": [...OFFERED, "offer-package", "other: counter-package", "accept-package"],
  "offered, taken and opened": [...OFFERED, ...TAKEN],
  "fallen, taken and opened": [...OFFERED, "other: reject-package", "look", ...TAKEN],
  "offered and overtaken": [...OFFERED, "pass-alone", "other: accept-package"],
  "offered and lapsed": [...OFFERED, "hour", "other: accept-package", "other: lapse-package"],
  "asked and answered": ["request", "other: answer-in-part", "other: answer", "other: answer"],
  "asked and answered in parts": [
    "request",
    ...(["other: answer-in-part", "other: answer-in-part", "other: withhold"] as const),
    "other: answer",
  ],
  "called the last": [
    ...(["look", "pass-alone", "look", "final-offer"] as const),
    ...(["pass-alone", "look", "final-offer"] as const),
  ],
  "asked in vain": ["request", "other: withhold", "other: withhold", "take-back", "other: answer"],
  "asked no more": ["request", "take-back", "take-back", "other: answer"],
  "rule agreed": ["propose-rule", "look", "other: agree-to-rule", "other: agree-to-rule"],
  "rule declined": ["propose-rule", "look", "other: decline-rule", "other: agree-to-rule"],
  "rule taken back": ["propose-rule", "look", "drop-own-rule", "other: agree-to-rule"],
  extended: ["offer-extension", "look", "other: agree-to-extension", "other: agree-to-extension"],
  "not extended": ["offer-extension", "look", "other: decline-extension", "drop-own-extension"],
  "extension taken back": [
    "offer-extension",
    "look",
    "drop-own-extension",
    "other: decline-extension",
  ],
  "clock stopped": [...STOPPED, "restart-clock", "restart-clock", "other: restart-clock"],
  "clock stopped in vain": [...STOPPED, "offer-to-stop", "other: drop-own-extension"],
  "extension exchanged": [
    "offer-extension",
    "look",
    "other: offer-extension",
    "agree-to-extension",
  ],
  "rule exchanged": ["propose-rule", "look", "other: propose-rule", "agree-to-rule"],
  "handed over": ["hand-over", "pass-alone", "look", "pass-alone", "hand-over"],
  "signature falls": [...SIGNED.slice(0, 4), ...HANDED, "other: sign-ta", "sign-ta"],
  "offer falls": ["propose-rule", "import", ...HANDED, "other: agree-to-rule"],
  "import falls": ["import", ...HANDED, "other: agree-to-import"],
  "a day": ["open-session", "open-session", "look", "other: adjourn", "adjourn", "open-session"],
  "off the record": ["open-session", "look", "go-off-record", "other: go-on-record", ...OFF_AGAIN],
  minuted: [...NOTED, "other: sign-minutes", "other: sign-minutes", "look", "offer-minutes"],
  "minuted in vain": [...NOTED, "other: decline-minutes", "take-minutes-back"],
  "minutes taken back": [...NOTED, "sign-minutes", "take-minutes-back", "other: sign-minutes"],
  "minutes fall": [...NOTED, ...HANDED, "other: sign-minutes"],
  stated: [...SAID, "other: sign-statement", "other: sign-statement", "publish-statement"],
  "stated by both": [
    ...SAID,
    "other: offer-statement",
    "look",
    "sign-statement",
    "other: sign-statement",
  ],
  "stated in vain": [...SAID, "other: decline-statement", "take-statement-back"],
  "statement taken back": [...SAID, "take-statement-back", "other: sign-statement"],
  "statement falls": [...SAID, ...HANDED, "other: sign-statement", "other: decline-statement"],
  vouched: [...KEYED, "other: vouch", "vouch"],
  "second vouched": ["enrol second", "vouch", "enrol second", "vouch"],
  "vouched by both": [...KEYED, "other: enrol chief", "other: enrol second", "other: vouch"],
  "lost and vouched": [...KEYED, "unseat chief", "vouch", "enrol chief", "vouch", "vouch"],
  "vouched and lost": [...KEYED, "unseat second", "vouch", "enrol second", "vouch", "vouch"],
  imported: ["import", ...AGREED, "other: import", "table"],
  reworded: ["table", "import", ...AGREED, "table", "import-reworded", ...AGREED, "merge"],
  "dropped and back": [
    "table",
    "import",
    ...AGREED,
    "import-whole",
    ...AGREED,
    "import",
    ...AGREED,
  ],
  "imported in vain": ["import", "look", "other: decline-import", "other: agree-to-import"],
};
