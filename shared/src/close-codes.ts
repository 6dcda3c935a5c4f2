/**
 * Every way in which the server closes a document socket, with what the client does next.
 * 4400–4499 are permanent: the stock y-websocket provider stops reconnecting on them.
 * The others mean "come back".
 */
export const CLOSE = {
  /** The bytes are no message of this protocol. Report it; repeating cannot help. */
  malformed: 4400,
  /** No valid session for this seat any more. Ask for a new link. */
  signedOut: 4401,
  /** This seat may not read this document. Go to a room it may enter. */
  notYourDocument: 4403,
  /** There is no such document. */
  unknownDocument: 4404,
  /** Role, side or link of the seat changed. Throw the local copy away and load what may now be seen. */
  rightsChanged: 4409,
  /** A read-only seat sent a write. */
  readOnlyWrote: 4410,
  /** A read-only seat sent a presence with content, or a presence named somebody else. */
  presenceRefused: 4411,
  /** New writing under a clientID that was not handed out to this seat for this document. Keep the text as a draft, reload. */
  foreignClientId: 4412,
  /** Larger than a named limit. Keep the text as a draft. */
  tooLarge: 4413,
  /** The update needs something the server does not have, and asking again did not bring it. Reload. */
  cannotResync: 4414,
  /** What the update would do is outside the document's shape. Keep the text as a draft, reload. */
  notAllowed: 4415,
  /** What the disk holds of this document is damaged. It stays closed until the host has restored it; keep the local copy. */
  unreadable: 4416,
  /** Both chiefs have agreed that observers stay out. Take what was shown off the page; come back when a person asks. */
  observersStayOut: 4417,
  /** Both chiefs have agreed that observers follow later, or at once again. Open the other one of the two galleries. */
  otherGallery: 4418,
  /** The side has ended its invitation into its caucus, or its time has passed. Throw the copy away; nobody opens it again unasked. */
  invitationOver: 4419,
  /** More than a person's budget for too long. Come back, and send less. */
  tooFast: 4529,
  /** The house is closing or restarting. Come back. */
  restarting: 1012,
  /** The document could not be stored, or this socket reads too slowly. Come back and resync. */
  tryAgain: 1013,
} as const;

export type CloseReason = keyof typeof CLOSE;

const BY_CODE = new Map<number, CloseReason>(
  Object.entries(CLOSE).map(([reason, code]) => [code, reason as CloseReason]),
);

/** The reason behind a close code, or undefined for codes that are not ours. */
export function closeReason(code: number): CloseReason | undefined {
  return BY_CODE.get(code);
}

/** They go out in the closing frame, which takes 123 bytes. */
const WORDS: Record<CloseReason, string> = {
  malformed: "This tab sent something the server could not read. Reload the page.",
  signedOut: "This seat is no longer signed in here. Ask the host for a new link.",
  notYourDocument: "This seat may not see this room.",
  unknownDocument: "There is no such room.",
  rightsChanged: "Your seat has changed. The page loads again with what you may now see.",
  readOnlyWrote: "This seat reads and does not write here.",
  presenceRefused: "This seat is not shown to others here.",
  foreignClientId:
    "The server does not know who wrote some of what this page holds. Your text is kept on this device; reload the page.",
  tooLarge: "That is larger than a document here can take. Your text is kept on this device.",
  cannotResync:
    "This tab and the server could not be brought together. Your text is kept on this device; reload the page.",
  notAllowed:
    "That cannot be written in this document. Your text is kept on this device; reload the page.",
  unreadable:
    "The server's disk has damaged this document. What this device holds is kept. Your host can restore it.",
  observersStayOut: "Both chiefs have agreed that observers do not follow the talks for now.",
  otherGallery:
    "Both chiefs have agreed how much later observers follow. The page opens what they see.",
  invitationOver:
    "The invitation into this caucus is over. Nothing of the caucus is kept on this device.",
  tooFast:
    "This seat sent more than the server takes from one person. Your tab reconnects by itself.",
  restarting: "The server is restarting. Your tab reconnects by itself.",
  tryAgain:
    "The connection was too slow or the server could not store. Your tab reconnects by itself.",
};

/** What a person reads when a socket closes. */
export function closeWords(reason: CloseReason): string {
  return WORDS[reason];
}
