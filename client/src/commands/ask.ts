import { isLongReading } from "@crosstable/shared/events/is-long-reading";
import type { ReadRecord } from "@crosstable/shared/events/read-record";
import type { Answer, Request } from "@crosstable/shared/events/requests";
import { refuse, type Refusal } from "@crosstable/shared/refusals";

import type { ChainOutcome } from "../socket/event-session.ts";
import { currentEvents } from "../socket/events.ts";
import { readPatiently } from "./read-patiently.ts";

const ANSWER_WITHIN_MS = 8_000;
const LIVE_WITHIN_MS = 10_000;
/** How often one intention is sent before the person is told that the outcome is open. */
const TRIES = 3;

const NO_CONNECTION = "There is no connection to the server. Nothing was sent.";
const NO_ANSWER = "The server did not answer. Try again when the connection is back.";
const OUTCOME_OPEN =
  "The server did not answer, so it is not known here whether this took effect. Look at the record; sending the same again does nothing twice.";

/**
 * Asks the server and waits for its answer. Never invents a success: without an answer the person reads that there was
 * none. What carries a key is sent again with the same key, because the server answers a known key with its first outcome.
 */
export async function ask<Asked extends Request>(
  request: Asked,
): Promise<Answer<Asked["request"]>> {
  return isLongReading(request) ? readPatiently(async () => askNow(request)) : askNow(request);
}

async function askNow<Asked extends Request>(request: Asked): Promise<Answer<Asked["request"]>> {
  const isRepeatable = "key" in request;
  let wasSent = false;
  for (let tries = 0; tries < (isRepeatable ? TRIES : 1); tries += 1) {
    const events = currentEvents();
    const isLive =
      events !== null && (events.isLive() || (wasSent && (await events.whenLive(LIVE_WITHIN_MS))));
    if (!isLive) return { refused: unanswered({ wasSent, isRepeatable }) };
    wasSent = true;
    const outcome = await events.ask(request, ANSWER_WITHIN_MS);
    if (outcome !== "unanswered") return outcome;
  }
  return { refused: unanswered({ wasSent, isRepeatable }) };
}

/** Asks for rows of the record as links of its chain: nothing that is fetched later stands between this page and the comparison. */
export async function askForChain(request: ReadRecord): Promise<ChainOutcome> {
  return readPatiently(
    async () => (await currentEvents()?.askForChain(request, ANSWER_WITHIN_MS)) ?? "unanswered",
  );
}

function unanswered(options: { wasSent: boolean; isRepeatable: boolean }): Refusal {
  if (!options.wasSent) return refuse("not-stored", NO_CONNECTION);
  return refuse("not-stored", options.isRepeatable ? OUTCOME_OPEN : NO_ANSWER);
}
