import * as z from "zod/mini";

import type { Refusal } from "../refusals.ts";
import { isWellFormed } from "../text/well-formed.ts";
import { enterRoom } from "./enter-room.ts";
import {
  addSeat,
  changeSeat,
  endSession,
  issueLink,
  openNegotiation,
  readHost,
  revokeLink,
  setExpiration,
} from "./host.ts";
import { makeMove } from "./make-move.ts";
import { readHead } from "./read-head.ts";
import { readRecord, type recordRows } from "./read-record.ts";
import type { replies } from "./replies.ts";
import { reportHealth } from "./report-health.ts";
import { decideInCaucus, readInvitationLog, readInvitations, readVotes } from "./side-votes.ts";
import { makeSupposal, takeBackSupposal } from "./supposals.ts";

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

type Replies = typeof replies & { readonly "read-record": typeof recordRows };

export type ReplyTo<Name extends RequestName> = z.infer<Replies[Name]>;

/** The acknowledgement of a request: done with its reply, or refused in words. */
export type Answer<Name extends RequestName = RequestName> =
  | { readonly done: ReplyTo<Name> }
  | { readonly refused: Refusal };
