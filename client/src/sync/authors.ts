import type { SeatId } from "@crosstable/shared/ids";
import { authorsReply, type MeReply } from "@crosstable/shared/session/sign-in";

import type { Authors } from "./cell-book.ts";

/** Unknown ids come in bursts when a document loads: one question serves them all. */
const ASK_AFTER_MS = 60;
const ASK_AGAIN_AFTER_MS = 5_000;

/** Who wrote under which clientID in one document, asked of the server and remembered: an id never changes hands. */
export function openAuthors(options: {
  me: MeReply;
  document: string;
  ownClientId: () => number;
}): Authors {
  const { me, document, ownClientId } = options;
  const known = new Map<number, SeatId>();
  const askedMs = new Map<number, number>();
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setTimeout> | null = null;

  const ask = async () => {
    timer = null;
    const found = await fetchAuthors(me, document);
    let isNew = false;
    for (const [client, seat] of found) {
      isNew ||= !known.has(client);
      known.set(client, seat);
    }
    if (isNew) for (const listener of listeners) listener();
  };

  const lookUp = (client: number) => {
    const nowMs = Date.now();
    if (nowMs - (askedMs.get(client) ?? 0) < ASK_AGAIN_AFTER_MS) return;
    askedMs.set(client, nowMs);
    timer ??= setTimeout(() => void ask(), ASK_AFTER_MS);
  };

  return {
    seatOf: (client) => {
      if (client === ownClientId()) return me.seat.seat;
      const seat = known.get(client);
      if (seat === undefined) lookUp(client);
      return seat;
    },
    onFound: (listener) => void listeners.add(listener),
  };
}

async function fetchAuthors(me: MeReply, document: string): Promise<[number, SeatId][]> {
  try {
    const reply = await fetch(
      `/api/seats/${me.seat.seat}/authors?document=${encodeURIComponent(document)}`,
    );
    if (!reply.ok) return [];
    const { authors } = authorsReply.parse(await reply.json());
    return Object.entries(authors).map(([client, seat]) => [Number(client), seat]);
  } catch {
    // Without a connection the names come later; a cell without its writer is still a cell.
    return [];
  }
}
