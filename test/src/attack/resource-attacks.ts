import { notHere, tests, type Answered } from "./answered.ts";

/** R. What would use up the house. */
export const RESOURCES: Readonly<Record<string, Answered>> = {
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
