import fc from "fast-check";

import { otherSide, type SideMark } from "../sides.ts";
import type { Hand } from "./clerks-paper-for-tests.ts";
import { agreeingToImport, decliningImport, importing } from "./contract-moves-for-tests.ts";
import {
  agreeingToExtension,
  droppingExtension,
  offeringExtension,
  restarting,
} from "./extension-moves-for-tests.ts";
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
import { acting } from "./model-moves-for-tests.ts";
import type { Chance, WishMaker } from "./model-wish-for-tests.ts";
import {
  acceptingPackage,
  callingPackageFinal,
  countering,
  lapsing,
  offeringPackage,
  rejectingPackage,
  withdrawingPackage,
} from "./package-moves-for-tests.ts";
import { handingOver, ON_SESSIONS } from "./table-moves-for-tests.ts";

const ON_ONE = {
  "pass-alone": acting("pass-alone"),
  counter: acting("counter"),
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

const ON_SEVERAL = {
  "add-part": adding,
  "split-in-parts": lettering,
  "split-apart": splittingApart,
  merge: merging,
  renumber: renumbering,
  "offer-package": offeringPackage,
  "counter-package": countering,
  "accept-package": acceptingPackage,
  "reject-package": rejectingPackage,
  "withdraw-package": withdrawingPackage,
  "lapse-package": lapsing,
  "final-package": callingPackageFinal,
  "final-whole": callingWholeFinal,
  "offer-group": referring("offered"),
  "name-group": referring("named"),
  "report-back": reporting,
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
} as const satisfies Record<string, WishMaker>;

/** Everything that somebody can wish, by what it is called in the count. */
export const WISHES = { table: tabling, ...ON_ONE, ...ON_SEVERAL };
export type WishKind = keyof typeof WISHES;

export interface Asked {
  readonly kind: WishKind;
  readonly chance: Chance;
}

/** What happens next. Several things asked at once go over as one transmittal. */
export type Step =
  | { readonly what: "look"; readonly side: SideMark }
  | { readonly what: "hour" | "deadline" }
  | { readonly what: "unseat"; readonly side: SideMark; readonly hand: Hand }
  | { readonly what: "ask"; readonly side: SideMark; readonly asked: readonly Asked[] };

/** Steps that are tried in a row, under a name. */
export interface Course {
  readonly name: string;
  readonly steps: readonly Step[];
}

const side = fc.constantFrom<SideMark>("a", "b");
const some = (max: number) => fc.noBias(fc.nat({ max }));
const chance: fc.Arbitrary<Chance> = fc.record({
  which: some(5),
  other: some(5),
  way: some(9),
  name: some(99),
  members: fc.array(some(23), { minLength: 1, maxLength: 3 }),
});

function drawn({ which, other, way, name, members }: Chance): string {
  return `(${which} ${other} ${way} ${name} [${members.join(" ")}])`;
}

function asking(kinds: readonly WishKind[], most = 1): fc.Arbitrary<Course> {
  const asked = fc.record({ kind: fc.constantFrom(...kinds), chance });
  const one = { minLength: most === 1 ? 1 : 2, maxLength: most };
  return fc.tuple(side, fc.array(asked, one)).map(([by, all]) => ({
    name: `${by}: ${all.map((each) => each.kind + drawn(each.chance)).join(" with ")}`,
    steps: [{ what: "ask", side: by, asked: all }],
  }));
}

function keys<Kind extends string>(of: Record<Kind, unknown>): Kind[] {
  return Object.keys(of) as Kind[];
}

type InCourse = WishKind | "look" | "hour" | "deadline" | `other: ${WishKind}`;

const SIGNED: InCourse[] = ["look", "accept", "look", "sign-ta", "other: sign-ta"];
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
const HANDED: InCourse[] = ["look", "hand-over", "look"];
const OFFERED: InCourse[] = ["look", "offer-package", "look"];

const OFF_AGAIN: InCourse[] = ["other: go-off-record", "go-off-record", "adjourn"];

/** What comes after an ending, an offer or a question is rare by chance: so some of it is tried in a row, each act judged like any other. */
const COURSES: Record<string, readonly InCourse[]> = {
  signed: [...SIGNED, "reopen", "other: reopen"],
  "signed and repudiated": [...SIGNED, "repudiate", "reopen", "other: reopen"],
  "left as it is": ["look", "status-quo", "other: status-quo", "reopen", "other: reopen"],
  "held and answered": ["look", "hold", "look", "other: answer-hold", "other: answer-hold"],
  "withdrawn and brought back": ["look", "withdraw", "reinstate", "other: consent"],
  late: ["deadline", "table", "add-part", "look", "other: refuse-consent", "other: consent"],
  "taken apart": ["look", "add-part", "split-in-parts", "merge", "renumber", "split-apart"],
  overtaken: [...OVERTAKEN, "accept", "status-quo", "split-in-parts", "merge", "withdraw"],
  "overtaken too": [...OVERTAKEN, "split-apart", "merge", "decline-to-answer", "counter"],
  "offered and accepted": [...OFFERED, "other: accept-package", "look", "reopen", "other: reopen"],
  "extension and hand": ["offer-extension", "look", "hand-over", "other: agree-to-extension"],
  "offered and signed": [...OFFERED, "other: accept-package", "look", "sign-ta", "other: sign-ta"],
  "offered and rejected": [...OFFERED, "other: reject-package", "other: accept"],
  "offered and taken back": [...OFFERED, "withdraw-package", "other: accept-package"],
  "offered for the last time": [...OFFERED, "final-package", "final-package", "final-whole"],
  "offered twice": [...OFFERED, "offer-package", "other: counter-package", "accept-package"],
  "offered and overtaken": [...OFFERED, "pass-alone", "other: accept-package"],
  "offered and lapsed": [...OFFERED, "hour", "other: accept-package", "other: lapse-package"],
  "in a group": ["offer-group", "name-group", "other: name-group", "report-back", "report-back"],
  "asked and answered": ["request", "other: answer-in-part", "other: answer", "other: answer"],
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
  "asking falls": [...SIGNED, "reopen", ...HANDED, "other: reopen", "reopen"],
  "leaving falls": ["look", "status-quo", ...HANDED, "other: status-quo", "status-quo"],
  "naming falls": ["name-group", ...HANDED, "other: name-group", "name-group"],
  "offer falls": ["propose-rule", "import", ...HANDED, "other: agree-to-rule"],
  "import falls": ["import", ...HANDED, "other: agree-to-import"],
  "a day": ["open-session", "open-session", "look", "other: adjourn", "adjourn", "open-session"],
  "off the record": ["open-session", "look", "go-off-record", "other: go-on-record", ...OFF_AGAIN],
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

function coursesOf(names: readonly string[]): fc.Arbitrary<Course> {
  return fc.record({ name: fc.constantFrom(...names), by: side, chance }).map((of): Course => {
    const steps = (COURSES[of.name] ?? []).flatMap((each) => stepsOf(each, of));
    return { name: `${of.by}: ${of.name}${drawn(of.chance)}`, steps };
  });
}

const courses = coursesOf(keys(COURSES));

function stepsOf(each: InCourse, of: { by: SideMark; chance: Chance }): Step[] {
  if (each === "hour" || each === "deadline") return [{ what: each }];
  if (each === "look") return bothLook;
  const isOther = each.startsWith("other: ");
  const kind = each.replace("other: ", "") as WishKind;
  const by = isOther ? otherSide(of.by) : of.by;
  return [{ what: "ask", side: by, asked: [{ kind, chance: of.chance }] }];
}

const bothLook: Step[] = [
  { what: "look", side: "a" },
  { what: "look", side: "b" },
];

const looks = side.map((by): Course => ({
  name: `${by} looks`,
  steps: [{ what: "look", side: by }],
}));
const time = fc
  .constantFrom<"hour" | "deadline">("hour", "deadline")
  .map((what): Course => ({ name: `the ${what} passes`, steps: [{ what }] }));

const unseats = fc
  .record({ side, hand: fc.constantFrom<Hand>("chief", "second") })
  .map((of): Course => ({
    name: `the ${of.hand} of ${of.side} loses the seat`,
    steps: [{ what: "unseat", ...of }],
  }));

/** Two of each side, half of them with a number: how all talks begin. */
export const FIRST_STEPS: readonly Step[] = [0, 4, 1, 3].map((name, at) => ({
  what: "ask",
  side: at % 2 === 0 ? "a" : "b",
  asked: [{ kind: "table", chance: { which: 0, other: 0, way: 9, name, members: [0] } }],
}));

/** The server makes no lapse together with others, and within one row nobody can say what was agreed before something was tabled. */
const TOGETHER = [
  "accept",
  "counter",
  "withdraw",
  "reject",
  "offer-package",
  "accept-package",
  "hand-over",
] as const;

function again(kinds: readonly WishKind[]): fc.Arbitrary<Course> {
  return asking(kinds).map(({ name, steps }) => ({
    name: `three times ${name}`,
    steps: [...steps, ...steps, ...steps],
  }));
}

/** What a side does again and again until there is no room for more. */
export const BOUNDED_COURSES: fc.Arbitrary<Course>[] = [
  again(["table", "add-part", "split-apart", "merge"]),
  again(["split-apart"]),
  again(["pass-alone", "counter"]),
  again(["offer-package", "counter-package", "withdraw-package"]),
  again(["request"]),
  asking(["import", "decline-import"]),
  coursesOf(["reworded"]),
  coursesOf(["offered and taken back"]),
  looks,
  looks,
];

/** The more often it stands here, the more often it comes. */
export const COURSE_KINDS: fc.Arbitrary<Course>[] = [
  asking(["table"]),
  ...Array.from({ length: 5 }, () => asking([...keys(ON_ONE), "counter", "accept", "sign-ta"])),
  ...Array.from({ length: 5 }, () => asking([...keys(ON_SEVERAL), "merge", "add-part"])),
  asking(TOGETHER, 3),
  looks,
  looks,
  looks,
  courses,
  courses,
  courses,
  courses,
  time,
  unseats,
];
