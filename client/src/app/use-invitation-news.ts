import type { InvitationView } from "@crosstable/shared/authority/invitations";
import { maySitAtTable } from "@crosstable/shared/roles";
import { useEffect, useRef } from "react";

import { dropOldInvitations, readInvitations } from "../commands/invitations.ts";
import { timeOfDay } from "../components/time-in-zone.ts";
import { useFact } from "../socket/use-facts.ts";
import { announce } from "../stores/announcer.ts";
import { connectionStore } from "../stores/connection-store.ts";
import { useInvitations } from "../stores/invitation-store.ts";
import { serverNowMs, useMe } from "../stores/me-store.ts";
import { notify } from "../stores/notice-store.ts";
import { letGoOfDocument } from "../sync/open-documents.ts";

/** A timer waits for at most this long, and looks again. */
const LONGEST_WAIT_MS = 60 * 60 * 1000;

/** Keeps who is a guest in a caucus as the server has it, ends it in its time, and says so to whom it concerns. */
export function useInvitationNews(): void {
  const { seat } = useMe();
  const mayKnow = maySitAtTable(seat);
  const isLive = connectionStore((state) => state.events === "live");
  const read = () => {
    if (mayKnow) void readInvitations();
  };
  useEffect(() => {
    if (isLive && mayKnow) void readInvitations();
  }, [isLive, mayKnow]);
  useFact("invitations-changed", read);
  // An invitation falls with its seat's role or link, which the host changes.
  useFact("moved", ({ side }) => {
    if (side === null) read();
  });
  const invitations = useInvitations();
  useEffect(() => {
    if (invitations.length === 0) return undefined;
    const next = Math.min(...invitations.map(({ until }) => Date.parse(until)));
    const waitMs = Math.min(Math.max(next - serverNowMs(), 0) + 50, LONGEST_WAIT_MS);
    const timer = setTimeout(dropOldInvitations, waitMs);
    return () => clearTimeout(timer);
  }, [invitations]);
  useChanges(invitations);
}

function useChanges(invitations: readonly InvitationView[]): void {
  const { seat, sides } = useMe();
  const before = useRef<readonly InvitationView[]>([]);
  useEffect(() => {
    const was = before.current;
    before.current = invitations;
    const say = (words: string): void => {
      notify(words);
      announce(words);
    };
    for (const { side, until, seat: guest } of invitations) {
      const known = was.find((each) => each.side === side && each.seat === guest);
      if (known?.until === until) continue;
      if (seat.side === null)
        say(`${sides[side].short} lets you read its caucus until ${timeOfDay(until)}.`);
      else say(`The mediator may read your caucus until ${timeOfDay(until)}.`);
    }
    for (const { side, seat: guest } of was) {
      if (invitations.some((each) => each.side === side && each.seat === guest)) continue;
      if (seat.side !== null) {
        say("The mediator does not read your caucus any more.");
        continue;
      }
      // MEDIATOR-2: whoever was a guest keeps nothing, also where the server cannot be heard.
      letGoOfDocument({ kind: "caucus", side });
      say(`You do not read the caucus of ${sides[side].short} any more.`);
    }
  }, [invitations, seat.side, sides]);
}
