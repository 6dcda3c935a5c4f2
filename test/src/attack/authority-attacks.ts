import { notHere, tests, type Answered } from "./answered.ts";

/** A. Who may come in, and as whom. */
export const AUTHORITY: Readonly<Record<string, Answered>> = {
  A1: tests(
    "A1, A16 ORIGIN-1 no session, somebody else's, and headers that claim to be somebody open nothing; the session does",
    "SESSION-3 no cookie, a wrong one and another seat's name are refused before the handshake",
    "SESSION-4 a session ends by itself at the end of its lifetime, and not before",
    "SESSION-4 the sockets of a session close at the end of its lifetime; those of a younger one stay",
    "a seat of one negotiation opens nothing of another",
  ),
  A2: notHere(
    "No token is ever in a query. The session is an HttpOnly cookie; a link's secret stands in the fragment, which no browser sends.",
  ),
  A3: tests(
    "A3 a write with its numbers in a longer form",
    "OBSERVER-2 A3 numbers in a longer form pass no filter: the socket closes and nothing is written",
  ),
  A4: tests(
    "A4 a SyncStep2 with something in it",
    "A4 an update of nothing",
    "A4 a message of the kind that tells of rights",
    "A4 a message of a kind that there is not",
    "A4 a word that only the server says",
  ),
  A5: tests(
    "A5 CAUCUS-1 the other side's caucus and names that look like it are no way in, and make no document",
  ),
  A6: tests(
    "A6 OBSERVER-1 an observer who guesses is answered in no other document and no other talks",
  ),
  A7: tests(
    "RIGHTS-2 a negotiator who becomes an observer keeps nothing but the gallery",
    "RIGHTS-2 what an old tab wrote before it heard of the change is refused, not stored and not shown",
  ),
  A8: tests(
    "A8 SESSION-4 leaving closes every socket of the seat, and the session opens nothing any more",
  ),
  A9: tests(
    "RIGHTS-1 a seat that is revoked loses its open sockets at once, and what its old tab then writes is nowhere",
    "SAVE-5 Y67 a page that is closed out as %s keeps its words, does not come back by itself, and goes on under a new clientID",
  ),
  A10: tests("Y1, A10 a value into a row"),
  A11: tests(
    "WRITE-1 A11 of two tabs under one clientID the second is not heard, and hears with an id of its own",
    "WRITE-1 Y68 a page whose clientID turns up elsewhere leases another one, and its writing is taken",
  ),
  A12: tests(
    "PRESENCE-3 R14 one socket speaks for a few clients of its seat at a time, and others are told of no more",
    "BUDGET-1 R14 presence has a budget of its own: who shows themselves ever anew is slowed down in all their tabs, a caret that runs is not",
    "PRESENCE-2 R14, A12, A13 presence that names others, jumps ahead or is too large closes its socket; one's own comes through",
    "PRESENCE-2 A12 presence under somebody else's clientID closes the socket, and the other's presence goes on",
  ),
  A13: tests(
    "A13 a presence with something in it",
    "PRESENCE-2 a writer is shown under the name of their seat, whatever they call themselves",
    "PRESENCE-2 A13 a presence that names thousands costs no look at the disk for each, and shows none of them",
    "a presence over the limit closes the socket and is shown to nobody",
  ),
  A14: tests(
    "CAUCUS-1 What a host reads tells of seats, links and sessions, and of nothing that anybody has said",
    "MONITOR-1 Mediator and host see table and health of both sides, no caucus and no unsaved edits",
  ),
  A15: tests(
    "A15 what the house tells its host holds no word of what was written",
    "A15 LOG-1 METRICS-1 nothing that people write, and nothing that tells who they are, stands in the metrics or the log: after edits, refusals, bugs and a crash",
    "A15 LOG-1 DISK-3 a disk that fails under people's writing is told with SQLite's words and none of theirs",
  ),
  A16: tests(
    "A1, A16 ORIGIN-1 no session, somebody else's, and headers that claim to be somebody open nothing; the session does",
  ),
};
