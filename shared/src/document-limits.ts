/** The limits of the document wire: of its messages, updates and sockets, of what a document holds, and of what one person may use. */

/** One WebSocket message of a client. Above it the socket closes with `tooLarge`. */
export const MAX_SYNC_MESSAGE_BYTES = 4 * 1024 * 1024;
/** Pieces of one WebSocket message. Chromium was seen to send one of four megabytes in 1,180, behind many small ones. */
export const MAX_MESSAGE_FRAGMENTS = 16_384;
/** One update typed live is far below this; only a resync after long offline work comes near it. */
export const MAX_UPDATE_BYTES = 4 * 1024 * 1024;
/** What one client says of itself. */
export const MAX_PRESENCE_BYTES = 4 * 1024;
/** Clients for which one socket speaks at a time: a page has one, and another after it has begun a document anew. */
export const MAX_PRESENCES_PER_SOCKET = 4;
/** One presence message: the stock provider sends back what it heard of everybody in the room. */
export const MAX_PRESENCE_MESSAGE_BYTES = 256 * 1024;
/** Structs of one update that the server does not hold yet. */
export const MAX_UPDATE_STRUCTS = 20_000;
/** Structs of one update in all: a page that loads its copy from the device may send the whole document again. */
export const MAX_UPDATE_KNOWN_STRUCTS = 400_000;
/** Writers whose new writing one update carries; a page has one clientID at a time. */
export const MAX_UPDATE_WRITERS = 64;
/** Every resync carries the whole delete set of the document, so this bounds the document's age more than the sender. */
export const MAX_UPDATE_DELETE_RANGES = 200_000;
/** Deletes of one update that hit what is not deleted yet. Each can cut a text in two, and the cost of cutting grows with the pieces. */
export const MAX_UPDATE_LIVE_DELETES = 20_000;
/**
 * Steps that finding the places of one update's structs among concurrent ones may take, and tidying up after its deletes: some tenth of
 * a second, with what Yjs does then. Somebody who was away while 260,000 pieces came in at their place is still let in.
 */
export const MAX_UPDATE_CONFLICT_STEPS = 300_000;
/** Steps up from what an update's structs are put into, to see how deep they will stand. */
export const MAX_UPDATE_DEPTH_STEPS = 100_000;
/** Steps from the left to the right neighbours of an update before it is applied; what is farther apart is looked at afterwards. */
export const MAX_UPDATE_ORDER_STEPS = 20_000;
/** Steps from what an update has put in to its neighbours, after it is applied. Where more are needed, the lists that they stand in are counted through once. */
export const MAX_UPDATE_NEIGHBOUR_STEPS = 50_000;
/**
 * Pieces of one text with marks in it, deleted ones counted with the others. Yjs looks at each of them for each of them when the
 * text is deleted, on the server and in every browser. A paragraph has a few hundred.
 */
export const MAX_MARKED_TEXT_PIECES = 5_000;
/** Roots of one document: a draft has one of its own. */
export const MAX_DOCUMENT_ROOTS = 5_000;
/** Keys of one map: a cell has one of its own. Where two sides write, half of them for each. */
export const MAX_MAP_KEYS = 8_000;
/** Writers of one document, half of them for each side. Below what a client may count up, so that every page can still say what it holds. */
export const MAX_DOCUMENT_WRITERS = 90_000;
/** How deep lists and tables may stand in each other in the notes. */
export const MAX_NOTES_DEPTH = 64;
/**
 * Structs of one document, half of them for each side where two sides write. Each takes some 250 bytes of memory, here and in every
 * browser; a table that thirty people have written over for months has some hundred thousand.
 */
export const MAX_DOCUMENT_STRUCTS = 1_000_000;
/** They are counted in a document of this size: each takes two bytes at least, so below it there cannot be half of them. */
export const COUNT_STRUCTS_FROM_BYTES = 1_000_000;
/** A document that has grown beyond this takes no more writing. */
export const MAX_DOCUMENT_BYTES = 64 * 1024 * 1024;
/** Awareness clocks grow by one an update; a jump beyond this is an attempt to freeze somebody's presence. */
export const MAX_PRESENCE_CLOCK_STEP = 1_000;
/** A clock with which a page may begin; it goes up by a few a second at most. */
export const MAX_PRESENCE_CLOCK = 2 ** 31;
/** Writers that a client may count up when it says what it holds. */
export const MAX_STATE_VECTOR_ENTRIES = 100_000;
/** Resyncs that one socket may cause before it closes: more often means it cannot be mended by repeating. */
export const MAX_RESYNCS_PER_MINUTE = 6;
/** Bytes waiting in a socket's buffer past which presence is no longer sent to it. */
export const SOCKET_SOFT_BACKLOG_BYTES = 1024 * 1024;
/** Bytes waiting past which the socket closes with `tryAgain` and resyncs. */
export const SOCKET_HARD_BACKLOG_BYTES = 8 * 1024 * 1024;
/** Answers to people who come back that a document keeps until it changes, and how long they may be together, save for the newest. */
export const KEPT_REPLIES = 8;
export const KEPT_REPLY_BYTES = 8 * 1024 * 1024;
/** Documents are dealt with in one turn until so many people who write have been told; the rest follow in the next turns, each with a commit of its own. */
export const WRITERS_A_TURN = 400;
/** Readers that are told of news in one turn of the event loop; thousands more wait for the next turns, and writers do not wait for them. */
export const READERS_A_TURN = 256;
/** A reader whose backlog has been above the soft bound for this long, and has gone down by less than below, is not merely slow; its socket closes and resyncs. */
export const SOCKET_BACKLOG_AGE_MS = 20_000;
/** What a slow reader takes in that time: some three kilobytes a second. */
export const SOCKET_TAKES_AT_LEAST_BYTES = 64 * 1024;
/** While a document is on its way to a page, the page says so often that it is there: on a slow line it can answer no ping before it has all of it. */
export const LOADING_SAYS_SO_EVERY_MS = 10_000;
/** So long a page waits for a document, and does not take its line for dead. */
export const LOAD_WITHIN_MS = 5 * 60_000;
/** Bytes waiting in all sockets together past which those with the longest backlog close. */
export const PROCESS_BACKLOG_BYTES = 512 * 1024 * 1024;
/** Document sockets of the whole process. */
export const MAX_DOCUMENT_SOCKETS = 50_000;
/** Frames of one socket that are dealt with in one turn; the rest waits for the next, so that nobody waits for a flood. */
export const FRAMES_A_TURN = 64;
// What one person may send, over all their tabs. Typing is some twenty frames a second, an hour's offline work is one frame.
export const FRAMES_A_SECOND = 250;
export const FRAMES_AT_ONCE = 2_500;
export const BYTES_A_SECOND = 1024 * 1024;
export const BYTES_AT_ONCE = 32 * 1024 * 1024;
// What reading and applying it costs, in steps of about a ten-thousandth of a millisecond. A letter typed costs some fifty; to bring
// together what many wrote at once in one place costs more than its bytes tell.
export const STEPS_A_SECOND = 500_000;
export const STEPS_AT_ONCE = 10_000_000;
/** Steps of one person that are taken in one turn, some twenty milliseconds; the rest waits for the next, so that nobody waits for it. */
export const STEPS_A_TURN = 200_000;
/** What one person shows anew of themselves, over all their tabs; a caret that runs through a text with its key held moves thirty times a second. */
export const PRESENCES_A_SECOND = 40;
export const PRESENCES_AT_ONCE = 400;
/** What may have come of one person's messages that are not whole yet, over all their tabs: six of the longest ones. */
export const MAX_UNFINISHED_BYTES_PER_PERSON = 24 * 1024 * 1024;
/** The same of everybody together. Past it whoever has most comes back. */
export const MAX_UNFINISHED_BYTES = 256 * 1024 * 1024;
/** A message that has begun comes whole within this time, and a second more for so much of it as is there: a slow line brings four megabytes in 17 minutes. */
export const UNFINISHED_WITHIN_MS = 30_000;
export const UNFINISHED_BYTES_A_SECOND = 4 * 1024;
/** Document sockets that one person has open, over all their tabs: fifty tabs. */
export const MAX_SOCKETS_PER_PERSON = 200;
/** A page opens some four documents, and a Wi-Fi blip makes it open them again. */
export const CONNECTS_A_MINUTE = 120;
/** Somebody who has been made to wait for this long on end is closed out. */
export const FLOOD_CLOSES_AFTER_MS = 20_000;
/** Presence waits this long for an edit that takes it along, and for others' presence: a caret is a step behind its letter anyway. */
export const PRESENCE_WAITS_MS = 30;
export const SYNC_PING_EVERY_MS = 10_000;
/** Pings without an answer after which a connection counts as dead. */
export const MISSED_PONGS_BEFORE_CUT = 2;
/** How long a socket that was told to close may take to answer before it is cut. */
export const SYNC_CLOSE_WITHIN_MS = 2_000;
/** A document that nobody reads stays in memory this long, for whoever reloads a page. */
export const UNLOAD_DOCUMENT_AFTER_MS = 30_000;
/** A document to which nobody writes lets its working copy go after this long, though people have it open. */
export const REST_DOCUMENT_AFTER_MS = 5_000;
/** A larger one waits as many times longer as it has so many bytes: to load it again for the next edit takes as much longer. */
export const REST_DOCUMENT_BYTES = 256 * 1024;
export const CLIENT_IDS_PER_LEASE = 4;
/** Ids that one seat may lease for one document within an hour: many tabs, many reloads, no flood. */
export const MAX_CLIENT_IDS_PER_HOUR = 2_000;
/** Updates in a document's log before it is compacted in the background, while people go on writing. Loading so many takes some 20 ms. */
export const COMPACT_AFTER_UPDATES = 2_000;
/** The same for a document that nobody writes to: its log becomes a snapshot, which whoever joins is sent as it is. */
export const COMPACT_RESTING_UPDATES = 200;
export const COMPACT_RESTING_BYTES = 128 * 1024;
/** Bytes in a document's log before it is compacted, so that cells written over do not count against its room for long. */
export const COMPACT_AFTER_BYTES = 8 * 1024 * 1024;
