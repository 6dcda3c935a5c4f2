import * as z from "zod/mini";

import { votesView } from "../authority/view-votes.ts";
import { refusal, type Refusal } from "../refusals.ts";
import { isWellFormed } from "../text/well-formed.ts";
import { enterRoom } from "./enter-room.ts";
import {
  addSeat,
  addedSeat,
  changeSeat,
  endSession,
  hostView,
  issueLink,
  issuedLinks,
  openedNegotiation,
  openNegotiation,
  readHost,
  revokeLink,
  setExpiration,
} from "./host.ts";
import { makeMove, moveDone } from "./make-move.ts";
import { readHead, recordHead } from "./read-head.ts";
import { readRecord, recordRows } from "./read-record.ts";
import { reportHealth } from "./report-health.ts";
import {
  decideInCaucus,
  invitationLog,
  openInvitations,
  readInvitationLog,
  readInvitations,
  readVotes,
} from "./side-votes.ts";
import { madeSupposal, makeSupposal, takeBackSupposal } from "./supposals.ts";

/** Everything that a client may ask on the event wire. One socket.io event, `ask`, with an acknowledgement. */
export const request = z
  .discriminatedUnion("request", [
    makeMove,
    enterRoom,
    reportHealth,
    readRecord,
    makeSupposal,
    takeBackSupposal,
    readHead,
    decideInCaucus,
    readVotes,
    readInvitations,
    readInvitationLog,
    openNegotiation,
    addSeat,
    changeSeat,
    issueLink,
    revokeLink,
    endSession,
    setExpiration,
    readHost,
  ])
  .check(z.refine(isWellFormed));
export type Request = z.infer<typeof request>;
export type RequestName = Request["request"];

const nothing = z.strictObject({});

/** What is answered to each request when it is done. */
export const replies = {
  "make-move": moveDone,
  "enter-room": nothing,
  "report-health": nothing,
  "read-record": recordRows,
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
} as const satisfies Record<RequestName, z.ZodMiniType>;

export type ReplyTo<Name extends RequestName> = z.infer<(typeof replies)[Name]>;

/** The acknowledgement of a request: done with its reply, or refused in words. */
export type Answer<Name extends RequestName = RequestName> =
  | { readonly done: ReplyTo<Name> }
  | { readonly refused: Refusal };

export const refusedAnswer = z.strictObject({ refused: refusal });

/** The name of the one socket.io event that carries requests. */
export const ASK = "ask";
