/** Every limit of the house but those of the document wire, with its unit in its name. A thing over its limit is refused in words, never cut. */

// Words that people write.
export const MAX_PASS_TEXT_CHARS = 200_000;
/** Paragraphs, clauses and cells of a text that are laid out as such on a screen; the longest contracts have some thousand. */
export const MAX_SHOWN_PARTS = 4_000;
/** Paragraphs, clauses, cells and marks of a redline that are on a screen at once; forty pages written anew have some four thousand. */
export const MAX_REDLINE_PAGE_PARTS = 8_000;
/** Cells of one row of a table in a text; a line with more is words. */
export const MAX_TABLE_COLUMNS = 100;
export const MAX_TITLE_CHARS = 300;
export const MAX_NUMBER_CHARS = 24;
export const MAX_WORDS_CHARS = 4_000;
export const MAX_CELL_CHARS = 2_000;
/** A time of day as a page writes it, with room to spare. */
export const MAX_TIME_CHARS = 40;
/** The name of an IANA zone. */
export const MAX_ZONE_CHARS = 64;
/** How many hours or days before the expiration an extension is asked for. */
export const MAX_EXTENSION_NOTICE_UNITS = 999;
/** How much later than the table observers may follow, by the ground rules: a day. */
export const MAX_OBSERVERS_DELAY_MINUTES = 24 * 60;
/** Parts of a side that vote by themselves. */
export const MAX_BODIES = 8;
export const MAX_BODY_NAME_CHARS = 40;
export const MAX_BODY_MEMBERS = 200;
export const MAX_OPEN_VOTES = 20;
/** How long a side may let a mediator read its caucus before it has to say so again. */
export const MAX_INVITATION_MINUTES = 24 * 60;
/** Ballots of one member in one vote, the changed ones counted, so that nobody fills the disk. */
export const MAX_BALLOT_CHANGES = 100;
/** What a chief says of the authority for a pass. */
export const MAX_AUTHORISED_CHARS = 300;
export const MAX_MOVES_PER_TRANSMITTAL = 50;
/** What-ifs of one side (or of the mediator) that stand on the screens of a table at a time, and how long each may be. */
export const MAX_SUPPOSALS_PER_SIDE = 20;
export const MAX_SUPPOSAL_CHARS = 2_000;
/** Sentences in which a pass notes what it takes back, and how long one may be. */
export const MAX_NOTES_PER_PASS = 10;
export const MAX_NOTE_CHARS = 500;
/** Proposals that one package may hold: all of them are agreed or withdrawn in one act. */
export const MAX_PACKAGE_MEMBERS = 50;
/** Packages of one side that are open at the same time. All of both sides can lapse in one row of the record. */
export const MAX_LIVE_PACKAGES_PER_SIDE = 25;
/**
 * Characters that are compared for one transmittal after the new-item deadline: of what is split and merged, and of the latest texts and the
 * articles that it comes from. One splitting holds fewer at its longest, and so does a merging of two.
 */
export const MAX_COMPARED_CHARS_PER_TRANSMITTAL = 2_000_000;
/** What one side may have compared over time, whoever of it holds the hand. */
export const COMPARED_CHARS_A_SECOND = 200_000;
export const COMPARED_CHARS_AT_ONCE = 4_000_000;
/** Characters of all texts of one package together, so that it fits into one request. */
export const MAX_PACKAGE_TEXT_CHARS = 400_000;
/** How often the server looks whether the time of a package has passed, and whether a row has come of age for observers. */
export const LOOK_FOR_DUE_EVERY_MS = 1_000;

// What one side may put on the record of one negotiation. The 2007 talks had 26 proposals of one side; beyond these it is a flood.
/** Proposals of one side in whatever standing, lettered parts and what was split or merged among them. */
export const MAX_PROPOSALS_PER_SIDE = 1_000;
/** Passes of one side on one proposal. */
export const MAX_PASSES_PER_PROPOSAL = 300;
/** Characters of all texts that one side has handed across or offered in packages: some 40 of the longest contracts. */
export const MAX_HANDED_CHARS_PER_SIDE = 64_000_000;
/** How often one proposal comes back to the table after its sponsor has withdrawn it. */
export const MAX_REINSTATEMENTS_PER_PROPOSAL = 30;
/** Numbers that one proposal had before its present one. Each leads to it for ever, and nobody gets it again. */
export const MAX_FORMER_NUMBERS_PER_PROPOSAL = 20;
/** Texts on one proposal that one side calls its last, best and final offer. */
export const MAX_FINAL_OFFERS_PER_PROPOSAL = 30;
/** Characters of the present contract language beside one side's proposals, a part's and a piece's with it. Everybody at the table loads them. */
export const MAX_CURRENT_LANGUAGE_CHARS_PER_SIDE = 8_000_000;
/** Characters of all that one side puts on the record, its texts among them. What answers or ends something is taken beyond it, too. */
export const MAX_RECORD_CHARS_PER_SIDE = 128_000_000;
/** What a row takes beside its moves, with the signature, counted for each of them. */
export const RECORD_ROW_CHARS = 1_000;
/** Packages that one side has ever offered, live or over. */
export const MAX_PACKAGES_PER_SIDE = 1_000;
/** Requests for information that one side has ever made. */
export const MAX_INFORMATION_REQUESTS_PER_SIDE = 1_000;
/** Answers to one request that leave something to be given. The one that gives all is always taken. */
export const MAX_ANSWERS_PER_REQUEST = 50;
/** Entries that one side has ever offered for the joint minutes, signed or not. Everybody at the table loads them. */
export const MAX_MINUTES_PER_SIDE = 1_000;
/** Of these, how many may wait for the other side's signature at the same time. */
export const MAX_OPEN_MINUTES_PER_SIDE = 20;
/** The words of one entry of the joint minutes. */
export const MAX_MINUTES_CHARS = 2_000;
/** Statements that one side has published alone or offered as joint ones. Everybody who follows the talks loads them. */
export const MAX_STATEMENTS_PER_SIDE = 100;
/** The words of one statement: some two pages. */
export const MAX_STATEMENT_CHARS = 4_000;
/** Sessions of one negotiation: one on every day of almost three years. */
export const MAX_SESSIONS = 1_000;
/** How often the table may go off the record in one session. Going back is never refused. */
export const MAX_OFF_RECORD_PER_SESSION = 30;

// The current contract.
export const MAX_ARTICLE_NUMBER_CHARS = 40;
/** Articles that one import carries. */
export const MAX_ARTICLES_PER_IMPORT = 2_000;
/** One import as it goes over the event wire, below what one of its messages holds. A longer contract comes in several imports. */
export const MAX_IMPORT_BYTES = 800 * 1024;
/** All articles that there ever were, dropped ones too, each as it last read: a contract of some thousand pages. Everybody at the table loads them. */
export const MAX_CONTRACT_BYTES = 3 * 1024 * 1024;
// What a person brings in from a file or the clipboard. It is read on their own device.
export const MAX_IMPORT_FILE_BYTES = 20 * 1024 * 1024;
/** What is packed in a file, unpacked: more is no contract but an attempt to fill the memory. */
export const MAX_IMPORT_UNPACKED_BYTES = 48 * 1024 * 1024;
export const MAX_IMPORT_PARTS = 4_000;
/** Elements of one packed part. */
export const MAX_IMPORT_XML_NODES = 1_500_000;
export const MAX_IMPORT_XML_DEPTH = 256;
/** Rows of one table, its headings included. */
export const MAX_IMPORT_ROWS = 2_001;
export const MAX_IMPORT_COLUMNS = 100;
export const MAX_IMPORT_TABLES = 200;
export const MAX_IMPORT_TEXT_CHARS = 4_000_000;
/** Rows that are taken into a caucus at once: each of them becomes a draft, and a document holds a bounded number of them. */
export const MAX_ROWS_TAKEN = 500;
/** Their texts together, so that they go over the document wire as one update. */
export const MAX_CHARS_TAKEN = 1_000_000;
/** A file that has not been read after this long is given up. */
export const MAX_IMPORT_READ_MS = 20_000;
/** Imports of one side that the other has neither agreed to nor declined. */
export const MAX_OPEN_IMPORTS = 16;

// The event wire.
export const MAX_EVENT_MESSAGE_BYTES = 1024 * 1024;
export const MAX_REQUESTS_PER_10_SECONDS = 200;
/** What one seat may send over all its tabs: a contract is imported at once. */
export const EVENT_BYTES_A_SECOND = 256 * 1024;
export const EVENT_BYTES_AT_ONCE = 4 * 1024 * 1024;
/** What may have come of one seat's messages that are not whole yet, over all its tabs. */
export const MAX_UNFINISHED_EVENT_BYTES_PER_SEAT = 4 * 1024 * 1024;
/** The same of everybody together. Past it whoever has most comes back. */
export const MAX_UNFINISHED_EVENT_BYTES = 64 * 1024 * 1024;
/** All that somebody has to say who has not said yet for which seat they come. */
export const MAX_UNSEATED_MESSAGE_CHARS = 4 * 1024;
/** All that comes from them until then, whole or not: that message in letters of three bytes, and a few answers to pings. */
export const MAX_UNSEATED_BYTES = 16 * 1024;
/** Asks beyond that, one after the other, at which the connection closes; its client comes back by itself. */
export const MAX_ASKS_BEYOND_BUDGET = 500;
/** What may wait on one connection, in UTF-16 units, while it asks for more. */
export const EVENTS_BACKLOG_CHARS = 8_000_000;
/**
 * What one seat is answered over all its tabs, in UTF-16 units of what goes over the wire: a record of ten thousand rows at once, and the
 * fullest of its answers twice a second from then on.
 */
export const ANSWER_CHARS_AT_ONCE = 32_000_000;
export const ANSWER_CHARS_A_SECOND = 4_000_000;
/** What an event-loop turn makes of answers for one seat before it deals with others. The last of them may be longer. */
export const MAX_ANSWER_CHARS_A_TURN = 200_000;
/** After so long a page asks again for what its seat was too quick to read. */
export const READ_AGAIN_AFTER_MS = 1_000;
/** And so often, before it tells its reader. */
export const MAX_READS_AGAIN = 120;
/** A connection that has taken nothing for this long closes; its client comes back by itself. */
export const EVENTS_STALLED_CLOSES_AFTER_MS = 60_000;
/** Tabs and devices in which one seat is open at a time. */
export const MAX_EVENT_SOCKETS_PER_SEAT = 100;
/** A page opens one, and a Wi-Fi blip makes it open it again. */
export const EVENT_CONNECTS_A_MINUTE = 240;
/** Connections of whoever has not said yet for which seat. Beyond them only those come in who hold a session. */
export const MAX_UNSEATED_EVENT_SOCKETS = 500;
/** The same for whoever holds a session: all their tabs come back at once after a restart, and each says within a moment which seat it is for. */
export const MAX_UNSEATED_EVENT_SOCKETS_PER_SEAT = 100;
/** Rows of the record come in several answers when they are longer than this together. */
export const MAX_RECORD_REPLY_CHARS = 2_000_000;
/** How long a tab may be away and still be sent what it missed. */
export const EVENTS_RECOVERY_MS = 2 * 60 * 1000;
export const EVENTS_PING_EVERY_MS = 10_000;
/** A tab that has not answered a ping for this long counts as gone. */
export const EVENTS_PING_TIMEOUT_MS = 10_000;
/** Time to say which seat it is for, after the connection opened. */
export const EVENTS_SIGN_IN_WITHIN_MS = 10_000;
/** Latest moves that a monitor shows. */
export const MONITOR_MOVES = 12;
export const HEALTH_REPORT_EVERY_MS = 4_000;
/** The monitor says that it is stale when it has heard nothing for this long. */
export const MONITOR_STALE_AFTER_MS = 10_000;
export const MONITOR_EVERY_MS = 2_000;

// Whoever runs the server.
/** One try of the disk answers everybody who asks whether the house is ready, for so long. */
export const READY_PROBE_EVERY_MS = 1_000;

// Papers that the server prints.
/** Papers that wait for the one printer. Who comes later is told to try again, or to print in the browser. */
export const MAX_PAPERS_WAITING = 5;
/** A browser that has not printed within this time is killed. */
export const PRINT_WITHIN_MS = 60_000;
export const MAX_PDF_BYTES = 64 * 1024 * 1024;

// People.
/** Somebody who is overwritten within this time of their own write is told, and can put theirs back. */
export const OVERWRITE_NOTICE_MS = 10_000;
/** Unconfirmed edits older than this are called held on this device. */
export const HELD_AFTER_MS = 2_000;
/** With no connection for this long, a bar across the screen says so and moves are off. */
export const OFFLINE_BAR_AFTER_MS = 5_000;

/** A page that has been connected for this long has its first load behind it, and begins to check the whole record beside itself. */
export const CHECK_RECORD_AFTER_MS = 5_000;
/** After the last news of the table and of the record a page waits this long before it holds the one to the other. */
export const TABLE_SETTLES_MS = 1_000;
/**
 * A table that stays at another row than the record for this long is no matter of which news came first, nor of a wire that is dead: y-websocket
 * finds that out within 33 seconds.
 */
export const TABLE_FOLLOWS_MS = 45_000;
/** A longer record, of some three megabytes, is not read unasked at every joining. */
export const MAX_ROWS_CHECKED_UNASKED = 2_000;
/** So often a device checks a longer one all the same. */
export const LONG_RECORD_CHECKED_EVERY_MS = 24 * 60 * 60 * 1000;

// Plain HTTP.
/** What one seat may ask over HTTP in a minute: a page asks some ten things when it loads. */
export const MAX_HTTP_REQUESTS_A_MINUTE = 1_200;
/** The few messages that come over plain HTTP are far below this. */
export const MAX_HTTP_BODY_BYTES = 64 * 1024;
/** A request that has not come whole within this time is given up, so that nobody holds a connection with half of one. */
export const HTTP_REQUEST_WITHIN_MS = 30_000;

// Seats and links.
export const SESSION_LIFETIME_MS = 90 * 24 * 60 * 60 * 1000;
export const MAX_SEATS_PER_NEGOTIATION = 400;
/** Tries of wrong links that one server answers within a minute, all callers together: a link has 256 bits, so this only slows guessing. */
export const MAX_JOIN_TRIES_PER_MINUTE = 600;
