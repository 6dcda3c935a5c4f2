import type { FeedItem } from "@crosstable/shared/documents/gallery";
import type { Sides } from "@crosstable/shared/sides";

/** A published act as a sentence for somebody who has never sat at a table. A side acts, never a person. */
export function feedWords(item: FeedItem, sides: Sides): string {
  const who = item.side === null ? "The host" : sides[item.side].short;
  const what = item.label ?? "";
  switch (item.kind) {
    case "open-negotiation":
      return "The talks were opened.";
    case "set-expiration":
      return "The expiration of the contract was set.";
    case "table-proposal":
      return `${who} tabled ${what}.`;
    case "pass":
      return `${who} passed a new text on ${what}.`;
    case "counter":
      return `${who} countered on ${what}.`;
    case "hold":
      return `${who} asked a question before answering ${what}.`;
    case "answer-hold":
      return `${who} answered the question on ${what}.`;
    case "reject":
      return `${who} rejected ${what}. It is still on the table.`;
    case "withdraw":
      return `${who} withdrew ${what}.`;
    case "accept":
      return `${who} accepted the other side's text on ${what}: agreed in principle.`;
    case "sign-ta":
      return `${who} signed ${what}.`;
    case "answer-new-item":
      return `${who} answered whether ${what} may come in after the deadline.`;
    case "add-part":
      return `${who} added a part to ${what}.`;
    case "split":
      return `${who} split ${what}: it goes on in its pieces.`;
    case "merge":
      return `${who} merged proposals into ${what}.`;
    case "renumber":
      return `${who} gave another number: ${what}.`;
    case "reopen":
      return `${who} spoke for reopening ${what}. It takes both sides.`;
    case "repudiate":
      return `${who} repudiated the tentative agreement on ${what}. It stands, disputed.`;
    case "reinstate":
      return `${who} brought ${what} back to the table.`;
    case "status-quo":
      return `${who} spoke for leaving the contract as it is on ${what}. It takes both sides.`;
    case "decline-to-answer":
      return `${who} declined to answer the other side's text on ${what}.`;
    case "declare-final-offer":
      return `${who} called its text on ${what} its last, best and final offer.`;
    case "offer-package":
      return `${who} offered a package, all or none: ${what}.`;
    case "accept-package":
      return `${who} accepted ${what} as a whole.`;
    case "reject-package":
      return `${who} rejected ${what}. Its proposals are still on the table.`;
    case "withdraw-package":
      return `${who} took back the offer of ${what}. Its proposals stand as before.`;
    case "lapse-package":
      return `${what} lapsed without an answer. Its proposals stand as before.`;
    default:
      return `${who} made a move on ${what}.`;
  }
}
