import { tests, type Answered } from "./answered.ts";

/** D. Power, disk, clock and line: nobody's attack, and found out in the same way. */
export const FAULTS: Readonly<Record<string, Answered>> = {
  D1: tests(
    "FAULT-1 D1 a power cut at any moment, with unsynced sectors gone or torn, takes back nothing that anybody relied on",
    "FAULT-1 DISK-7 D1 a power cut while snapshots take the place of a log takes back nothing that was stored",
  ),
  D2: tests(
    "FAULT-1 D2 the same cuts find the losses of a server with %s",
    "FAULT-1 D2 the same cuts find the losses of a storage whose commits are never synced at all (synchronous = OFF)",
  ),
  D3: tests(
    "SAVE-4 D3 ${KILLS} kills of the server under typing lose nothing that was called saved or that another has seen",
  ),
  D4: tests(
    "DISK-4 D4 a full disk stores nothing, says so to everybody, and is used again as soon as there is room",
    "DISK-4 D4 no room to move the log into ends nothing and keeps nobody from writing, and the log is moved as soon as there is room",
  ),
  D5: tests(
    "DISK-3 D5 a sync that fails ends the server before anybody is told anything, and the next start has all that was acknowledged",
    "DISK-3 D5 a sync that fails while the log is moved into the database ends the server, and the next start has all that was acknowledged",
    "DISK-3 D5 a sync that fails at the last move of the log is told by the server that stops, and loses nothing",
  ),
  D6: tests(
    "SAVE-1 D6 no byte of an edit is sent to anybody before the log that holds it is synced",
    "SAVE-1 D6 the same order of calls gives a server away that sends before its commit",
  ),
  D7: tests(
    "FAULT-2 D7 a server that stands still %s and goes on loses nothing, neither of those who stayed connected nor of those who left meanwhile",
    "FAULT-4 D7 a page that stands still, while its computer goes on answering for it, is cut after its pings and shown as gone; it comes back when it goes on, and others stay",
  ),
  D8: tests(
    "FAULT-3 D8 a clock that jumps three hours ahead and then an hour behind ends no session and no connection, and the record goes on in order",
  ),
  D9: tests(
    "FAULT-4 D9 a line that carries nothing any more and never closes is cut by pings; its person is shown as gone and comes back with what they wrote",
  ),
  D10: tests(
    "FAULT-5 D10 who never reads is closed out at the bound, and everybody else has everything",
  ),
  D11: tests(
    "FAULT-6 D11 ${PEOPLE * TABS_EACH} tabs that come back in the same moment after a restart all get in, and all have the same",
  ),
  D12: tests(
    "DISK-7 D12 a damaged snapshot is made up for by the log, and the host of the machine is told",
    "DISK-7 D12 a log that would make a poisoned snapshot makes none, so nothing of it goes",
    "DISK-6 D12 a caucus with a flipped bit is closed, named to the host and in the log, and everything else goes on",
    "DISK-6 D12 a flipped bit anywhere in the database changes no document in silence: it is found, or it makes no difference",
    "DISK-8 D12 a flipped bit in the log of the newest minutes is named at the start and to the host, and devices bring back what it cost",
  ),
  D13: tests(
    "FAULT-7 D13 a backup taken under typing starts as a server, and with RESTORED=on people bring back everything that it lacks",
    "FAULT-7 D13 without it, writing of several people that the backup lacks is given back as text to everybody who holds it",
  ),
  D14: tests(
    "FAULT-8 D14 a page that was closed offline for a week brings its writing in, after two compactions and a restart",
    "FAULT-8 D14 a page from before the server was replaced goes on: what it still says is taken, and what is asked no more is refused in words and changes nothing",
    "FAULT-8 D14 after ninety-one days the seat has to be taken anew, and the device gives back what it held as text",
  ),
};
