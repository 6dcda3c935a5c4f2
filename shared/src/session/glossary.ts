const MEANINGS = {
  proposal:
    "Something that one side wants in the contract. It has a number and stays on the table until it is agreed or its sponsor withdraws it.",
  pass: "A written text that one side hands to the other. Once passed it never changes; a new text is a new pass.",
  counter: "A pass that answers the other side's text with one's own.",
  hold: "A question or a request for information. The answer to the text waits until it is answered.",
  package:
    "Texts, acceptances and withdrawals that one side offers all or none. While it is open, each side's stand-alone position lies beneath, and is there again when the package is refused.",
  rejected:
    "One side has said no to a text. The proposal is still on the table, and the text may be accepted later.",
  withdrawn:
    "The sponsor has taken its proposal off the table: unconditionally, on a condition, or without prejudice.",
  "agreed in principle":
    "One side has accepted exactly the other's text. It counts when both chiefs have signed it.",
  "tentative agreement":
    "Both chiefs have signed the same text. It is subject to agreement on the whole and to ratification.",
  disputed:
    "One side says that it is not bound by a tentative agreement. The agreement is not removed; the other side may hold it to its word.",
  "current contract language":
    "Both sides have closed a proposal without a change: on this, the contract stays as it is.",
  reopened: "Both sides have agreed to bargain again over what they had closed.",
  "late item":
    "A proposal that came after the deadline for new ones. It is on the table when the other side consents to it.",
  "lettered part":
    "A piece of a proposal under its number and a letter, such as W-12 a). It is answered and agreed by itself.",
  split: "One proposal has been taken apart into several. Its old number leads to them.",
  merged: "Several proposals have become one. Their old numbers lead to it.",
  "off the record":
    "What is said there binds nobody and is not shown here. A formal move binds all the same, and shows once the table is back.",
  turn: "The side from which the next answer is due.",
  caucus: "A side's own room. What is said there is for that side alone.",
} as const;

/** The terms that the gallery explains. */
export type GlossaryWord = keyof typeof MEANINGS;

/** What a term means, for readers who have never sat at a table. */
export function glossaryMeaning(word: GlossaryWord): string {
  return MEANINGS[word];
}
