import type { Move } from "../moves/move.ts";

/** What somebody did, as it is asked for: a kind of move, a pass that answers another being a counter. */
export type ActKind = Move["kind"] | "counter";

/** Every form of the verbs that ask for words and not for an act. */
export const SAYING =
  "say says said offer offers offered propose proposes proposed mention mentions mentioned ask asks asked demand demands demanded pass passes passed name names named write writes wrote";

const AGREEING: readonly ActKind[] = [
  "accept",
  "accept-package",
  "sign-ta",
  "agree-ground-rules",
  "agree-extension",
  "agree-articles",
];

/** Every form of a verb of bargaining, and the acts that it names. */
const ACTS: readonly (readonly [forms: string, acts: readonly ActKind[]])[] = [
  ["withdraw withdraws withdrew withdrawn drop drops dropped", ["withdraw", "withdraw-package"]],
  ["reject rejects rejected refuse refuses refused", ["reject", "reject-package"]],
  ["accept accepts accepted", ["accept", "accept-package"]],
  ["agree agrees agreed", AGREEING],
  ["sign signs signed", ["sign-ta", "sign-minutes", "sign-statement"]],
  ["publish publishes published", ["publish-statement", "sign-statement"]],
  ["table tables tabled", ["table-proposal"]],
  ["counter counters countered", ["counter"]],
  ["hold holds held", ["hold"]],
  ["answer answers answered", ["answer-hold", "answer-request", "answer-new-item"]],
  ["acknowledge acknowledges acknowledged", ["acknowledge"]],
  ["request requests requested", ["request-information"]],
  [
    "decline declines declined",
    [
      "decline-to-answer",
      "decline-to-answer-package",
      "decline-articles",
      "drop-ground-rules",
      "drop-extension",
      "drop-minutes",
      "drop-statement",
      "drop-half",
    ],
  ],
  ["extend extends extended", ["offer-extension", "agree-extension"]],
  ["restart restarts restarted", ["restart-clock"]],
  ["reopen reopens reopened", ["reopen"]],
  ["repudiate repudiates repudiated", ["repudiate"]],
  ["reinstate reinstates reinstated", ["reinstate"]],
  ["split splits", ["split"]],
  ["merge merges merged", ["merge"]],
  ["renumber renumbers renumbered", ["renumber"]],
  ["refer refers referred", ["refer"]],
  ["adjourn adjourns adjourned", ["adjourn-session"]],
  ["open opens opened", ["open-session"]],
  ["hand hands handed", ["hand-over"]],
  ["vouch vouches vouched", ["vouch-for-key"]],
  ["lapse lapses lapsed", ["lapse-package"]],
];

/** What names an act in several words, whatever is done by them; and the words that can stand around them. */
const PHRASES: readonly (readonly [phrase: string, around: string, acts: readonly ActKind[]])[] = [
  ["off the record", "go goes went gone take takes took taken table", ["go-off-record"]],
  ["back on the record", "go goes went gone come came put puts table", ["go-on-record"]],
];

const ACT_OF = new Map([
  ...ACTS.flatMap(([forms, acts]) =>
    forms.split(" ").map((form) => [form, { forms, acts }] as const),
  ),
  ...PHRASES.map(
    ([phrase, around, acts]) => [phrase, { forms: `${phrase} ${around}`, acts }] as const,
  ),
]);
const VERB = [
  ...PHRASES.map(([phrase]) => phrase.replaceAll(" ", String.raw`\s+`)),
  ...[SAYING, ...ACTS.map(([forms]) => forms)].flatMap((forms) => forms.split(" ")),
].join("|");
/** After these it is a thing: "at the table". */
const NO_THING = String.raw`(?<!\b(?:the|a|an|our|their|your|at)\s+)`;
const ASKED = new RegExp(
  [
    String.raw`\b(?:when|who)\b.*?${NO_THING}\b(?<when>${VERB})\b`,
    String.raw`\b(?:what|which|where)\b.*?\b(?:did|has|have|had|was|were)\b.*?${NO_THING}\b(?<what>${VERB})\b`,
    String.raw`\b(?:first|last)\s+(?:time\b.*?\b)?(?<near>${VERB})\b`,
  ].join("|"),
  "isu",
);

/**
 * What is asked to have been done, in "when did they withdraw W-5?" or "who first rejected it", with every form of its verb. Null
 * where the first verb asks for words, and where nothing is asked.
 */
export function askedAct(
  text: string,
): { readonly acts: ReadonlySet<ActKind>; readonly forms: string } | null {
  const { when, what, near } = ASKED.exec(text)?.groups ?? {};
  const found = ACT_OF.get((when ?? what ?? near ?? "").toLowerCase().replaceAll(/\s+/gu, " "));
  return found === undefined ? null : { acts: new Set(found.acts), forms: found.forms };
}
