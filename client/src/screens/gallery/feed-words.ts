import type { FeedItem } from "@crosstable/shared/documents/gallery";
import type { Sides } from "@crosstable/shared/sides";

/** `named` is what else the act names; empty for a monitor, which is not told of it. */
type Sentence = (of: { who: string; what: string; named: string }) => string;

const FELL = "Its proposals are still on the table; the positions that it replaced fell with it.";

const SENTENCES: Readonly<Record<string, Sentence>> = {
  "open-negotiation": () => "The talks were opened.",
  "set-expiration": () => "The expiration of the contract was set.",
  "go-off-record": ({ who }) =>
    `${who} took the table off the record. Nothing is shown from here on until it is back.`,
  "go-on-record": ({ who }) => `${who} put the table back on the record.`,
  "adjourn-session": ({ who }) => `${who} adjourned the session.`,
  extension: ({ named }) =>
    `Both sides agreed to extend the contract${named === "" ? "" : ` to ${named}`}.`,
  "stop-the-clock": () => "Both sides agreed to stop the clock of the contract while they talk.",
  "restart-clock": () => "The clock of the contract runs again.",
  "table-proposal": ({ who, what }) => `${who} tabled ${what}.`,
  pass: ({ who, what }) => `${who} passed a new text on ${what}.`,
  counter: ({ who, what }) => `${who} countered on ${what}.`,
  acknowledge: ({ who, what }) => `${who} said that it has the other side's text on ${what}.`,
  hold: ({ who, what }) => `${who} asked a question before answering ${what}.`,
  "answer-hold": ({ who, what }) => `${who} answered the question on ${what}.`,
  reject: ({ who, what }) => `${who} rejected ${what}. It is still on the table.`,
  withdraw: ({ who, what }) => `${who} withdrew ${what}.`,
  "withdraw-conditional": ({ who, what }) => `${who} withdrew ${what} on a condition.`,
  "withdraw-without-prejudice": ({ who, what }) =>
    `${who} withdrew ${what} without prejudice to its rights or later proposals.`,
  accept: ({ who, what }) =>
    `${who} accepted the other side's text on ${what}: agreed in principle.`,
  "sign-ta": ({ who, what }) => `${who} signed ${what}.`,
  "answer-new-item": ({ who, what }) =>
    `${who} agreed that ${what} comes in after the deadline: it is on the table.`,
  "refuse-new-item": ({ who, what }) =>
    `${who} did not agree that ${what} comes in after the deadline.`,
  "add-part": ({ who, what, named }) => `${who} added ${named || "a part"} to ${what}.`,
  split: ({ who, what, named }) => `${who} split ${what}: it goes on as ${named || "its pieces"}.`,
  merge: ({ who, what, named }) =>
    `${who} merged ${named || "proposals"} into one: they go on as ${what}.`,
  "offer-group": ({ who, what }) => `${who} offered a working group on ${what}.`,
  refer: ({ who, what }) => `${who} named members of a working group on ${what}.`,
  "report-back": ({ what }) => `The working group on ${what} reported back.`,
  renumber: ({ who, what, named }) =>
    named === ""
      ? `${who} gave a proposal the number ${what}.`
      : `${who} renumbered ${named}: it is ${what} now.`,
  reopen: ({ who, what }) => `${who} spoke for reopening ${what}. It takes both sides.`,
  repudiate: ({ who, what }) =>
    `${who} repudiated the tentative agreement on ${what}. It stands, disputed.`,
  reinstate: ({ who, what }) => `${who} brought ${what} back to the table.`,
  "status-quo": ({ who, what }) =>
    `${who} spoke for leaving the contract as it is on ${what}. It takes both sides.`,
  "take-back-half": ({ who, what }) =>
    `${who} took back an offer or a request of its own on ${what} that took both sides.`,
  "decline-half": ({ who, what }) =>
    `${who} declined an offer or a request of the other side on ${what} that took both sides.`,
  "decline-to-answer": ({ who, what }) =>
    `${who} declined to answer the other side's text on ${what}.`,
  "declare-final-offer": ({ who, what }) =>
    `${who} called its text on ${what} its last, best and final offer.`,
  "declare-final-package": ({ who, what }) =>
    `${who} called its offer, ${what}, its last, best and final offer.`,
  "offer-package": ({ who, what, named }) =>
    `${who} offered a package, all or none: ${what}${named === "" ? "" : `, in answer to ${named}`}.`,
  "accept-package": ({ who, what }) => `${who} accepted ${what} as a whole.`,
  "reject-package": ({ who, what }) =>
    `${who} rejected ${what}. Its proposals are still on the table.`,
  "decline-to-answer-package": ({ who, what }) =>
    `${who} declined to answer ${what}. It is still open.`,
  "withdraw-package": ({ who, what }) =>
    `${who} took back the offer of ${what}. Its proposals stand as before.`,
  "reject-package-with-positions": ({ who, what }) => `${who} rejected ${what}. ${FELL}`,
  "withdraw-package-with-positions": ({ who, what }) =>
    `${who} took back the offer of ${what}. ${FELL}`,
  "lapse-package-with-positions": ({ what }) => `${what} lapsed without an answer. ${FELL}`,
  "publish-statement": ({ who }) => `${who} published a statement.`,
  "sign-statement": () => "Both sides published a joint statement.",
  "lapse-package": ({ what }) => `${what} lapsed without an answer. Its proposals stand as before.`,
};

/** What a sentence is made of; the monitor is told of no more than this. */
type Told = Pick<FeedItem, "side" | "kind" | "label"> & Partial<Pick<FeedItem, "named" | "undoes">>;

const UNDONE = " What was agreed in principle on it is not agreed any more.";

/** A published act as a sentence for somebody who has never sat at a table. A side acts, never a person. */
export function feedWords(item: Told, sides: Sides): string {
  const who = item.side === null ? "The host" : sides[item.side].short;
  const what = item.label ?? "";
  const named = listWords(item.named ?? []);
  const sentence = Object.hasOwn(SENTENCES, item.kind) ? SENTENCES[item.kind] : undefined;
  const said = sentence?.({ who, what, named }) ?? `${who} made a move on ${what}.`;
  return item.undoes === true ? `${said}${UNDONE}` : said;
}

/** "W-12 a)", "W-12 a) and W-12 b)", "W-1, W-2 and W-3". */
function listWords(labels: readonly string[]): string {
  return [labels.slice(0, -1).join(", "), labels.at(-1) ?? ""]
    .filter((words) => words !== "")
    .join(" and ");
}
