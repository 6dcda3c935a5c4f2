import fc from "fast-check";

import { otherSide, type SideMark } from "../sides.ts";
import type { Hand } from "./clerks-paper-for-tests.ts";
import { HALF_COURSES } from "./half-courses-for-tests.ts";
import {
  COURSES,
  ON_ONE,
  ON_SEVERAL,
  type Course,
  type InCourse,
  type OfOne,
  type Step,
  type WishKind,
} from "./model-steps-for-tests.ts";
import type { Chance } from "./model-wish-for-tests.ts";

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

const ALL_COURSES = { ...COURSES, ...HALF_COURSES };

function coursesOf(
  names: readonly string[],
  chances: fc.Arbitrary<Chance> = chance,
): fc.Arbitrary<Course> {
  const any = fc.record({ name: fc.constantFrom(...names), by: side, chance: chances });
  return any.map((of): Course => {
    const steps = (ALL_COURSES[of.name] ?? []).flatMap((each) => stepsOf(each, of));
    return { name: `${of.by}: ${of.name}${drawn(of.chance)}`, steps };
  });
}

const courses = coursesOf(keys(ALL_COURSES));

function stepsOf(each: InCourse, of: { by: SideMark; chance: Chance }): Step[] {
  if (each === "hour" || each === "deadline") return [{ what: each }];
  if (each === "look") return bothLook;
  const isOther = each.startsWith("other: ");
  const what = each.replace("other: ", "") as OfOne;
  const by = isOther ? otherSide(of.by) : of.by;
  const [host, hand] = what.split(" ");
  if ((host === "enrol" || host === "unseat") && hand !== undefined)
    return [{ what: host, side: by, hand: hand as Hand }];
  return [{ what: "ask", side: by, asked: [{ kind: what as WishKind, chance: of.chance }] }];
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

const LOSSES = {
  unseat: "loses the seat",
  reseat: "is of the staff for a while",
  "end-session": "is signed out",
} as const;

const losses = fc
  .record({
    what: fc.constantFrom(...keys(LOSSES)),
    side,
    hand: fc.constantFrom<Hand>("chief", "second"),
  })
  .map((of): Course => ({
    name: `the ${of.hand} of ${of.side} ${LOSSES[of.what]}`,
    steps: [of],
  }));

const enrols = fc
  .record({ side, hand: fc.constantFrom<Hand>("chief", "second") })
  .map((of): Course => ({
    name: `the ${of.hand} of ${of.side} takes a new device`,
    steps: [{ what: "enrol", ...of }],
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
  "vouch",
] as const;

function again(kinds: readonly WishKind[]): fc.Arbitrary<Course> {
  return asking(kinds).map(({ name, steps }) => ({
    name: `three times ${name}`,
    steps: [...steps, ...steps, ...steps],
  }));
}

/** The same thing under one number after the other. */
const renumbers = fc.record({ by: side, chance }).map(({ by, chance: drawnOnce }): Course => {
  const chances = [0, 3, 6].map((more) => ({ ...drawnOnce, name: drawnOnce.name + more }));
  return {
    name: `${by}: renumbered again and again${drawn(drawnOnce)}`,
    steps: chances.map((each) => ({
      what: "ask",
      side: by,
      asked: [{ kind: "renumber", chance: each }],
    })),
  };
});

/** What a side does again and again until there is no room for more. */
export const BOUNDED_COURSES: fc.Arbitrary<Course>[] = [
  again(["table", "add-part", "split-apart", "merge"]),
  again(["split-apart"]),
  again(["add-part"]),
  coursesOf(["taken apart late"]),
  asking(["split-apart", "split-in-parts", "merge"], 3),
  again(["pass-alone", "counter"]),
  again(["offer-package", "counter-package", "withdraw-package"]),
  again(["offer-package"]),
  again(["request"]),
  coursesOf(["asked and answered in parts"]),
  coursesOf(["withdrawn and brought back", "brought back again"]),
  coursesOf(["called the last"]),
  renumbers,
  renumbers,
  asking(["import", "decline-import"]),
  coursesOf(["reworded"]),
  coursesOf(["minuted", "minuted in vain"]),
  coursesOf(["minuted", "minuted in vain"]),
  again(["offer-minutes"]),
  coursesOf(["stated", "stated in vain"]),
  coursesOf(["a day", "off the record"]),
  coursesOf(["offered and taken back"]),
  coursesOf(["offered and taken back"]),
  looks,
  looks,
];

/** Of the courses these lead to the moves that come about least often. */
const SELDOM = [
  "signed and repudiated",
  "withdrawn and brought back",
  "held and answered",
  "received and answered",
  "late",
  "taken apart",
  "offered and rejected",
  "offered for the last time",
  "offered and taken back",
  "offered and lapsed",
  "in a group",
  "extension taken back",
  "clock stopped",
  "off the record",
  "stated in vain",
  "second vouched",
  "second vouched",
  "rule declined",
  "minuted",
  "asked no more",
  "imported in vain",
  "offered and lapsed",
  "stated",
];
const SELDOM_ALONE = [
  "reject",
  "decline-to-answer",
  "final-offer",
  "split-apart",
  "renumber",
] as const;

/** Courses of which little is refused, so that in few rows there are many kinds of moves. */
export const MOSTLY_MADE: fc.Arbitrary<Course> = fc.constantFrom(3, 5, 6, 7, 8).chain((way) => {
  const made = chance.map((each) => ({ ...each, way }));
  return fc.oneof(
    { weight: 4, arbitrary: coursesOf(keys(COURSES), made) },
    { weight: 4, arbitrary: coursesOf(SELDOM, made) },
    { weight: 2, arbitrary: asking(SELDOM_ALONE) },
    { weight: 1, arbitrary: losses },
  );
});

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
  losses,
  enrols,
];
