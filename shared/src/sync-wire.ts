/**
 * Message types of the document wire, declared once. 0–3 are the y-websocket protocol
 * (y-protocols 1.0, PROTOCOL.md); 100 is ours.
 */
export const SYNC_MESSAGE = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  /**
   * Server to client, only on sockets opened with `ack=1` in the query, because the stock provider logs an
   * error at types it does not know. One varUint: how many of the writing frames (SyncStep2 and Update) that this
   * socket sent so far are on disk, counted in the order sent. It never shrinks on one socket.
   */
  saved: 100,
  /**
   * Server to client, on the same sockets. One varUint: for so many milliseconds the server reads nothing from this person, who has sent
   * more than the budget. Nothing is lost; what is sent meanwhile waits in the connection.
   */
  slowDown: 101,
} as const;

export const SYNC_STEP = { step1: 0, step2: 1, update: 2 } as const;

/** Query parameter that asks for `saved` messages. */
export const ACK_PARAM = "ack";
/** Query parameter that names the seat whose session opens the socket. */
export const SEAT_PARAM = "seat";

/**
 * Query parameter that says for which epoch of the seat the page was loaded. A page that was away while its seat changed would
 * else come back with what it wrote under the former rights, and never hear of the new ones.
 */
export const EPOCH_PARAM = "epoch";

/** The name of the cookie that holds a seat's session. One a seat, so that one browser can hold several. */
export function sessionCookieName(seat: string): string {
  return `crosstable_${seat}`;
}
