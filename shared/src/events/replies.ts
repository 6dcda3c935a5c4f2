import * as z from "zod/mini";

import { votesView } from "../authority/view-votes.ts";
import { refusal } from "../refusals.ts";
import { addedSeat, hostView, issuedLinks, openedNegotiation } from "./host.ts";
import { moveDone } from "./move-done.ts";
import { recordHead } from "./read-head.ts";
import { invitationLog, openInvitations } from "./side-votes.ts";
import { madeSupposal } from "./supposals.ts";

const nothing = z.strictObject({});

/**
 * What is answered to each request when it is done. Rows of the record have their own shape in read-record.ts, which is that of every
 * move: a page fetches it with the first rows that it reads.
 */
export const replies = {
  "make-move": moveDone,
  "enter-room": nothing,
  "report-health": nothing,
  "make-supposal": madeSupposal,
  "take-back-supposal": nothing,
  "read-head": recordHead,
  "decide-in-caucus": nothing,
  "read-votes": votesView,
  "read-invitations": openInvitations,
  "read-invitation-log": invitationLog,
  "open-negotiation": openedNegotiation,
  "add-seat": addedSeat,
  "change-seat": nothing,
  "issue-link": issuedLinks,
  "revoke-link": nothing,
  "end-session": nothing,
  "set-expiration": nothing,
  "read-host": hostView,
} as const;

export const refusedAnswer = z.strictObject({ refused: refusal });

/** The name of the one socket.io event that carries requests. */
export const ASK = "ask";
