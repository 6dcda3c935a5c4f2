import { notHere, tests, type Answered } from "./answered.ts";
import { FAULTS } from "./disk-faults.ts";
import { RECORD } from "./record-attacks.ts";

/** A. Who may come in, and as whom. */
const AUTHORITY: Readonly<Record<string, Answered>> = {
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

/** Y. What an update may try. */
const UPDATES: Readonly<Record<string, Answered>> = {
  Y1: tests("Y1, A10 a value into a row"),
  Y2: tests("Y2 the delete of a row"),
  Y3: tests("Y3 a root of their own"),
  Y4: tests(
    "Y4 letters among the nodes, by a left neighbour alone",
    "Y4 a value by its origin alone",
  ),
  Y5: tests("Y5 letters among the nodes, by a right neighbour alone"),
  Y6: tests("Y6 a value of no shape over the current one, by its origin alone"),
  Y7: tests("Y7 neighbours in two parents", "Y7 neighbours in two parents, one of them new"),
  Y8: tests(
    "Y8 another's clientID",
    "WRITE-1 writing under a clientID of somebody else, or of nobody, is refused whole",
  ),
  Y9: tests(
    "Y9 the clientID that the server itself writes under",
    "Y9 writing under the server's clientID",
  ),
  Y10: tests("Y10 a collected struct under another's clientID"),
  Y11: tests(
    "GUARD-2 Y11, Y28 an update that overlaps what is known cannot splice into another parent",
  ),
  Y12: tests("Y12 an unknown root", "Y12 a deleted struct in an unknown root"),
  Y13: tests("Y13 a root __proto__"),
  Y14: tests("Y14 a key __proto__"),
  Y15: tests("Y15 a list child in a map"),
  Y16: tests("Y16 a keyed child in a text"),
  Y17: tests("Y17 a subdocument"),
  Y18: tests("Y18 a gap in the own clock"),
  Y19: tests("Y19 an origin of an unknown client"),
  Y20: tests("Y20 a delete of what another will write"),
  Y21: tests("Y21 a delete of what nobody has written"),
  Y22: tests("Y22 a clock near 2^53"),
  Y23: tests("Y23 a deleted length of 2^40"),
  Y24: tests("Y24 a string of no length"),
  Y25: tests("Y25 a collected struct of no length"),
  Y26: tests("Y26 a skip"),
  Y27: tests("Y27 a skip with flag bits"),
  Y28: tests("Y28 the same writer in two blocks"),
  Y29: tests("Y29 an origin in the own future"),
  Y30: tests("Y30 an origin that is itself", "Y30 a parent that is itself"),
  Y31: tests("Y31 two own clients that lean on each other"),
  Y32: tests("Y32 a parent that is no type"),
  Y33: tests(
    "GUARD-2 Y33, Y34 no truncation of a good update is taken, and no byte too many; the whole is",
  ),
  Y34: tests(
    "GUARD-2 Y33, Y34 no truncation of a good update is taken, and no byte too many; the whole is",
  ),
  Y35: tests("Y35 a broken delete set after good structs"),
  Y36: tests("Y36 a value nested 5,000 deep"),
  Y37: tests("Y37 JSON nested 20,000 deep"),
  Y38: tests("Y38 a count of structs that lies"),
  Y39: tests("Y39 a count of values that lies"),
  Y40: tests("Y40 a length of letters that lies"),
  Y41: tests("Y41 a content of no kind"),
  Y42: tests("Y42 a type of no kind"),
  Y43: tests("Y43 an XML hook"),
  Y44: tests("Y44 an element that the notes do not have"),
  Y45: tests(
    "Y45 nodes nested 100 deep",
    "Y45 a map in a cell",
    "GUARD-2 Y45, R3 nodes that are put into each other one message after the other end at a depth",
  ),
  Y46: tests("Y46 a map in place of another's cell", "Y46 a map in place of a row"),
  Y47: tests(
    "Y47 a tombstone over a row",
    "GUARD-1 Y47 a tombstone over another's cell does what any writer may do by deleting it, and no more",
  ),
  Y48: tests("Y48 a clientID of 2^32"),
  Y49: tests(
    "GUARD-5 Y49 more writers than one update may carry are refused, even under clientIDs of the sender's own",
  ),
  Y50: tests("Y50 more bytes than one update may carry"),
  Y51: tests("Y51 letters that are no UTF-8"),
  Y52: tests("Y52 __proto__ in a value"),
  Y53: tests("Y53 no byte at all", "Y53 one byte"),
  Y54: tests("Y54 a number not in its shortest form"),
  Y55: tests("Y55 a parent that is unknown"),
  Y56: tests("Y56 the delete of everything"),
  Y57: tests("Y57 bytes of the second encoding"),
  Y58: tests("Y58 a delete of no length"),
  Y59: tests("Y59 the own writing of an earlier day, once more"),
  Y60: tests(
    "Y60 the highest clientID there is, which would win every race",
    "WRITE-3 Y60 who asks for ids again and again gets none that wins over the best of the first time",
  ),
  Y61: tests("GUARD-3 Y61 what is known is not applied again, however it is dressed up"),
  Y62: tests(
    "Y62 a left neighbour right of the right one",
    "Y62 a right neighbour in a cell",
    "GUARD-2 Y62, R1c neighbours that lie crosswise within one update are taken back before anybody sees them",
    "GUARD-2 SYNC-1 Y62 letters between two that nobody ever had side by side, who would stand elsewhere for whoever writes in the same moment, are taken back; between two that stood so they are taken",
    "GUARD-2 SYNC-1 Y62 letters between two that nobody ever had side by side (%s) are refused; between the two that stood so they are taken",
    "GUARD-2 SYNC-1 Y62 of ${FORGED} updates of letters that are put between any two, those that are taken leave everybody with the same, whatever two others write in the same moment and whoever hears of it first (seed ${SEED})",
    "GUARD-2 Y62 of as many letters one that lies crosswise is found, wherever it is; without it they are taken",
    "GUARD-2 Y62 counting through the lists finds what walking from each to its neighbour finds, in ${ROUNDS} updates (seed ${SEED})",
  ),
  Y63: tests("Y63 deletes in descending order"),
  Y64: tests(
    "GUARD-2 Y64 of ${BY_BYTES} updates of caucuses and worksheets spoiled byte by byte none does harm (seed ${SEED})",
    "GUARD-2 Y64 of ${BY_GRAMMAR} well-formed forgeries in caucuses and worksheets none does harm (seed ${SEED})",
    "GUARD-1 GUARD-2 SYNC-1 Y64, Y65 of ${STRIKES} spoiled updates and forgeries, sent over sockets of twenty seats to a running server, none does harm to those who write in the same rooms (seed ${SEED})",
  ),
  Y65: tests(
    "GUARD-2 Y65 of ${IN_SEQUENCE} forgeries one after the other, among people who write in caucuses and worksheets, none does harm (seed ${SEED})",
    "GUARD-1 GUARD-2 SYNC-1 Y64, Y65 of ${STRIKES} spoiled updates and forgeries, sent over sockets of twenty seats to a running server, none does harm to those who write in the same rooms (seed ${SEED})",
  ),
  Y66: tests(
    "GUARD-1 SAVE-2 SYNC-1 Y66 more than ${SUBMISSIONS} pieces of honest writing over sockets of six seats, with notes, undo, hours without a line and reloads, are never refused by a running server, and all end alike (seed ${SEED})",
    "GUARD-1 Y66 ${SUBMISSIONS} pieces of honest writing with notes, undo, offline hours and reloads are never refused, and all end alike (seed ${SEED})",
    "GUARD-1 Y66 ${SUBMISSIONS} honest writings of both sides into the same cells, at once and late, are never refused, and all end alike (seed ${SEED})",
    "GUARD-1 SYNC-1 Y66 three people who come back with 150 acts each that nobody has heard of, undo among them, are never refused, and all end alike (seeds 1 to ${SEEDS.length})",
  ),
  Y67: tests(
    "SAVE-5 Y67 a page that is closed out as %s keeps its words, does not come back by itself, and goes on under a new clientID",
    "SAVE-5 what the server does not take is given back as text, and the document goes on anew without it",
  ),
  Y68: tests(
    "WRITE-1 Y68 a page whose clientID turns up elsewhere leases another one, and its writing is taken",
  ),
  Y69: tests(
    "OBSERVER-2 Y69 a reader's page that would write, whatever made it, is closed out and does not go its own way in silence",
    "Y69 a cell of a table that spans more columns than an editor can count",
  ),
  Y70: notHere(
    "There is no state beacon: what it would find cannot come about unseen. docs/decisions/no-state-beacon.md gives the reasons.",
  ),
};

/** R. What would use up the house. */
const RESOURCES: Readonly<Record<string, Answered>> = {
  R1: tests(
    "GUARD-5 R1 deletes in descending order, and more of them than an update may bring, are refused before they cost anything",
    "GUARD-5 R1 ten bytes that delete thousands of letters from among their marks, for each of which Yjs would look through the whole text, are refused, and so is the paragraph around them; fewer of them are taken",
    "GUARD-5 R1 a piece that is cut thousands of times while the paragraph around it goes counts as what it becomes",
    "GUARD-5 R1 letters that are new and deleted at once count as those that were there",
    "GUARD-5 R1 over a socket ten bytes that delete thousands of letters from among their marks are refused, and so is the paragraph around them; fewer of them are taken",
    "GUARD-5 R1 over a socket a piece that is cut thousands of times while the paragraph around it goes is refused; cut fewer times it is taken",
    "GUARD-5 R1 over a socket thousands of letters that are new and deleted at once are refused; fewer of them are taken",
    "GUARD-5 R1b neighbours that others have driven far apart are refused by the thousand, before they cost anything",
    "GUARD-2 Y62, R1c neighbours that lie crosswise within one update are taken back before anybody sees them",
    "BUDGET-5 R1c over a socket who makes the house load a long document anew again and again is told to slow down; others write on and are told nothing",
    "BUDGET-5 R1c updates that make the house load a document anew cost their sender as much; many sockets of one person load it once",
  ),
  R2: tests(
    "WIRE-2 R2 three thousand updates that nothing ever completes leave nothing pending",
    "WIRE-2 gaps that asking does not mend end the socket for good",
  ),
  R3: tests(
    "GUARD-2 Y45, R3 nodes that are put into each other one message after the other end at a depth",
  ),
  R4: tests(
    "GUARD-1 R4 writing in many small parts is taken whole, and the witness has all of it",
    "BUDGET-4 a turn deals with so many frames of one socket, and whoever wrote meanwhile does not wait for the rest",
    "BUDGET-5 R4, R1b updates that are each let through and cost much are dealt with one in a turn; those of a letter all in one",
  ),
  R5: tests(
    "GUARD-5 R5 a burst of questions costs one encoding and changes nothing for anybody",
    "BUDGET-6 R5 questions that differ by one letter cost their asker what the answers cost; those of others are answered meanwhile",
    "BUDGET-6 R5 questions whose answers are short cost what it takes to look through a long document for them",
    "BUDGET-6 R5 answers are kept as long as they fit, the newest first; what was forgotten is encoded anew",
  ),
  R6: tests(
    "GUARD-5 R6 a state vector of more writers than a document has, and one that lies about them, close the socket; a long one is answered",
  ),
  R7: tests(
    "BUDGET-3 one person opens so many connections a minute, and another's are not counted with them",
    "BUDGET-7 one person has so many sockets open at once, and may open another when one is closed; nobody else's are counted with them",
    "BUDGET-8 a message in more pieces than it may have closes its socket for good; in as many as it may it is answered",
    "BUDGET-9 strangers who say nothing keep nobody out who holds a session",
    "BUDGET-9 who holds a session and says for no seat that they have come opens so many lines and no more; whoever says it makes room, and others come in meanwhile",
    "BUDGET-12 R7 who begins one long message after another and finishes none has six of them in the house, over all their tabs, and what they began before is taken when it is whole",
    "BUDGET-12 R7 one seat has so much unfinished on the event wire: the line that began last is cut, those before are answered, and others ask meanwhile",
    "BUDGET-12 a stranger is cut off at a short bound, whole or not; who says in pieces for which seat they come is heard",
    "DOOR-1 R7 half a greeting, a message that never ends and one in single bytes keep nobody waiting",
  ),
  R8: tests(
    "a reader that does not read is let go with a bounded backlog, and delays nobody",
    "FAULT-5 D10 who never reads is closed out at the bound, and everybody else has everything",
    "FAULT-5 R8 past the soft bound a socket is told of no presence, past the hard one of nothing more, and below of everything",
    "FAULT-5 R8 past the bound of the whole process those with the longest backlogs come back, and only as many as it takes",
    "FAULT-5 R8 a backlog past the soft bound that stays for its time is stuck; one that goes below it in between begins anew",
  ),
  R9: tests(
    "a link whose other end is gone is cut after missed pings, and its presence with it; a live one stays",
    "FAULT-4 D9 a line that carries nothing any more and never closes is cut by pings; its person is shown as gone and comes back with what they wrote",
  ),
  R10: tests(
    "GUARD-5 R10 writers are bounded, because every page has to count them up; those who are there write on",
    "GUARD-5 R10 over a socket nobody comes in as one writer more than a document has; who is among them writes on",
    "WRITE-3 a seat gets so many ids an hour and no more; the next hour it gets new ones",
  ),
  R11: tests(
    "GUARD-5 R11 keys of a map and roots of a document are bounded; those that are there are written on",
    "GUARD-5 R11 over a socket no keys and roots are taken beyond what a document keeps; those that are there are written on",
  ),
  R12: tests(
    "GUARD-6 R12 over a socket a side that fills the worksheet comes to its half and no further; the other side writes on, up to its own half",
    "GUARD-6 R12 a side that fills the worksheet comes to its half and no further; the other side writes on in its own",
    "GUARD-6 R12 over a socket a side that writes over its cells without end comes to half of what a document keeps of that and no further; the other side writes on",
    "GUARD-6 R12 over a socket what many of one side send in the same turn counts together: only as many of them are taken as their half has room for",
    "GUARD-6 R12 over a socket cells that are written over again and again do not use up a document's room",
    "GUARD-6 GUARD-5 whose the cells are that stand already is counted once an update, however many it adds; one over the half is refused",
    "GUARD-6 R12 a side that writes over its cells without end comes to half of what a document keeps of that, and the other side writes on",
    "GUARD-6 R12 what a turn has taken in counts at once toward the size from which a document's structs are counted",
    "GUARD-6 R12 cells that are written over again and again do not use up a document's room",
  ),
  R13: tests("GUARD-2 R13 compression is not agreed to, and a compressed frame is no message"),
  R14: tests(
    "BUDGET-2 R14 who floods a document is told to slow down, then closed with 4529 in every tab; their tab comes back by itself, and others notice nothing",
    "BUDGET-2 a flood that goes on is closed in all the person's tabs, under a code on which clients come back",
    "PRESENCE-2 R14, A12, A13 presence that names others, jumps ahead or is too large closes its socket; one's own comes through",
  ),
  R15: notHere(
    "There are no sealed carriers, and so no blocks of ciphertext that somebody would have to try to open.",
  ),
  R16: tests(
    "LINK-3 tries of wrong links are bounded for everybody together, the next minute is a new one, and a right one is never refused for them",
    "LINK-2 a wrong, a cut and a revoked link are refused in words and open nothing",
  ),
};

/** Every attack and every fault that is known, by its number. */
export const ATTACKS: Readonly<Record<string, Answered>> = {
  ...AUTHORITY,
  ...UPDATES,
  ...RESOURCES,
  ...RECORD,
  ...FAULTS,
};
