import type { Answer, Request } from "@crosstable/shared/events/requests";
import { canonicalText } from "@crosstable/shared/record/canonical";
import { judgeHostExpiration } from "@crosstable/shared/record/judge-host-expiration";

import { refused, refusedAsClosed, type Asker, type Desk } from "./desk.ts";
import { commitHostAct, earlierAct } from "./host-desk.ts";
import { instantOf, unreadableWords } from "./wall-time.ts";

type SetExpiration = Extract<Request, { request: "set-expiration" }>;

/**
 * Sets the expiration: the wall time of one official zone, which is one instant for everybody. EXTEND-4: only until a side has made
 * a move of its own.
 */
export function setExpiration(
  desk: Desk,
  asker: Asker,
  asked: SetExpiration,
): Answer<"set-expiration"> {
  const { local, zone } = asked;
  const assumed = [...new Set(asked.assumed)];
  const earlier = earlierAct(desk, asker, {
    key: asked.key,
    kind: "set-expiration",
    isSame: ({ expiration }) =>
      canonicalText([expiration.local, expiration.zone, expiration.assumed]) ===
      canonicalText([local, zone, assumed]),
  });
  if (earlier !== undefined) return "refused" in earlier ? earlier : { done: {} };
  const book = desk.talks.bookOf(asker.seat.negotiation);
  if (book === undefined) return refusedAsClosed();
  const refusal = judgeHostExpiration(book);
  if (refusal !== null) return { refused: refusal };

  const read = instantOf(local, zone);
  if ("unreadable" in read) {
    return refused("expiration-unreadable", unreadableWords(read.unreadable, { local, zone }));
  }
  const expiration = { instant: read.instant, local, zone, assumed };
  commitHostAct(desk, { asker, key: asked.key, act: { kind: "set-expiration", expiration } });
  return { done: {} };
}
